import ArgumentParser
import SpawnerConfig

extension SpawnerCtl.GPU.Vendor {
  /// `gpu vendor add`: one more kind of GPU.
  struct Add: EditCommand {
    static let configuration = CommandConfiguration(
      commandName: "add",
      abstract: "Offer a kind of GPU and wait until the form does",
      discussion: """
        A vendor that is listed already under that name is no change. Without a name the list of \
        notebooks would break, so there must be one. How many GPUs are preselected stays as it is, \
        see gpu vendor default.

        Example:
          spawnerctl gpu vendor add habana.ai/gaudi --name 'Intel Gaudi'
        """
    )

    @Argument(
      help: ArgumentHelp("The resource, as nodes offer it: domain/name", valueName: "resource")
    )
    var limitsKey: String

    @Option(help: "The name that users see")
    var name: String

    @Flag(help: "Make it the vendor the form preselects")
    var `default` = false

    @OptionGroup var options: EditOptions

    var alternatives: [SpawnerConfigError.Code: String] {
      let path = "gpus.value.vendors[\(limitsKey)].uiName=\(name)"
      return [.alreadyListed: "set \(path.shellQuoted)"]
    }

    func edits(in context: CommandContext) throws -> [SpawnerEdit] {
      let vendor = GPUVendor(limitsKey: limitsKey, uiName: name)
      return [.gpus(.addVendor(vendor, makeDefault: `default`))]
    }
  }
}
