import ArgumentParser
import SpawnerConfig

extension SpawnerCtl.Workspace {
  /// `workspace disable`: notebooks without a home volume.
  struct Disable: EditCommand {
    static let configuration = CommandConfiguration(
      commandName: "disable",
      abstract: "Give new notebooks no workspace volume",
      discussion: """
        What users save in such a notebook is lost with it. Asks for confirmation unless --yes is \
        given.

        Example:
          spawnerctl workspace disable --dry-run
        """
    )

    @OptionGroup var options: EditOptions

    var asksFirst: Bool { true }

    func edits(in context: CommandContext) throws -> [SpawnerEdit] {
      [.disableWorkspace]
    }
  }
}
