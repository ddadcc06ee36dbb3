import SpawnerConfig
import SpawnerKit
import YAMLEdit

/// Findings as text for people, and for tools that look for `file:line:column:`.
struct LintText: Sendable {
  let style: Style
  /// The width of the terminal; nil where there is none, and so no source is shown.
  let columns: Int?

  /// What was found in a file, a few lines each.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - severity: The least serious findings to show.
  /// - Returns: Lines, each ended by a newline; nothing where nothing was found.
  func rendered(_ file: LintedFile, from severity: Finding.Severity) -> String {
    let findings = file.findings(from: severity)
    guard !findings.isEmpty else { return "" }
    let source = columns.map { _ in SourceLines(file.bytes) }
    return findings.map { finding in
      heading(of: finding, in: file.origin) + (source.map { excerpt(finding, in: $0) } ?? "")
        + "    effect: \(finding.effect)\n    remedy: \(finding.remedy)\n"
    }.joined()
  }

  /// The first line of a finding.
  func heading(of finding: Finding, in origin: LintOrigin) -> String {
    style(.location, "\(origin.placePrefix)\(finding.location):") + " "
      + style(finding.severity.role, "\(finding.severity.rawValue) \(finding.rule):") + " "
      + style(.strong, finding.message) + "\n"
  }

  private func excerpt(_ finding: Finding, in source: SourceLines) -> String {
    SourceExcerpt(
      line: source.line(finding.location.line),
      location: finding.location,
      columns: columns ?? 80
    )
    .rendered(style: style)
  }

  /// What is wrong with an object of the cluster.
  func rendered(_ finding: ClusterFinding) -> String {
    style(.location, "\(finding.object):") + " "
      + style(finding.severity.role, "\(finding.severity.rawValue) \(finding.rule.id):") + " "
      + style(.strong, finding.message) + "\n"
      + "    effect: \(finding.effect)\n    remedy: \(finding.remedy)\n"
  }

  /// How many findings there are of each severity: `3 errors, 1 warning`.
  static func words(counting severities: [Finding.Severity]) -> String {
    let counts = [Finding.Severity.error, .warning, .info].compactMap { severity -> String? in
      let count = severities.count { $0 == severity }
      return count == 0 ? nil : count.of(severity.rawValue)
    }
    return counts.isEmpty ? "no findings" : counts.joined(separator: ", ")
  }

  /// Whether a file's generation goes together with the web app.
  static func words(for fit: GenerationFit) -> String {
    guard let generation = fit.generation else { return "none, the file has no form in it" }
    let writtenFor = fit.writtenFor ?? "\(generation.rawValue) or any other"
    return fit.isFitting
      ? "Kubeflow \(writtenFor), fits the web app \(fit.appVersion)"
      : "a file of Kubeflow \(writtenFor) does not fit the web app \(fit.appVersion), "
        + "which reads files of Kubeflow \(fit.wantedBy)"
  }
}

extension Finding.Severity {
  fileprivate var role: Style.Role {
    switch self {
    case .error: .bad
    case .warning: .warning
    case .info: .location
    }
  }
}
