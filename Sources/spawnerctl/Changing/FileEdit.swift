import ArgumentParser
import SpawnerConfig
import SpawnerKit

/// A change to a file on disk, or from stdin or a pipe to stdout: the same pipeline without a cluster.
///
/// Nothing is asked: a file is under its owner's eyes, and a pipe has nobody to ask.
struct FileEdit: Sendable {
  let run: EditRun
  let path: String
  let console: Console

  func perform() throws -> ExitStatus {
    let report = try carriedOut()
    if !isOnStdout {
      console.context.output.text(
        try run.options.format.render(report, name: [path]) { _ in "" }
      )
    }
    console.say(ending(of: report))
    return .done
  }

  /// The last line of the story.
  func ending(of report: FileChangeReport) -> String {
    TextRenderer.ending(of: report, isOnStdout: isOnStdout)
  }

  /// Makes the change and shows it; the report is left to the caller.
  func carriedOut() throws -> FileChangeReport {
    try validate()
    let plan = try plan()
    let report = FileChangeReport(plan, file: path, isDryRun: isDryRun)
    console.say(plan.summaries.joined(separator: "; "))
    for remark in TextRenderer.remarks(from: plan.review, of: name) { console.tell(remark) }
    for remark in run.remarks(about: plan.review, in: context) { console.tell(remark) }
    if !plan.isEmpty { for remark in run.remarks { console.tell(remark) } }
    if !isOnStdout || !plan.isEmpty { run.show(diff: report.diff, on: console) }
    run.show(plan.review.conversion, on: console)
    if isOnStdout {
      context.output.write(plan.newBytes)
    } else if !plan.isEmpty && !isDryRun {
      try write(plan)
    }
    return report
  }

  private var context: CommandContext { console.context }

  private var isDryRun: Bool { run.options.change.dryRun != nil }

  /// Whether the changed file goes to stdout.
  private var isOnStdout: Bool { context.isStream(path) && !isDryRun }

  private var name: String { path == "-" ? "standard input" : path }

  private func validate() throws {
    if run.options.change.dryRun == .server {
      throw ValidationError("--dry-run=server needs a cluster, not --file.")
    }
    if isOnStdout && run.options.format.output != .text {
      throw ValidationError("With --file \(path) stdout is the file; leave out --output.")
    }
  }

  private func plan() throws -> FilePlan {
    let bytes = try context.bytes(ofFile: path)
    let place = try source.files.place()
    do throws(SpawnerError) {
      let file = try ConfigurationFile(
        bytes,
        selector: source.installation.selector,
        at: place
      )
      guard run.basis == nil || file.text == run.basis else {
        throw SpawnerError(.conflict, "the file was changed since it was read: nothing was written")
      }
      return try file.plan(run.edits, for: run.options.reader.appVersion ?? .newest)
    } catch {
      throw run.failure(error, at: .file(path))
    }
  }

  private var source: SourceOptions { run.options.source }

  private func write(_ plan: FilePlan) throws {
    let files = context.files
    guard try files.read(path) == plan.file.bytes else {
      throw FileError(code: .changedMeanwhile, path: path, errorNumber: 0)
    }
    try files.replace(path, plan.newBytes)
  }
}
