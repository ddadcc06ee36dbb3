import ArgumentParser

extension SpawnerCtl {
  /// `image`: the lists the form offers.
  struct Image: SpawnerCommandGroup {
    static let configuration = CommandConfiguration(
      commandName: "image",
      abstract: "List and change the images the form offers",
      discussion: """
        Example:
          spawnerctl image add registry.example.com/team/notebook:v1.0
        """,
      subcommands: [
        List.self, Add.self, Remove.self, Default.self, Replace.self, Move.self,
      ]
    )
  }
}
