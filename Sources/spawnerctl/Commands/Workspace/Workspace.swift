import ArgumentParser

extension SpawnerCtl {
  /// `workspace`: the home volume every new notebook gets.
  struct Workspace: SpawnerCommandGroup {
    static let configuration = CommandConfiguration(
      commandName: "workspace",
      abstract: "Show and change the home volume every new notebook gets",
      discussion: """
        Example:
          spawnerctl workspace set --size 20Gi
        """,
      subcommands: [Show.self, Set.self, Disable.self]
    )
  }
}
