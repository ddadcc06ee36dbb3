import ArgumentParser
import SpawnerKit

extension SpawnerCtl {
  /// `status`: whether what is served is what is written.
  struct Status: SpawnerCommand {
    static let configuration = CommandConfiguration(
      commandName: "status",
      abstract: "Show where the file lives, who owns it, and whether the web app serves it",
      discussion: """
        Exits with 1 if something is not live.

        Example:
          spawnerctl status -n kubeflow
        """
    )

    @OptionGroup(title: "Where") var installation: InstallationOptions
    @OptionGroup(title: "What is said") var format: FormatOptions
    @OptionGroup(title: "What is said") var output: OutputOptions

    func run(in context: CommandContext) async throws -> ExitStatus {
      let console = Console(context: context, options: output)
      let report = try await installation.withSpawner(on: console) { spawner, _ in
        try await spawner.status(installation.selector)
      }
      let text = try format.render(report, name: ["configmap/\(report.configMap)"]) {
        TextRenderer.status($0, style: console.resultStyle)
      }
      context.output.text(text)
      return report.isLive == false ? .notLive : .done
    }
  }
}
