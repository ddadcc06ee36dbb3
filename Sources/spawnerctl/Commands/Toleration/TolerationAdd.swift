import ArgumentParser
import SpawnerConfig

extension SpawnerCtl.Toleration {
  /// What a toleration group does, in short.
  struct Flags: ParsableArguments {
    @Option(
      name: .customLong("toleration"),
      help: ArgumentHelp("A taint it puts up with; may be repeated", valueName: "taint")
    )
    var tolerations: [String] = []
  }

  /// `toleration add`: one more toleration group, or several from a file.
  struct Add: EditCommand {
    static let configuration = CommandConfiguration(
      commandName: "add",
      abstract: "Offer a toleration group and wait until the form does",
      discussion: """
        A toleration is written as kubectl taint writes the taint: key=value:effect, or key:effect \
        for any value of it. Without an effect all effects are meant; behind NoExecute there may \
        be seconds, such as spot:NoExecute:3600. A file holds one option, a list of them, or only \
        the tolerations of one. An option that is listed already is no change.

        Example:
          spawnerctl toleration add gpu --name 'On GPU nodes' \\
            --toleration gpu=yes:NoSchedule
        """
    )

    @OptionGroup(title: "What is offered") var option: PlacementArguments

    @OptionGroup(title: "What is offered") var flags: Flags

    @OptionGroup var options: EditOptions

    func validate() throws {
      try option.validate(flag: "--toleration", isGiven: !flags.tolerations.isEmpty)
      try options.source.files.refuseSharedInput(with: option.from)
    }

    var alternatives: [SpawnerConfigError.Code: String] {
      option.alternatives(removing: "toleration")
    }

    func edits(in context: CommandContext) throws -> [SpawnerEdit] {
      try option.edits(of: .toleration, in: context) { key, name throws(SpawnerConfigError) in
        var parsed: [TolerationSpecification] = []
        for text in flags.tolerations { parsed.append(try TolerationSpecification(parsing: text)) }
        return PlacementOption(key: key, displayName: name, tolerations: parsed)
      }
    }
  }
}
