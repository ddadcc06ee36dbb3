import ArgumentParser
import SpawnerConfig

extension SpawnerCtl.PodDefault {
  /// `poddefault add`: label keys to preselect.
  struct Add: EditCommand {
    static let configuration = CommandConfiguration(
      commandName: "add",
      abstract: "Preselect PodDefaults by their label keys and wait until the form does",
      discussion: """
        A key is one of spec.selector.matchLabels of a PodDefault; the name of a PodDefault selects \
        nothing and is refused where the cluster shows that it is one. A key that is listed already \
        is no change.

        Example:
          spawnerctl poddefault add use-git-login
        """
    )

    @Argument(
      help: ArgumentHelp("Label keys that PodDefaults select pods by", valueName: "label-key"),
      completion: .availablePodDefaults
    )
    var keys: [String]

    @OptionGroup var options: EditOptions

    var lookup: EditRun.Lookup? {
      let check = PodDefaultCheck(keys: keys, words: options.source.installation.words)
      return { spawner, console in try await check.run(spawner, console: console) }
    }

    func edits(in context: CommandContext) throws -> [SpawnerEdit] {
      [.podDefaults(.add(keys))]
    }
  }
}
