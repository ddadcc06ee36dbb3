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

    func edits(in context: CommandContext) throws -> [SpawnerEdit] {
      [.fields(.unlock(try paths.map { try FieldPath(parsing: $0) }))]
    }
  }
}
