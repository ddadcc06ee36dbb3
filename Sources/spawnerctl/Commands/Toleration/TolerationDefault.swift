import ArgumentParser
import SpawnerConfig

extension SpawnerCtl.Toleration {
  /// `toleration default`: what the form preselects.
  struct Default: EditCommand {
    static let configuration = CommandConfiguration(
      commandName: "default",
      abstract: "Choose the toleration group the form preselects",
      discussion: """
        Example, so that new notebooks have none unless their users choose one:
          spawnerctl toleration default none
        """
    )

    @Argument(
      help: ArgumentHelp("A key, as toleration list shows it, or none", valueName: "key"),
      completion: .listedTolerations
    )
    var key: String

    @OptionGroup var options: EditOptions

    func edits(in context: CommandContext) throws -> [SpawnerEdit] {
      let isNone = key.isEmpty || key == "none"
      return [.placement(.setDefault(isNone ? nil : key, of: .toleration))]
    }
  }
}
