import ArgumentParser
import SpawnerConfig
import YAMLEdit

extension SpawnerCtl {
  /// `get`: the file, or a part of it.
  struct Get: SpawnerCommand {
    static let configuration = CommandConfiguration(
      commandName: "get",
      abstract: "Print the file as it is written, or the part at a path",
      discussion: """
        Paths start below spawnerFormDefaults; positions are counted from 0.

        Example:
          spawnerctl get image.options -o json
        """
    )

    /// What `-o` accepts here: the text as it stands, or its value.
    enum Form: String, CaseIterable, ExpressibleByArgument {
      case yaml, json
    }

    @Argument(help: "A path such as image.options or dataVolumes.value[0]; all if left out")
    var path: String?

    @OptionGroup(title: "Where") var source: SourceOptions

    @Option(name: .shortAndLong, help: "The text as it is written, or its value as JSON")
    var output: Form = .yaml

    @OptionGroup(title: "What is said") var options: OutputOptions

    func run(in context: CommandContext) async throws -> ExitStatus {
      let target = try path.map { try YAMLPath(parsing: $0).belowFormDefaults }
      try source.refuseStrayPlace()
      let text = try await source.text(in: context, output: options)
      if output == .yaml && target == nil {
        context.output.write(text.bytes)
        return .done
      }
      let document = try text.document()
      switch output {
      case .yaml: context.output.text(try document.slice(at: target ?? .root, as: path ?? ""))
      case .json: context.output.text(try document.json(at: target ?? .root, as: path ?? ""))
      }
      return .done
    }
  }
}
