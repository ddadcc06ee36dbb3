import ArgumentParser
import SpawnerSandbox

extension SpawnerCtl.SandboxCommand {
  /// `sandbox serve`: a cluster until interrupted.
  struct Serve: SpawnerCommand {
    static let configuration = CommandConfiguration(
      commandName: "serve",
      abstract: "Serve a simulated cluster until interrupted and print the path of its kubeconfig",
      discussion: """
        Example, for kubectl in another terminal:
          spawnerctl sandbox --ready-delay 5s
        """
    )

    @OptionGroup var sandbox: SandboxArguments

    func run(in context: CommandContext) async throws -> ExitStatus {
      let options = try sandbox.sandboxOptions(clock: context.clock)
      return try await context.withSandbox(options) { path in
        context.output.line(path)
        context.error.line("a simulated cluster is served until this is interrupted; to use it:")
        context.error.line("  export KUBECONFIG=\(path)")
        await context.clock.sleepUntilCancelled()
        context.error.line("interrupted: the simulated cluster is gone")
        return .done
      }
    }
  }
}

extension Clock<Duration> {
  /// Sleeps for as long as nobody cancels the task.
  fileprivate func sleepUntilCancelled() async {
    while !Task.isCancelled {
      do { try await sleep(for: .seconds(3600)) } catch { return }
    }
  }
}
