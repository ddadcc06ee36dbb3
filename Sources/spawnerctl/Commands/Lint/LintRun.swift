import SpawnerConfig
import SpawnerKit

/// A check from its files to its exit status.
struct LintRun: Sendable {
  let command: SpawnerCtl.Lint
  let console: Console

  private var context: CommandContext { console.context }
  private var checks: LintCheckOptions { command.checks }

  /// Checks what is named, and shows what was found.
  func run() async throws -> ExitStatus {
    let report = command.paths.isEmpty ? try await liveReport() : try await fileReport()
    context.output.text(try rendered(report))
    tell(of: report)
    return report.status(failingOn: checks.failOn.severity)
  }

  private func rendered(_ report: LintReport) throws -> String {
    switch command.output {
    case .text:
      let text = LintText(
        style: console.resultStyle,
        columns: context.output.isTerminal ? context.columns : nil
      )
      return report.files.map { text.rendered($0, from: report.least) }.joined()
        + report.shownCluster.map(text.rendered).joined()
    case .json: return try JSONRenderer.render(report)
    case .sarif: return try JSONRenderer.render(SARIFLog(report).json)
    case .github: return GitHubAnnotations.rendered(report)
    }
  }

  private func tell(of report: LintReport) {
    for failure in report.failures { failure.failure.report(on: context) }
    for file in report.files where !file.fit.isFitting {
      console.say("\(file.origin.name): \(LintText.words(for: file.fit))")
    }
    console.say(report.summary)
  }

  // MARK: What is checked

  private func liveReport() async throws -> LintReport {
    let options = command.installation
    let found = try await options.withSpawner(on: console) { spawner, _ in
      try await spawner.lint(options.selector)
    }
    if let installation = found.installation, checks.appVersion == nil,
      installation.appVersion == nil
    {
      console.say(
        "note: the image of the web app names no release, so the file is checked for the newest, "
          + AppVersion.newest.description
      )
    }
    let file = found.installation.map { LintedFile($0, for: checks.appVersion) }
    return LintReport(
      files: [file].compactMap(\.self),
      failures: [],
      cluster: found.findings,
      least: checks.severity.severity
    )
  }

  private func fileReport() async throws -> LintReport {
    let reader = try LintReader(
      context: context,
      selector: command.installation.selector,
      place: command.file.place(),
      appVersion: checks.appVersion ?? .newest
    )
    let results = try await reader.results(for: reader.targets(named: command.paths))
    return LintReport(
      files: results.compactMap { result in
        if case .success(let file) = result { file } else { nil }
      },
      failures: results.compactMap { result in
        if case .failure(let failure) = result { failure } else { nil }
      },
      least: checks.severity.severity
    )
  }
}
