import ArgumentParser
import SpawnerConfig

extension SpawnerCtl.Affinity {
  /// `affinity remove`: affinities no longer on offer.
  struct Remove: EditCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove",
      abstract: "Offer affinities no longer",
      discussion: """
        Running notebooks stay where they are. The default cannot be removed, see affinity \
        default. Asks for confirmation unless --yes is given.

        Example:
          spawnerctl affinity remove gpu --yes
        """
    )

    @Argument(
      help: ArgumentHelp("The keys, as affinity list shows them", valueName: "key"),
      completion: .listedAffinities
    )
    var keys: [String]

    @OptionGroup var options: EditOptions

    var asksFirst: Bool { true }

    var alternatives: [SpawnerConfigError.Code: String] {
      [.removesDefault: "affinity default none"]
    }

    func edits(in context: CommandContext) throws -> [SpawnerEdit] {
      [.placement(.remove(keys, from: .affinity))]
    }
  }
}
