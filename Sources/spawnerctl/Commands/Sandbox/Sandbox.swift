import ArgumentParser

extension SpawnerCtl {
  /// `sandbox`: a simulated cluster, for a first try.
  struct SandboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "sandbox",
      abstract: "Try everything in a simulated cluster with a stock Kubeflow",
      discussion: """
        Alone it prints the path of a kubeconfig and serves until it is interrupted.

        Example:
          spawnerctl sandbox run -- image add registry.example.com/team/notebook:v1.0
        """,
      subcommands: [Serve.self, Run.self],
      defaultSubcommand: Serve.self
    )
  }
}
