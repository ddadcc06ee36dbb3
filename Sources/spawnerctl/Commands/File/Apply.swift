import ArgumentParser
import SpawnerConfig

extension SpawnerCtl {
  /// `apply`: the whole file from another one.
  struct Apply: SpawnerCommand {
    static let configuration = CommandConfiguration(
      commandName: "apply",
      abstract: "Make the whole file equal to FILE and wait until the form shows it",
      discussion: """
        FILE is the bare file, or anything that holds it: a ConfigMap, a kustomize patch, values of \
        Helm or deployKF (see --at); - is stdin. A FILE with an error that the live file has not is \
        refused. Asks for confirmation unless --yes is given, and again if somebody else changes \
        the live file meanwhile; with --yes it stops then.

        Example:
          spawnerctl apply spawner_ui_config.yaml --dry-run
        """
    )

    @Argument(
      help: "The file with the new text; - is stdin",
      completion: .file(extensions: ["yaml", "yml", "json"])
    )
    var file: String

    @OptionGroup var options: EditOptions

    func validate() throws {
      try options.source.files.refuseSharedInput(withArgument: file)
    }

    func run(in context: CommandContext) async throws -> ExitStatus {
      let given = try options.source.given(file, in: context)
      let text = try given.form().bytes
      var run = EditRun(edits: [.replaceText(text)], asksFirst: true, options: options)
      run.given = given
      return try await run.run(in: context)
    }
  }
}

extension FileOptions {
  /// Refuses to read two files from standard input.
  func refuseSharedInput(withArgument other: String) throws {
    if file == "-" && other == "-" {
      throw ValidationError("Only one of FILE and --file can be standard input.")
    }
  }
}
