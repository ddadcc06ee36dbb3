import ArgumentParser
import SpawnerConfig
import SpawnerKit

/// `lint --fix`: mends files, or the live one, by the way every change takes, and lists what remains.
struct MendRun: Sendable {
  let command: SpawnerCtl.Lint
  let console: Console

  private var context: CommandContext { console.context }
  private var version: AppVersion? { command.checks.appVersion }

  /// Mends what is named.
  func run() async throws -> ExitStatus {
    command.paths.isEmpty ? try await mendLiveFile() : try mendFiles()
  }

  // MARK: The cluster

  private func mendLiveFile() async throws -> ExitStatus {
    let run = run(onFile: nil)
    let report = try await run.changeInCluster(console)
    let status = try run.finish(report, console: console)
    let origin = LintOrigin.configMap(name: report.configMap, key: report.key)
    let left = tell(report.review.remaining, in: [(origin, report.review.remaining)])
    return status == .done ? left : status
  }

  // MARK: Files

  private func mendFiles() throws -> ExitStatus {
    let reader = try LintReader(
      context: context,
      selector: command.installation.selector,
      place: command.file.place(),
      appVersion: version ?? .newest
    )
    var report = MendReport(files: [], failures: [])
    for target in reader.targets(named: command.paths) {
      switch target {
      case .failure(let failure): report.failures.append(failure)
      case .file(let origin):
        do {
          report.files.append(try mend(origin))
        } catch let error where error is CancellationError || error is ValidationError {
          throw error
        } catch {
          report.failures.append(reader.failure(error, at: origin))
        }
      }
    }
    if command.output == .json { context.output.text(try JSONRenderer.render(report)) }
    for failure in report.failures { failure.failure.report(on: context) }
    let left = report.files.map { file -> (LintOrigin, [Finding]) in
      (file.file == "-" ? .standardInput : .file(file.file), file.remaining ?? [])
    }
    let status = tell(left.flatMap(\.1), in: left)
    return report.failures.first?.failure.status ?? status
  }

  private func mend(_ origin: LintOrigin) throws -> FileChangeReport {
    let edit = FileEdit(run: run(onFile: origin.path), path: origin.path, console: console)
    let report = try edit.carriedOut()
    console.say(
      report.outcome == .unchanged
        ? "nothing to mend: \(origin.name)" : edit.ending(of: report)
    )
    return report
  }

  // MARK: Both

  private func run(onFile path: String?) -> EditRun {
    var format = FormatOptions()
    format.output = command.output == .json ? .json : .text
    var options = EditOptions()
    options.installation = command.installation
    options.files = command.file
    options.files.file = path
    options.change = command.change
    options.format = format
    options.output = command.options
    options.reader = ReaderOptions()
    options.reader.appVersion = version
    return EditRun(edits: [.mend(for: version)], asksFirst: false, options: options)
  }

  /// Lists what remains, on stderr: stdout has the diff, or the file.
  private func tell(
    _ findings: [Finding],
    in files: [(origin: LintOrigin, findings: [Finding])]
  ) -> ExitStatus {
    let least = command.checks.severity.severity
    let text = LintText(style: console.storyStyle, columns: nil)
    let shown = files.flatMap { file in
      file.findings.filter { $0.severity >= least }.map { text.heading(of: $0, in: file.origin) }
    }
    if !command.options.quiet {
      if !shown.isEmpty { context.error.text("what remains:\n" + shown.joined()) }
      console.say(
        LintText.words(counting: findings.map(\.severity).filter { $0 >= least }) + " left"
      )
    }
    let limit = command.checks.failOn.severity
    return findings.contains { $0.severity >= limit } ? .found : .done
  }
}

/// What `lint --fix` reports about files.
struct MendReport: Encodable, Sendable {
  var files: [FileChangeReport]
  var failures: [LintFailure]
}
