import ArgumentParser
import SpawnerConfig

extension SpawnerCtl.Affinity {
  /// `affinity list`: the affinities on offer.
  struct List: SpawnerCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List the affinities the form offers, with their default and the name users see",
      discussion: """
        Example, the keys as plain lines:
          spawnerctl affinity list -o name
        """
    )

    @OptionGroup var options: ReadOptions

    func run(in context: CommandContext) async throws -> ExitStatus {
      let rows = try await options.document(in: context).options(of: .affinity)
      context.output.text(
        try options.format.render(PlacementListReport(rows), name: rows.compactMap(\.key)) { _ in
          TextRenderer.options(rows, of: .affinity)
        }
      )
      options.tell(isEmpty: rows.isEmpty, "affinities", in: context)
      return .done
    }
  }
}
