import ArgumentParser
import SpawnerKit

extension SpawnerCtl {
  /// `diff`: what `apply` would change.
  struct Diff: SpawnerCommand {
    static let configuration = CommandConfiguration(
      commandName: "diff",
      abstract: "Show what differs between the live file and FILE",
      discussion: """
        Ends with status 0 if nothing differs, 1 if something does. FILE is the bare file, or \
        anything that holds it, as for apply; - is stdin. With --file it is compared with that \
        file. KUBECTL_EXTERNAL_DIFF names a program with arguments that shows the difference \
        instead, as for kubectl; it is given two folders.

        Example:
          spawnerctl diff spawner_ui_config.yaml
        """
    )

    @Argument(
      help: "The file to compare with; - is stdin",
      completion: .file(extensions: ["yaml", "yml", "json"])
    )
    var file: String

    @OptionGroup(title: "Where") var installation: InstallationOptions
    @OptionGroup(title: "Where") var files: FileOptions
    @OptionGroup(title: "What is said") var output: OutputOptions

    /// Where the file is.
    var source: SourceOptions { SourceOptions(installation: installation, files: files) }

    func validate() throws {
      try source.validate()
      try files.refuseSharedInput(withArgument: file)
    }

    func run(in context: CommandContext) async throws -> ExitStatus {
      let given = try source.given(file, in: context)
      let present = try await source.text(in: context, output: output)
      let merged = present.fitting(given.bytes)
      guard merged != present.bytes else { return .done }
      if let program = ExternalDiff(environment: context.environment) {
        return try await program.run(live: present.bytes, merged: merged, in: context)
      }
      let diff = UnifiedDiff(
        old: present.bytes,
        new: merged,
        oldLabel: present.label ?? present.title,
        newLabel: given.title
      )
      let style = Console(context: context, options: output).resultStyle
      context.output.text(TextRenderer.diff(diff.text, style: style))
      return .differs
    }
  }
}

extension ReadText {
  /// A new text as it would stand in the file; as it is where the file cannot take it.
  fileprivate func fitting(_ text: [UInt8]) -> [UInt8] {
    guard let file else { return text }
    do { return try file.fitting(text) } catch { return text }
  }

  /// The name in the heading of a diff.
  fileprivate var title: String { name == "-" ? "standard input" : name }
}
