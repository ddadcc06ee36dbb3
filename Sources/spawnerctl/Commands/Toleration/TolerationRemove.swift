import ArgumentParser
import SpawnerConfig

extension SpawnerCtl.Toleration {
  /// `toleration remove`: toleration groups no longer on offer.
  struct Remove: EditCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove",
      abstract: "Offer toleration groups no longer",
      discussion: """
        Running notebooks stay where they are. The default cannot be removed, see toleration \
        default. Asks for confirmation unless --yes is given.

        Example:
          spawnerctl toleration remove gpu --yes
        """
    )

    @Argument(
      help: ArgumentHelp("The keys, as toleration list shows them", valueName: "key"),
      completion: .listedTolerations
    )
    var keys: [String]

    @OptionGroup var options: EditOptions

    var asksFirst: Bool { true }

    var alternatives: [SpawnerConfigError.Code: String] {
      [.removesDefault: "toleration default none"]
    }

    func edits(in context: CommandContext) throws -> [SpawnerEdit] {
      [.placement(.remove(keys, from: .toleration))]
    }
  }
}
