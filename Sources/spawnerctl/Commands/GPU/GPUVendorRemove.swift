import ArgumentParser
import SpawnerConfig

extension SpawnerCtl.GPU.Vendor {
  /// `gpu vendor remove`: kinds of GPU no longer on offer.
  struct Remove: EditCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove",
      abstract: "Offer kinds of GPU no longer",
      discussion: """
        Running notebooks keep their GPUs, but the list of notebooks no longer counts them. The \
        default cannot be removed while new notebooks get GPUs of it, see gpu vendor default. Asks \
        for confirmation unless --yes is given.

        Example:
          spawnerctl gpu vendor remove habana.ai/gaudi --yes
        """
    )

    @Argument(
      help: ArgumentHelp("The resources, as gpu vendor list shows them", valueName: "resource"),
      completion: .listedVendors
    )
    var limitsKeys: [String]

    @OptionGroup var options: EditOptions

    var asksFirst: Bool { true }

    var remarks: [Remark] {
      [
        .note(
          "running notebooks keep their GPUs, but the list of notebooks no longer shows how many "
            + "they have of \(limitsKeys.map { "'\($0)'" }.joined(separator: ", "))"
        )
      ]
    }

    var alternatives: [SpawnerConfigError.Code: String] {
      [.removesDefault: "gpu vendor default none"]
    }

    func edits(in context: CommandContext) throws -> [SpawnerEdit] {
      [.gpus(.removeVendors(limitsKeys))]
    }
  }
}
