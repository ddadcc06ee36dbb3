import ArgumentParser
import SpawnerKit

extension SpawnerCtl {
  /// `restart`: new pods without a change.
  struct Restart: SpawnerCommand {
    static let configuration = CommandConfiguration(
      commandName: "restart",
      abstract: "Restart the web app and wait until it serves the file",
      discussion: """
        Example:
          spawnerctl restart --restart-strategy delete --timeout 2m
        """
    )

    @Option(help: "How to restart the pods")
    var restartStrategy: RestartStrategy = .rollout

    @Option(name: .joinable("m"), help: "Why the web app is restarted; kept in the cluster")
    var message: String?

    @OptionGroup(title: "Where") var installation: InstallationOptions
    @OptionGroup(title: "How it is waited for") var waiting: WaitOptions
    @OptionGroup(title: "What is said") var format: FormatOptions
    @OptionGroup(title: "What is said") var output: OutputOptions

    func run(in context: CommandContext) async throws -> ExitStatus {
      let rollout = RolloutRun(
        installation: installation,
        format: format,
        output: output,
        isChange: true
      )
      return try await rollout.run(in: context) { spawner, progress in
        try await spawner.restart(
          installation.selector,
          options: waiting.changeOptions(restart: restartStrategy, message),
          progress: progress
        )
      }
    }
  }
}
