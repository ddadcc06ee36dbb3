import ArgumentParser
import SpawnerConfig

extension SpawnerCtl.Volume {
  /// `volume clear`: no data volumes.
  struct Clear: EditCommand {
    static let configuration = CommandConfiguration(
      commandName: "clear",
      abstract: "Remove all default data volumes",
      discussion: """
        Claims and running notebooks are left alone. Asks for confirmation unless --yes is given.

        Example:
          spawnerctl volume clear --dry-run
        """
    )

    @OptionGroup var options: EditOptions

    var asksFirst: Bool { true }

    func edits(in context: CommandContext) throws -> [SpawnerEdit] {
      [.clearVolumes]
    }
  }
}
