import ArgumentParser

extension SpawnerCtl {
  /// `volume`: the data volumes every new notebook is offered.
  struct Volume: SpawnerCommandGroup {
    static let configuration = CommandConfiguration(
      commandName: "volume",
      abstract: "List and change the default data volumes of the form",
      discussion: """
        Example:
          spawnerctl volume add --mount /home/jovyan/shared --claim shared-data
        """,
      subcommands: [List.self, Add.self, Remove.self, Clear.self, Set.self]
    )
  }
}
