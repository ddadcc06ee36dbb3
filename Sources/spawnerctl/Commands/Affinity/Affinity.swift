import ArgumentParser

extension SpawnerCtl {
  /// `affinity`: which nodes notebooks want.
  struct Affinity: SpawnerCommandGroup {
    static let configuration = CommandConfiguration(
      commandName: "affinity",
      abstract: "List and change the affinities the form offers",
      discussion: """
        Example:
          spawnerctl affinity add gpu --name 'On GPU nodes' --node-label pool=gpu
        """,
      subcommands: [List.self, Add.self, Remove.self, Default.self]
    )
  }
}
