import ArgumentParser
import SpawnerConfig
import SpawnerKit

extension SpawnerCtl.PodDefault {
  /// `poddefault list`: the label keys in the file, or those of the cluster.
  struct List: SpawnerCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List the label keys by which the form preselects PodDefaults",
      discussion: """
        With --available also the keys that the PodDefaults of all namespaces select pods by, and \
        which of them are listed. A listed key that no PodDefault selects does nothing.

        Example:
          spawnerctl poddefault list --available
        """
    )

    @Flag(help: "Look at the PodDefaults of the cluster, too")
    var available = false

    @OptionGroup var options: ReadOptions

    func validate() throws {
      if available && options.source.files.file != nil {
        throw ValidationError("--available needs a cluster, not --file.")
      }
    }

    func run(in context: CommandContext) async throws -> ExitStatus {
      guard available else {
        let keys = try await options.document(in: context).podDefaultKeys()
        context.output.text(
          try options.format.render(PodDefaultListReport(keys: keys), name: keys) {
            TextRenderer.labelKeys($0.keys)
          }
        )
        options.tell(isEmpty: keys.isEmpty, "label keys of PodDefaults", in: context)
        return .done
      }
      return try await listAvailable(in: context)
    }

    private func listAvailable(in context: CommandContext) async throws -> ExitStatus {
      let console = Console(context: context, options: options.output)
      let installation = options.source.installation
      let (listed, survey) = try await installation.withSpawner(on: console) { spawner, _ in
        let found = try await spawner.locate(installation.selector)
        let text = ReadText(
          name: "ConfigMap '\(found.configMapName)'",
          bytes: found.text,
          file: nil
        )
        return (try text.form().podDefaultKeys(), try await spawner.podDefaults())
      }
      let report = AvailablePodDefaultsReport(listed: listed, survey: survey)
      context.output.text(
        try options.format.render(report, name: survey.keys) { TextRenderer.available($0) }
      )
      for remark in survey.remarks { console.tell(remark) }
      let isEmpty = report.rows.isEmpty && survey.gap == nil
      options.tell(isEmpty: isEmpty, "label keys of PodDefaults", in: context)
      return .done
    }
  }
}
