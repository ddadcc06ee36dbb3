import ArgumentParser
import SpawnerConfig

extension SpawnerCtl.PodDefault {
  /// `poddefault remove`: label keys no longer preselected.
  struct Remove: EditCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove",
      abstract: "Preselect PodDefaults no longer",
      discussion: """
        The PodDefaults themselves and running notebooks are left alone. Asks for confirmation \
        unless --yes is given.

        Example:
          spawnerctl poddefault remove use-git-login --yes
        """
    )

    @Argument(
      help: ArgumentHelp("Label keys, as poddefault list shows them", valueName: "label-key"),
      completion: .listedPodDefaults
    )
    var keys: [String]

    @OptionGroup var options: EditOptions

    var asksFirst: Bool { true }

    func edits(in context: CommandContext) throws -> [SpawnerEdit] {
      [.podDefaults(.remove(keys))]
    }
  }
}
