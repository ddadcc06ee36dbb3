import ArgumentParser
import SpawnerConfig

/// A command that changes the file: options turned into intents.
///
/// The rest is the same for all of them, see ``EditRun``.
protocol EditCommand: SpawnerCommand {
  /// Where, how, and what is said.
  var options: EditOptions { get }
  /// Whether the change can take something away that somebody uses, and so asks first.
  var asksFirst: Bool { get }
  /// The commands that do what was meant instead, by the refusal they help against.
  var alternatives: [SpawnerConfigError.Code: String] { get }
  /// What to know before the change is made, beside what its plan shows.
  var remarks: [Remark] { get }
  /// What is to be looked up in the cluster before the change.
  var lookup: EditRun.Lookup? { get }
  /// The intents, at least one, to be carried out together.
  ///
  /// - Parameter context: For a command that reads its values from a file.
  /// - Returns: What is wanted.
  /// - Throws: `FileError` or `FileContentError` about such a file, `OptionError` about an option.
  func edits(in context: CommandContext) throws -> [SpawnerEdit]
}

extension EditCommand {
  var asksFirst: Bool { false }
  var alternatives: [SpawnerConfigError.Code: String] { [:] }
  var remarks: [Remark] { [] }
  var lookup: EditRun.Lookup? { nil }

  func run(in context: CommandContext) async throws -> ExitStatus {
    try options.source.refuseStrayPlace()
    let edits = try edits(in: context)
    var run = EditRun(edits: edits, asksFirst: asksFirst, options: options)
    run.alternatives = alternatives
    run.remarks = remarks
    run.lookup = lookup
    return try await run.run(in: context)
  }
}
