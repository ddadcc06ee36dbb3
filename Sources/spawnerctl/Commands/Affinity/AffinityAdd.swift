import ArgumentParser
import SpawnerConfig

extension SpawnerCtl.Affinity {
  /// What an affinity asks of nodes, in short.
  struct Flags: ParsableArguments {
    @Option(
      name: .customLong("node-label"),
      help: ArgumentHelp("A label that a node must have; may be repeated", valueName: "label")
    )
    var nodeLabels: [String] = []
  }

  /// `affinity add`: one more affinity, or several from a file.
  struct Add: EditCommand {
    static let configuration = CommandConfiguration(
      commandName: "add",
      abstract: "Offer an affinity and wait until the form does",
      discussion: """
        --node-label asks for a label that a node must have: key=value, key=value,value for one of \
        several values, or key for any; a node must have all that are given. Anything else an \
        affinity can say comes from a file, which holds one option, a list of them, or only the \
        affinity of one. An option that is listed already is no change.

        Example:
          spawnerctl affinity add gpu --name 'On GPU nodes' --node-label pool=gpu
        """
    )

    @OptionGroup(title: "What is offered") var option: PlacementArguments

    @OptionGroup(title: "What is offered") var flags: Flags

    @OptionGroup var options: EditOptions

    func validate() throws {
      try option.validate(flag: "--node-label", isGiven: !flags.nodeLabels.isEmpty)
      try options.source.files.refuseSharedInput(with: option.from)
    }

    var alternatives: [SpawnerConfigError.Code: String] {
      option.alternatives(removing: "affinity")
    }

    func edits(in context: CommandContext) throws -> [SpawnerEdit] {
      try option.edits(of: .affinity, in: context) { key, name throws(SpawnerConfigError) in
        var parsed: [NodeLabel] = []
        for text in flags.nodeLabels { parsed.append(try NodeLabel(parsing: text)) }
        return PlacementOption(key: key, displayName: name, nodeLabels: parsed)
      }
    }
  }
}
