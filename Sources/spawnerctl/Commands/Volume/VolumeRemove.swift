import ArgumentParser
import SpawnerConfig

extension SpawnerCtl.Volume {
  /// `volume remove`: data volumes, by mount or claim.
  struct Remove: EditCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove",
      abstract: "Remove default data volumes",
      discussion: """
        Claims and running notebooks are left alone. Asks for confirmation unless --yes is given.

        Example:
          spawnerctl volume remove /home/jovyan/data --yes
        """
    )

    @Argument(
      help: ArgumentHelp(
        "Mount paths or claim names, as volume list shows them",
        valueName: "mount|claim"
      ),
      completion: .listedVolumes
    )
    var volumes: [String]

    @OptionGroup var options: EditOptions

    var asksFirst: Bool { true }

    func edits(in context: CommandContext) throws -> [SpawnerEdit] {
      [.removeVolumes(volumes)]
    }
  }
}
