import ArgumentParser
import SpawnerConfig

extension SpawnerCtl.GPU.Vendor {
  /// `gpu vendor default`: what the form preselects.
  struct Default: EditCommand {
    static let configuration = CommandConfiguration(
      commandName: "default",
      abstract: "Choose the kind and the number of GPUs the form preselects",
      discussion: """
        The number stays as it is unless --num is given. none preselects neither a vendor nor a \
        GPU.

        Example:
          spawnerctl gpu vendor default nvidia.com/gpu --num 1
        """
    )

    @Argument(
      help: ArgumentHelp(
        "The resource, as gpu vendor list shows it, or none",
        valueName: "resource"
      ),
      completion: .listedVendors
    )
    var limitsKey: String

    @Option(name: .customLong("num"), help: "How many GPUs a new notebook gets")
    var number: GPUNumber?

    @OptionGroup var options: EditOptions

    func validate() throws {
      if limitsKey == "none", let number, number != .zero {
        throw ValidationError("--num \(number.rawValue) needs a vendor.")
      }
    }

    func edits(in context: CommandContext) throws -> [SpawnerEdit] {
      [.gpus(limitsKey == "none" ? .clearDefault : .setDefault(limitsKey, number: number))]
    }
  }
}
