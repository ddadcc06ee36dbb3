import ArgumentParser
import SpawnerConfig

extension SpawnerCtl.GPU.Vendor {
  /// `gpu vendor list`: the kinds of GPU on offer.
  struct List: SpawnerCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List the kinds of GPU the form offers, with their default and the name users see",
      discussion: """
        Example, the resources as plain lines:
          spawnerctl gpu vendor list -o name
        """
    )

    @OptionGroup var options: ReadOptions

    func run(in context: CommandContext) async throws -> ExitStatus {
      let vendors = try await options.document(in: context).gpus().vendors
      context.output.text(
        try options.format.render(
          GPUVendorListReport(vendors: vendors),
          name: vendors.compactMap(\.limitsKey)
        ) { TextRenderer.vendors($0.vendors) }
      )
      options.tell(isEmpty: vendors.isEmpty, "GPU vendors", in: context)
      return .done
    }
  }
}

/// What `gpu vendor list` reports.
struct GPUVendorListReport: Encodable, Sendable {
  let vendors: [ListedGPUVendor]
}
