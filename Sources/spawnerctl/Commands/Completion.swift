import ArgumentParser

extension SpawnerCtl {
  /// `completion`: a script for the shell.
  struct Completion: SpawnerCommand {
    static let configuration = CommandConfiguration(
      commandName: "completion",
      abstract: "Print a completion script for a shell",
      discussion: """
        Example:
          spawnerctl completion bash > /etc/bash_completion.d/spawnerctl
        """
    )

    /// The shells there is a script for.
    enum Shell: String, CaseIterable, ExpressibleByArgument {
      case bash, zsh, fish
    }

    @Argument(help: "The shell that will read the script")
    var shell: Shell

    func run(in context: CommandContext) async throws -> ExitStatus {
      let kind: CompletionShell =
        switch shell {
        case .bash: .bash
        case .zsh: .zsh
        case .fish: .fish
        }
      context.output.line(SpawnerCtl.completionScript(for: kind))
      return .done
    }
  }
}
