import ArgumentParser
import SpawnerConfig

extension SpawnerCtl.Workspace {
  /// `workspace show`: the workspace volume.
  struct Show: SpawnerCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Show the workspace volume",
      discussion: """
        Example:
          spawnerctl workspace show -o json
        """
    )

    @OptionGroup var options: ReadOptions

    func run(in context: CommandContext) async throws -> ExitStatus {
      let report = WorkspaceReport(
        workspace: try await options.document(in: context).workspace()
      )
      let names = [report.workspace?.name].compactMap(\.self)
      context.output.text(
        try options.format.render(report, name: names) { TextRenderer.workspace($0.workspace) }
      )
      return .done
    }
  }
}

/// What `workspace show` reports.
struct WorkspaceReport: Encodable, Sendable {
  let workspace: ListedVolume?
}
