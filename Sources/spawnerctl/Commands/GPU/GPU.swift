import ArgumentParser

extension SpawnerCtl {
  /// `gpu`: what the form offers and preselects of GPUs.
  struct GPU: SpawnerCommandGroup {
    static let configuration = CommandConfiguration(
      commandName: "gpu",
      abstract: "Show and change the GPUs the form offers",
      discussion: """
        Example:
          spawnerctl gpu vendor add habana.ai/gaudi --name 'Intel Gaudi'
        """,
      subcommands: [Show.self, Vendor.self]
    )

    /// `gpu vendor`: the kinds of GPU on offer.
    struct Vendor: SpawnerCommandGroup {
      static let configuration = CommandConfiguration(
        commandName: "vendor",
        abstract: "List and change the kinds of GPU the form offers",
        discussion: """
          A vendor is the resource that a node offers, such as nvidia.com/gpu, and the name that \
          users see for it.

          Example:
            spawnerctl gpu vendor default nvidia.com/gpu --num 1
          """,
        subcommands: [List.self, Add.self, Remove.self, Default.self]
      )
    }
  }
}
