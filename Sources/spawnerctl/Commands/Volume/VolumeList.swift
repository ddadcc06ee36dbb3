import ArgumentParser
import SpawnerConfig

extension SpawnerCtl.Volume {
  /// `volume list`: the data volumes and the workspace volume.
  struct List: SpawnerCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List the default data volumes and the workspace volume",
      discussion: """
        Example:
          spawnerctl volume list -f spawner_ui_config.yaml
        """
    )

    @OptionGroup var options: ReadOptions

    func run(in context: CommandContext) async throws -> ExitStatus {
      let document = try await options.document(in: context)
      let report = VolumeListReport(
        workspace: document.workspace(),
        dataVolumes: document.volumes()
      )
      context.output.text(
        try options.format.render(report, name: report.dataVolumes.map(\.removableName)) {
          TextRenderer.volumes(workspace: $0.workspace, data: $0.dataVolumes)
        }
      )
      let isEmpty = report.workspace == nil && report.dataVolumes.isEmpty
      options.tell(isEmpty: isEmpty, "volumes", in: context)
      return .done
    }
  }
}

/// What `volume list` reports.
struct VolumeListReport: Encodable, Sendable {
  let workspace: ListedVolume?
  let dataVolumes: [ListedVolume]
}
