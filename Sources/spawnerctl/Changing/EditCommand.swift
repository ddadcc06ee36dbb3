import ArgumentParser
import SpawnerConfig

/// A command that changes the file: options turned into one intent.
///
/// The rest is the same for all of them, see ``EditRun``.
protocol EditCommand: SpawnerCommand {
  /// Where, how, and what is said.
  var options: EditOptions { get }
  /// Whether the change can take something away that somebody uses, and so asks first.
  var asksFirst: Bool { get }
  /// The command that takes the change back, where there is a plain one.
  var undoCommand: String? { get }
  /// The intent.
  ///
  /// - Parameter context: For a command that reads its values from a file.
  /// - Returns: What is wanted.
  /// - Throws: `FileError`, `FileContentError` or `SpawnerConfigError` about such a file.
  func edit(in context: CommandContext) throws -> SpawnerEdit
}

extension EditCommand {
  var asksFirst: Bool { false }
  var undoCommand: String? { nil }

  func run(in context: CommandContext) async throws -> ExitStatus {
    let run = EditRun(
      edit: try edit(in: context),
      asksFirst: asksFirst,
      undoCommand: undoCommand,
      options: options
    )
    return try await run.run(in: context)
  }
}
