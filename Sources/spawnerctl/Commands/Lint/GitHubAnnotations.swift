import SpawnerConfig
import SpawnerKit
import YAMLEdit

/// Findings as commands to a GitHub workflow, which shows them beside the lines they are about.
enum GitHubAnnotations {
  /// One line for each finding that is to be shown, and for each file that could not be checked.
  static func rendered(_ report: LintReport) -> String {
    report.files.flatMap { file in
      file.findings(from: report.least).map { line(for: $0, in: file.origin) }
    }.joined() + report.shownCluster.map(line).joined() + report.failures.map(line).joined()
  }

  private static func line(for finding: Finding, in origin: LintOrigin) -> String {
    let message = "\(finding.message); \(finding.effect); \(finding.remedy)"
    guard case .file(let path) = origin else {
      let place = "\(origin.placePrefix)\(finding.location): "
      return "::\(finding.severity.command) title=\(finding.rule)::\(data(place + message))\n"
    }
    let place = "line=\(finding.location.line),col=\(finding.location.column)"
    return "::\(finding.severity.command) file=\(property(path)),\(place),title=\(finding.rule)"
      + "::\(data(message))\n"
  }

  private static func line(for finding: ClusterFinding) -> String {
    let message = "\(finding.object): \(finding.message); \(finding.effect); \(finding.remedy)"
    return "::\(finding.severity.command) title=\(finding.rule.id)::\(data(message))\n"
  }

  private static func line(for failure: LintFailure) -> String {
    let place = if case .file(let path) = failure.origin { "file=\(property(path))," } else { "" }
    return "::error \(place)title=not checked::\(data(failure.failure.message))\n"
  }

  /// A text behind the second pair of colons.
  private static func data(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  /// A text between commas.
  private static func property(_ text: String) -> String {
    data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}

extension Finding.Severity {
  fileprivate var command: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .info: "notice"
    }
  }
}
