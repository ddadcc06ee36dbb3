import ArgumentParser

extension SpawnerCtl {
  /// `toleration`: which taints of nodes notebooks put up with.
  struct Toleration: SpawnerCommandGroup {
    static let configuration = CommandConfiguration(
      commandName: "toleration",
      abstract: "List and change the toleration groups the form offers",
      discussion: """
        Example:
          spawnerctl toleration add gpu --name 'On GPU nodes' \\
            --toleration gpu=yes:NoSchedule
        """,
      subcommands: [List.self, Add.self, Remove.self, Default.self]
    )
  }
}
