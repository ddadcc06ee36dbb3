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
    let results =
      command.paths.isEmpty ? [.success(try await liveFile())] : try await checkedFiles()
    let report = LintReport(
      files: results.compactMap { result in
        if case .success(let file) = result { file } else { nil }
      },
      failures: results.compactMap { result in
        if case .failure(let failure) = result { failure } else { nil }
      },
      least: checks.severity.severity
    )
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

  private func liveFile() async throws -> LintedFile {
    let options = command.source.installation
    return try await options.withSpawner(on: console) { spawner, _ in
      let found = try await spawner.locate(options.selector)
      if checks.appVersion == nil && found.appVersion == nil {
        console.say(
          "note: the image of the web app names no release, so the file is checked for the newest, "
            + AppVersion.newest.description
        )
      }
      return LintedFile(found, for: checks.appVersion)
    }
  }

  private func checkedFiles() async throws -> [LintResult] {
    let reader = LintReader(
      context: context,
      selector: command.source.installation.selector,
      appVersion: checks.appVersion ?? .newest
    )
    return try await reader.results(for: reader.targets(named: command.paths))
  }
}
