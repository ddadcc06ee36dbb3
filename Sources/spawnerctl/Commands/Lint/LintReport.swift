import SpawnerConfig
import SpawnerKit

/// Everything that a check found.
struct LintReport: Sendable {
  let files: [LintedFile]
  let failures: [LintFailure]
  /// What is wrong with the objects around the live file.
  var cluster: [ClusterFinding] = []
  /// The least serious findings to show.
  let least: Finding.Severity

  /// What to tell the shell: that a file could not be checked counts for more than findings.
  func status(failingOn severity: Finding.Severity) -> ExitStatus {
    if let failure = failures.first { return failure.failure.status }
    return severities.contains { $0 >= severity } ? .found : .done
  }

  /// How serious each thing is that was found, shown or not.
  private var severities: [Finding.Severity] {
    files.flatMap { $0.findings.map(\.severity) } + cluster.map(\.severity)
  }

  /// What is to be shown of the objects around the live file.
  var shownCluster: [ClusterFinding] { cluster.filter { $0.severity >= least } }

  /// The last line of the story: `3 errors, 1 warning in 2 files`.
  var summary: String {
    let shown = files.map { $0.findings(from: least) }
    let said = shown.flatMap(\.self).map(\.severity) + shownCluster.map(\.severity)
    let hidden = severities.count - said.count
    let touched = shown.count { !$0.isEmpty }
    let place =
      touched == files.count || touched == 0
      ? files.count.of("file") : "\(touched) of \(files.count.of("file"))"
    let fixable = shown.flatMap(\.self).count { $0.fix != nil }
    return LintText.words(counting: said) + " in \(place)"
      + (cluster.isEmpty ? "" : " and the objects around it")
      + (fixable > 0 ? "; \(fixable) can be mended with --fix" : "")
      + (hidden > 0 ? "; \(hidden) less serious not shown" : "")
      + (failures.isEmpty ? "" : "; \(failures.count.of("file")) not checked")
  }
}

extension LintReport: Encodable {
  private enum CodingKeys: String, CodingKey {
    case files, cluster, failures, summary
  }

  private enum FileKeys: String, CodingKey {
    case file, configMap, key, appVersion, generation, writtenFor, fitsApp, findings
  }

  private enum SummaryKeys: String, CodingKey {
    case files, errors, warnings, infos
  }

  /// Writes files in their order with the findings that are shown; the summary counts all.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    var list = container.nestedUnkeyedContainer(forKey: .files)
    for file in files { try encode(file, to: &list) }
    try container.encode(shownCluster, forKey: .cluster)
    try container.encode(failures, forKey: .failures)
    var summary = container.nestedContainer(keyedBy: SummaryKeys.self, forKey: .summary)
    try summary.encode(files.count, forKey: .files)
    try summary.encode(severities.count { $0 == .error }, forKey: .errors)
    try summary.encode(severities.count { $0 == .warning }, forKey: .warnings)
    try summary.encode(severities.count { $0 == .info }, forKey: .infos)
  }

  private func encode(
    _ file: LintedFile,
    to list: inout any UnkeyedEncodingContainer
  ) throws {
    var entry = list.nestedContainer(keyedBy: FileKeys.self)
    if case .configMap(let name, let key) = file.origin {
      try entry.encode(name, forKey: .configMap)
      try entry.encode(key, forKey: .key)
    } else {
      try entry.encode(file.origin.path, forKey: .file)
    }
    try entry.encode(file.fit.appVersion.description, forKey: .appVersion)
    try entry.encodeIfPresent(file.fit.generation, forKey: .generation)
    try entry.encodeIfPresent(file.fit.writtenFor, forKey: .writtenFor)
    try entry.encode(file.fit.isFitting, forKey: .fitsApp)
    try entry.encode(file.findings(from: least), forKey: .findings)
  }
}
