import KubeCore

/// What a change that came to no good end fell short of, and the words for it.
///
/// That a change is not live and that nobody could see whether it is are two things: after a login
/// that has expired nothing more is known of the pods.
struct Shortfall: Sendable {
  enum Kind: Sendable {
    /// The pods do not serve the file, or cannot; where another file was written, by whom.
    case notLive(Overwriting?)
    /// The pods could not be renewed.
    case notRenewed
    /// The cluster could not be asked to the end.
    case unseen
  }

  let kind: Kind
  /// Why, in words.
  let reason: String

  /// The change stays, as it was asked for.
  func kept(_ written: Change.Written) -> String {
    switch kind {
    case .notLive(let overwriting?): "the change did not become live: \(overwriting.words)"
    case .notLive(nil):
      "the change did not become live and was kept in \(written.configMap): \(reason)"
    case .notRenewed:
      "\(written.words) and was kept, but the pods could not be renewed: \(reason)"
    case .unseen:
      "\(written.words) and was kept; whether it is live is not known: \(reason)"
    }
  }

  /// The old text could not be put back.
  ///
  /// - Parameters:
  ///   - written: The change.
  ///   - obstacle: What was in the way.
  ///   - isOpen: Whether the old text may be back all the same.
  /// - Returns: What to say.
  func notUndone(_ written: Change.Written, _ obstacle: any Error, isOpen: Bool) -> String {
    let undoing =
      (isOpen ? "whether it was undone is not known: " : "could not be undone: ")
      + Self.words(of: obstacle)
    let it = isOpen ? "" : "it "
    return switch kind {
    case .notLive: "the change did not become live (\(reason)) and \(undoing)"
    case .notRenewed:
      "\(written.words), but the pods could not be renewed (\(reason)), and \(it)\(undoing)"
    case .unseen:
      "\(written.words); whether it is live is not known (\(reason)), and \(it)\(undoing)"
    }
  }

  /// The old text is back, but was not seen to be live.
  func restored(_ written: Change.Written, _ obstacle: any Error) -> String {
    "\(subject) (\(reason)); the old file is back in \(written.configMap), but is not proved to be "
      + "live: \(Self.words(of: obstacle))"
  }

  /// The old text is back and live.
  var undone: String {
    switch kind {
    case .notLive: "\(subject) and was undone: \(reason)"
    case .notRenewed: "\(subject), so the change was undone: \(reason)"
    case .unseen: "\(subject), so it was undone: \(reason)"
    }
  }

  private var subject: String {
    switch kind {
    case .notLive: "the change did not become live"
    case .notRenewed: "the pods could not be renewed"
    case .unseen: "whether the change is live could not be seen"
    }
  }

  /// An error in words.
  static func words(of error: any Error) -> String {
    (error as? LivenessFailure)?.words ?? "\(error)"
  }
}

extension Change.Written {
  fileprivate var configMap: String { "ConfigMap '\(installation.configMapName)'" }

  /// What was done.
  fileprivate var words: String {
    "the change was written to \(configMap) (resourceVersion \(resourceVersion))"
  }
}
