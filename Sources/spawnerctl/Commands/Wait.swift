import ArgumentParser
import SpawnerKit

extension SpawnerCtl {
  /// `wait`: nothing but waiting and proving.
  struct Wait: SpawnerCommand {
    static let configuration = CommandConfiguration(
      commandName: "wait",
      abstract: "Wait until the web app serves the file; changes nothing",
      discussion: """
        Example:
          spawnerctl wait --timeout 90s
        """
    )

    @OptionGroup(title: "Where") var installation: InstallationOptions
    @OptionGroup(title: "How it is waited for") var waiting: WaitOptions
    @OptionGroup(title: "What is said") var format: FormatOptions
    @OptionGroup(title: "What is said") var output: OutputOptions

    func run(in context: CommandContext) async throws -> ExitStatus {
      let rollout = RolloutRun(installation: installation, format: format, output: output)
      return try await rollout.run(in: context) { spawner, progress in
        try await spawner.wait(
          installation.selector,
          options: waiting.changeOptions(restart: nil, nil),
          progress: progress
        )
      }
    }
  }
}
