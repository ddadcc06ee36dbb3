import SpawnerConfig
import SpawnerKit

/// What stands below an error message, a line each.
enum Details {
  /// What is wrong with the file; the first few, since one cause often shows many times.
  static func findings(_ findings: [Finding]) -> [String] {
    let shown = findings.prefix(5).map { TextRenderer.line(for: $0) }
    return findings.count > 5 ? shown + ["and \(findings.count - 5) more"] : shown
  }

  /// What could have been meant.
  static func candidates(_ candidates: [String]) -> [String] {
    candidates.isEmpty ? [] : ["there is: " + candidates.joined(separator: ", ")]
  }

  /// Why the web app cannot become ready, and what it logged last.
  static func rollout(_ failure: RolloutFailure?) -> [String] {
    guard let failure, !failure.log.isEmpty else { return [] }
    let name = failure.pod.map { " of pod '\($0)'" } ?? ""
    return ["the last log lines\(name):"] + failure.log.map { "  " + $0 }
  }

  /// What is different in the cluster now.
  static func state(_ state: ChangeState) -> [String] {
    switch state {
    case .nothing: ["nothing was changed"]
    case .maybeWritten: ["the new text was on its way: it may have been written"]
    case .written(let version):
      ["the new text is written (resourceVersion \(version)); the pods were not restarted"]
    case .rolling(let version?):
      ["the new text is written (resourceVersion \(version)) and the pods are being restarted"]
    case .rolling(nil): ["the pods are being restarted; the file was not changed"]
    case .restored(let version):
      ["the old text is back (resourceVersion \(version)); whether it is served was not seen"]
    case .undone: ["the old text is back and is served"]
    }
  }
}
