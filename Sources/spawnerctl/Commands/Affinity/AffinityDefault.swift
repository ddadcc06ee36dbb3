import ArgumentParser
import SpawnerConfig

extension SpawnerCtl.Affinity {
  /// `affinity default`: what the form preselects.
  struct Default: EditCommand {
    static let configuration = CommandConfiguration(
      commandName: "default",
      abstract: "Choose the affinity the form preselects",
      discussion: """
        Example, so that new notebooks have none unless their users choose one:
          spawnerctl affinity default none
        """
    )

    @Argument(
      help: ArgumentHelp("A key, as affinity list shows it, or none", valueName: "key"),
      completion: .listedAffinities
    )
    var key: String

    @OptionGroup var options: EditOptions

    func edits(in context: CommandContext) throws -> [SpawnerEdit] {
      let isNone = key.isEmpty || key == "none"
      return [.placement(.setDefault(isNone ? nil : key, of: .affinity))]
    }
  }
}
