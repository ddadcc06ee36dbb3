import Subprocess

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// Starts other programs; a test may hand in its own.
struct ProgramRunner: Sendable {
  /// Runs a program on this process's own streams and waits for it.
  let run:
    @Sendable (_ command: [String], _ environment: [String: String]) async throws
      -> ExitStatus
}

extension ProgramRunner {
  /// Starts real programs.
  ///
  /// Cancellation asks the program to end and, after a while, ends it.
  static let system = ProgramRunner { command, environment in
    guard let name = command.first else { return .usage }
    var options = PlatformOptions()
    options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(5))]
    do {
      let result = try await Subprocess.run(
        name.contains("/") ? .path(FilePath(name)) : .name(name),
        arguments: Arguments(Array(command.dropFirst())),
        environment: .inherit.updating(["KUBECONFIG": environment["KUBECONFIG"]]),
        platformOptions: options,
        input: .currentStandardInput,
        output: .currentStandardOutput,
        error: .currentStandardError
      )
      return switch result.terminationStatus {
      case .exited(let code): ExitStatus(rawValue: code)
      case .signaled(let number): ExitStatus(rawValue: 128 + number)
      }
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw CommandError(.cannotRun, "cannot run '\(name)': no such program")
    } catch let error as SubprocessError {
      throw CommandError(.cannotRun, "cannot run '\(name)': \(error)")
    }
  }
}
