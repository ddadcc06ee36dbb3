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
    candidates.count > 1
      ? ["there are:"] + candidates.map { "  " + $0 } : candidates.map { "there is: " + $0 }
  }

  /// What could have been meant, where no hint says so.
  static func candidates(of error: SpawnerConfigError) -> [String] {
    error.isMisspelt ? [] : candidates(error.candidates)
  }

  /// What the web app would do with a file that a change would break.
  static func effect(of error: SpawnerError) -> [String] {
    guard error.code == .invalidResult, error.underlying == nil, let first = error.findings.first,
      first.location == error.location
    else { return [] }
    return [first.effect]
  }

  /// Why the web app cannot become ready, and what it logged last.
  static func rollout(_ failure: RolloutFailure?) -> [String] {
    guard let failure, !failure.log.isEmpty else { return [] }
    let name = failure.pod.map { " of pod '\($0)'" } ?? ""
    return ["the last log lines\(name):"] + failure.log.map { "  " + $0 }
  }

  /// That all is as it was.
  static let nothingChanged = "nothing was changed"

  /// That nothing was written, where the message itself is about something else.
  static func reassurance(_ error: SpawnerError) -> [String] {
    let isAboutState: Set<SpawnerError.Code> = [.interrupted, .conflict, .failed]
    guard error.change == .nothing, !isAboutState.contains(error.code) else { return [] }
    return [nothingChanged]
  }
}
