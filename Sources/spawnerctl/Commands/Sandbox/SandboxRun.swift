import ArgumentParser
import SpawnerSandbox

extension SpawnerCtl.SandboxCommand {
  /// `sandbox run`: one command, in a cluster of its own.
  struct Run: SpawnerCommand {
    static let configuration = CommandConfiguration(
      commandName: "run",
      abstract: "Run one command in a simulated cluster that is gone afterwards",
      discussion: """
        COMMAND is one of this tool's, or any program: it finds the cluster through KUBECONFIG. \
        Its exit status is passed on.

        Example:
          spawnerctl sandbox run -- image add registry.example.com/team/notebook:v1.0
          spawnerctl sandbox run -- kubectl get pods -n kubeflow
        """
    )

    @OptionGroup var sandbox: SandboxArguments

    @Argument(
      parsing: .captureForPassthrough,
      help: ArgumentHelp("What to run, after --", valueName: "command")
    )
    var words: [String] = []

    func validate() throws {
      // What is passed on is not parsed, and that would include a request for this command's help.
      if ["-h", "--help"].contains(words.first) { throw CleanExit.helpRequest(self) }
      if command.isEmpty {
        throw ValidationError("Say what to run, such as: sandbox run -- image list")
      }
    }

    /// The words to run; the `--` before them is for the parser only.
    private var command: [String] {
      Array(words.first == "--" ? words.dropFirst() : words[...])
    }

    func run(in context: CommandContext) async throws -> ExitStatus {
      let options = try sandbox.sandboxOptions(clock: context.clock)
      return try await context.withSandbox(options) { path in
        var context = context
        context.environment["KUBECONFIG"] = path
        guard SpawnerCtl.hasCommand(command[0]) else {
          return try await context.programs.run(command, context.environment)
        }
        return await Invocation(arguments: command).run(in: context)
      }
    }
  }
}

extension SpawnerCtl {
  /// Whether a word names a command of this tool.
  fileprivate static func hasCommand(_ word: String) -> Bool {
    let own = configuration.groupedSubcommands.flatMap(\.subcommands).map { command in
      command.configuration.commandName ?? "\(command)".lowercased()
    }
    return own.contains(word) || word == "help" || word.hasPrefix("-")
  }
}
