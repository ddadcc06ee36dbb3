import ArgumentParser
import SpawnerConfig

extension SpawnerCtl {
  /// `unlock`: users can change a section's value again.
  struct UnlockFields: EditCommand {
    static let configuration = CommandConfiguration(
      commandName: "unlock",
      abstract: "Unlock sections, so that users can change the value",
      discussion: """
        Example:
          spawnerctl unlock gpus
        """
    )

    @Argument(
      help: ArgumentHelp("A section such as cpu", valueName: "path"),
      completion: .sections
    )
    var paths: [String]

    @OptionGroup var options: EditOptions

    /// None for several sections: some may have been unlocked before.
    func undoCommand(for edits: [SpawnerEdit]) -> String? {
      guard let path = paths.first, paths.count == 1 else { return nil }
      return "lock \(path.shellQuoted)"
    }

    func edits(in context: CommandContext) throws -> [SpawnerEdit] {
      [.fields(.unlock(try paths.map { try FieldPath(parsing: $0) }))]
    }
  }
}
