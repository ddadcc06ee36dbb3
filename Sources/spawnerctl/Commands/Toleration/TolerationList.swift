import ArgumentParser
import SpawnerConfig

extension SpawnerCtl.Toleration {
  /// `toleration list`: the toleration groups on offer.
  struct List: SpawnerCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract:
        "List the toleration groups the form offers, with their default and the name users see",
      discussion: """
        Example, the keys as plain lines:
          spawnerctl toleration list -o name
        """
    )

    @OptionGroup var options: ReadOptions

    func run(in context: CommandContext) async throws -> ExitStatus {
      let rows = try await options.document(in: context).options(of: .toleration)
      context.output.text(
        try options.format.render(PlacementListReport(rows), name: rows.compactMap(\.key)) { _ in
          TextRenderer.options(rows, of: .toleration)
        }
      )
      options.tell(isEmpty: rows.isEmpty, "toleration groups", in: context)
      return .done
    }
  }
}
