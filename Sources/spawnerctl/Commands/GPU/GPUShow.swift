import ArgumentParser
import SpawnerConfig

extension SpawnerCtl.GPU {
  /// `gpu show`: what is preselected.
  struct Show: SpawnerCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Show how many GPUs new notebooks get, and of which vendor",
      discussion: """
        Example:
          spawnerctl gpu show -f spawner_ui_config.yaml
        """
    )

    @OptionGroup var options: ReadOptions

    func run(in context: CommandContext) async throws -> ExitStatus {
      let gpus = try await options.document(in: context).gpus()
      context.output.text(
        try options.format.render(gpus, name: [gpus.number].compactMap(\.self)) {
          TextRenderer.gpus($0)
        }
      )
      return .done
    }
  }
}
