import SpawnerConfig
import SpawnerKit

/// The one command that takes a change back, found by trying: what is proposed was carried out on
/// the changed text, without a word to anybody, and has brought back all that the old text said.
struct UndoCommand {
  private let edits: [SpawnerEdit]
  private let old: SpawnerDocument
  private let new: SpawnerDocument
  private let appVersion: AppVersion

  /// Reads both texts; nil where one of them cannot be read.
  ///
  /// - Parameters:
  ///   - edits: What was done.
  ///   - oldText: The text before.
  ///   - newText: The text after.
  ///   - appVersion: The release of the web app that reads them.
  init?(
    for edits: [SpawnerEdit],
    from oldText: [UInt8],
    to newText: [UInt8],
    appVersion: AppVersion = .newest
  ) {
    do {
      old = try SpawnerDocument(oldText)
      new = try SpawnerDocument(newText)
    } catch {
      return nil
    }
    self.edits = edits
    self.appVersion = appVersion
  }

  /// The command behind the program's name, as a shell takes it.
  ///
  /// - Parameter context: The surroundings; nothing in them is touched.
  /// - Returns: The command; nil where no single one does it.
  func words(in context: CommandContext) -> String? {
    UndoCandidates(old: old, new: new).commands(for: edits)
      .first { restores($0, in: context) }
      .map { words in words.map(\.shellQuoted).joined(separator: " ") }
  }

  /// Whether a command would bring back what the old text said, and would not be refused.
  private func restores(_ words: [String], in context: CommandContext) -> Bool {
    do {
      guard let command = try SpawnerCtl.editCommand(words) else { return false }
      var undone = new
      for edit in try command.edits(in: context) { undone = try edit.applied(to: undone) }
      guard undone.keeps(old) else { return false }
      _ = try ChangeReview(replacing: new.bytes, with: undone.bytes, for: appVersion)
      return true
    } catch {
      return false
    }
  }
}

extension EditRun {
  /// The command that takes a planned change back, where there is a single one.
  func undoCommand(for plan: ChangePlan, in context: CommandContext) -> String? {
    UndoCommand(
      for: edits,
      from: plan.oldText,
      to: plan.newText,
      appVersion: plan.installation.appVersion ?? .newest
    )?
    .words(in: context)
  }
}
