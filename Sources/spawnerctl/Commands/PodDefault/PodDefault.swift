import ArgumentParser

extension SpawnerCtl {
  /// `poddefault`: the PodDefaults every new notebook is given.
  struct PodDefault: SpawnerCommandGroup {
    static let configuration = CommandConfiguration(
      commandName: "poddefault",
      abstract: "List and change the PodDefaults the form preselects",
      discussion: """
        The form's file names a PodDefault by a label key of its spec.selector.matchLabels, not by \
        its name: each key becomes a label of the notebook's pod, with the value true. \
        poddefault list --available shows the keys that the cluster has.

        Example:
          spawnerctl poddefault list --available
        """,
      subcommands: [List.self, Add.self, Remove.self]
    )
  }
}
