public import YAMLEdit

/// Something that the file does not show by itself.
public struct FormNote: Hashable, Sendable {
  /// What follows.
  public enum Kind: Hashable, Sendable {
    /// Users see or get something else than the file says.
    case difference
    /// LAUNCH stays off.
    case launchOff
    /// Sending the form is answered with this status.
    case answer(Int)
    /// The notebook is accepted, and then its pod is refused.
    case podRefused
  }

  /// What follows.
  public let kind: Kind
  /// What it is, in a few words.
  public let text: String
  /// The place in the file's value, counted from `spawnerFormDefaults`.
  public let path: YAMLPath?
  /// The line and column, both counted from 1.
  public let location: SourceLocation?

  init(
    _ kind: Kind,
    _ text: String,
    path: YAMLPath? = nil,
    location: SourceLocation? = nil
  ) {
    self.kind = kind
    self.text = text
    self.path = path
    self.location = location
  }

  /// The text with what follows from it.
  public var words: String {
    switch kind {
    case .difference: text
    case .launchOff: "LAUNCH stays off: \(text)"
    case .answer(let status): "launching is answered with \(status): \(text)"
    case .podRefused: "the pod is refused: \(text)"
    }
  }

  /// Whether users cannot get a notebook without doing something about it.
  public var isFailure: Bool { kind != .difference }

  /// The path as commands take it: without the key that all have in common.
  static func shortened(_ path: String) -> YAMLPath? {
    do { return try YAMLPath(parsing: path).belowDefaults } catch { return nil }
  }
}

extension YAMLPath {
  /// The path as commands take it: without the key that all have in common.
  var belowDefaults: YAMLPath {
    steps.first == .key("spawnerFormDefaults") ? YAMLPath(Array(steps.dropFirst())) : self
  }
}
