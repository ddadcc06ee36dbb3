import Foundation
import Subprocess
import SystemPackage

/// What a command did.
struct CommandOutput: Sendable, CustomStringConvertible {
  /// The exit status; 128 and the signal's number where a signal ended it.
  let status: Int
  let stdout: String
  let stderr: String

  /// All of it, for the comment of a failed expectation.
  var description: String { "exit status \(status)\nstdout:\n\(stdout)\nstderr:\n\(stderr)" }

  init(status: TerminationStatus, stdout: String, stderr: String) {
    switch status {
    case .exited(let code): self.status = Int(code)
    case .signaled(let signal): self.status = 128 + Int(signal)
    }
    self.stdout = stdout
    self.stderr = stderr
  }
}

/// A program the tests run as a user would: by its path, with arguments, in an environment without
/// a kubeconfig.
struct Program: Sendable {
  let executable: Executable

  static let kubectl = Program(executable: .name("kubectl"))

  /// The executable that was built together with this test bundle.
  static let spawnerctl = Program(
    executable: .path(
      FilePath(
        URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
          .appending(path: "spawnerctl").path
      )
    )
  )

  /// No kubeconfig, no home: whatever a command finds, it was told.
  static let environment = Environment.inherit.updating([
    "KUBECONFIG": nil, "HOME": "/nonexistent", "NO_COLOR": "1",
  ])

  private static let outputLimit = 4 << 20

  func run(
    _ arguments: [String],
    input: String = "",
    editor: String? = nil
  ) async throws -> CommandOutput {
    let result = try await Subprocess.run(
      executable,
      arguments: Arguments(arguments),
      environment: Self.environment.updating(["KUBE_EDITOR": editor]),
      input: .string(input),
      output: .string(limit: Self.outputLimit),
      error: .string(limit: Self.outputLimit)
    )
    return CommandOutput(
      status: result.terminationStatus,
      stdout: result.standardOutput,
      stderr: result.standardError
    )
  }

  /// Runs the program and sends it an interrupt, as Ctrl-C does, once a line of its standard error
  /// says what the test waits for.
  func run(
    _ arguments: [String],
    interruptedAfter isReady: @escaping @Sendable (String) -> Bool
  ) async throws -> CommandOutput {
    let result = try await Subprocess.run(
      executable,
      arguments: Arguments(arguments),
      environment: Self.environment,
      input: .none,
      output: .string(limit: Self.outputLimit),
      error: .sequence
    ) { execution in
      var lines: [String] = []
      var isInterrupted = false
      for try await line in execution.standardError.strings() {
        lines.append(line)
        guard !isInterrupted, isReady(line) else { continue }
        isInterrupted = true
        try execution.send(signal: .interrupt)
      }
      return lines.joined(separator: "\n")
    }
    return CommandOutput(
      status: result.terminationStatus,
      stdout: result.standardOutput,
      stderr: result.closureResult
    )
  }
}
