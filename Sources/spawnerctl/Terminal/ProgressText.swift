import SpawnerKit

/// The story's words: one line for each step that is worth one.
///
/// Pure: event in, words out.
struct ProgressText: Sendable {
  /// How much a step deserves on a terminal.
  enum Weight: Hashable, Sendable {
    /// Stays on the screen.
    case milestone
    /// Only shown while it is true; in a pipe it is a line like any other.
    case passing
  }

  let style: Style

  /// The words for a step, or nothing for one that is told elsewhere.
  func line(for event: ProgressEvent) -> (weight: Weight, text: String)? {
    switch event {
    case .located, .replanned:
      nil
    case .writing(let configMap, let isDryRun):
      isDryRun
        ? (.passing, "asking the server to check the change of ConfigMap '\(configMap)'")
        : (.passing, "writing ConfigMap '\(configMap)'")
    case .written(let version):
      (.milestone, "written: resourceVersion \(version)")
    case .conflict(let attempt, let limit):
      (.milestone, "someone else changed the ConfigMap meanwhile (attempt \(attempt) of \(limit))")
    case .rolling(let deployment, let strategy):
      (.milestone, "restarting Deployment '\(deployment)' (\(strategy.rawValue))")
    case .scaledToZero(let deployment):
      (.milestone, "Deployment '\(deployment)' wants no pods: nothing to wait for")
    case .pod(let name, let state):
      (.passing, "pod '\(name)': \(state)")
    case .warning(let object, let reason, let message):
      (.milestone, style(.warning, "warning: ") + "\(object): \(reason): \(message)")
    case .ready(let pods):
      (.milestone, "ready: \(pods.count.of("pod"))")
    case .proving(let pod, let method):
      (.passing, "asking pod '\(pod)' what it serves (\(method.words))")
    case .notYet(let pod, let reason):
      (.passing, "pod '\(pod)' does not serve the file yet: \(reason)")
    case .proved(let proof):
      (.milestone, line(for: proof))
    case .overtaken(let configMap):
      (
        .milestone,
        "someone else has changed ConfigMap '\(configMap)' since; it still holds the change"
      )
    case .undoing(let reason):
      (.milestone, style(.bad, "undoing the change: ") + reason)
    case .restored(let version):
      (.milestone, "the old text is back: resourceVersion \(version)")
    }
  }

  private func line(for proof: PodProof) -> String {
    let mark = proof.method >= .servedFromInside ? style(.good, "proved: ") : "seen: "
    let reason = proof.reason.map { " (\($0))" } ?? ""
    return switch proof.method {
    case .servedThroughProxy, .servedFromInside:
      mark + "pod '\(proof.pod)' serves the written file, \(proof.answers.of("answer")) in a row, "
        + proof.method.words + reason
    case .mountedFile:
      mark + "pod '\(proof.pod)' has the written file mounted; the app was not asked" + reason
    case .logLine:
      mark + "pod '\(proof.pod)' logged that it reads the mounted file; the app was not asked"
        + reason
    case .none:
      "not proved: nothing could be learnt about pod '\(proof.pod)'" + reason
    }
  }
}

extension ProofMethod {
  /// The method in words.
  var words: String {
    switch self {
    case .servedThroughProxy: "asked through the API server"
    case .servedFromInside: "asked from inside the container by exec"
    case .mountedFile: "by the mounted file"
    case .logLine: "by its log"
    case .none: "by nothing"
    }
  }
}

extension Int {
  /// The number with its noun: `1 pod`, `2 pods`.
  func of(_ noun: String) -> String {
    self == 1 ? "1 \(noun)" : "\(self) \(noun)s"
  }
}

extension Duration {
  /// For people: `850 ms`, `2.4 s`, `3 min 05 s`.
  var words: String {
    let milliseconds = components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    if milliseconds < 1000 { return "\(milliseconds) ms" }
    if milliseconds < 60_000 {
      let tenths = milliseconds / 100
      return "\(tenths / 10).\(tenths % 10) s"
    }
    let seconds = milliseconds / 1000
    let rest = seconds % 60
    return "\(seconds / 60) min \(rest < 10 ? "0" : "")\(rest) s"
  }

  /// For the live line: `0:07`.
  var onWatch: String {
    let rest = components.seconds % 60
    return "\(components.seconds / 60):\(rest < 10 ? "0" : "")\(rest)"
  }
}
