#if os(Linux)
  import Foundation
  import Subprocess
  import TestSupport
  import Testing

  @testable import spawnerctl

  /// What the program itself says and leaves behind when a signal ends it.
  @Suite(.timeLimit(.minutes(30)), .aFewAtATime)
  struct SignalTests {
    static let signals: [(name: String, signal: Signal)] = [
      ("INT", .interrupt), ("TERM", .terminate), ("HUP", .terminalClosed),
    ]

    /// What a run of the program came to.
    struct Ending: Sendable {
      let status: TerminationStatus
      let story: String
      /// What it left in its folder for temporary files.
      let left: [String]
    }

    /// The program that was built together with the tests.
    private static let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent().appending(path: "spawnerctl").path

    /// Runs the program, and sends it signals once a line of its story begins with some words.
    private func ending(
      of words: [String],
      sent signals: [Signal],
      after beginning: String
    ) async throws -> Ending {
      try await TemporaryDirectory.with { folder in
        let result = try await Subprocess.run(
          .name("sh"),
          arguments: Arguments(["-c", "exec \"$0\" \"$@\"", Self.program] + words),
          environment: .inherit.updating(["TMPDIR": folder.path, "KUBECONFIG": nil]),
          input: .none,
          output: .discarded,
          error: .sequence
        ) { execution in
          var lines: [String] = []
          var isSent = false
          for try await line in execution.standardError.strings() {
            lines.append(line)
            guard !isSent, line.hasPrefix(beginning) else { continue }
            isSent = true
            for signal in signals { try execution.send(signal: signal) }
          }
          return lines.joined(separator: "\n")
        }
        return Ending(
          status: result.terminationStatus,
          story: result.closureResult,
          left: try folder.names()
        )
      }
    }

    @Test(arguments: signals)
    func `takes the kubeconfig of a sandbox away`(name: String, signal: Signal) async throws {
      let ending = try await ending(of: ["sandbox"], sent: [signal], after: "  export KUBECONFIG=")
      #expect(ending.status == .exited(0), "\(ending)")
      #expect(ending.story.hasSuffix("interrupted: the simulated cluster is gone"), "\(ending)")
      #expect(ending.left == [])
    }

    @Test(arguments: signals)
    func `says what was changed already, and how to go on`(
      name: String,
      signal: Signal
    ) async throws {
      let words = [
        "sandbox", "run", "--fault", "never-ready", "--", "image", "add", Sample.newImage,
        "--timeout", "0", "--request-timeout", "0",
      ]
      let ending = try await ending(of: words, sent: [signal], after: "pod '")
      #expect(ending.status == .exited(130), "\(ending)")
      #expect(
        ending.story.contains("\nerror: interrupted, the change is written to ConfigMap "),
        "\(ending)"
      )
      #expect(ending.story.contains("\nto finish: spawnerctl wait"), "\(ending)")
      #expect(
        ending.story.contains("\nto undo: spawnerctl image remove \(Sample.newImage)"),
        "\(ending)"
      )
      #expect(ending.left == [])
    }

    @Test func `is not hurried when the system and the shell both say that the terminal is closed`()
      async throws
    {
      let ending = try await ending(
        of: ["sandbox"],
        sent: [.terminalClosed, .terminalClosed, .terminalClosed],
        after: "  export KUBECONFIG="
      )
      #expect(ending.status == .exited(0), "\(ending)")
      #expect(ending.left == [])
    }

    @Test func `outlives its terminal where it is told to, as by nohup`() async throws {
      try await TemporaryDirectory.with { folder in
        // The program's own child closes its terminal, and then still finds the cluster.
        let child = "kill -HUP $PPID; exec \"$0\" image list -o name"
        let script = "trap '' HUP; exec \"$0\" sandbox run -- sh -c \"$1\" \"$0\""
        let result = try await Subprocess.run(
          .name("sh"),
          arguments: ["-c", script, Self.program, child],
          environment: .inherit.updating(["TMPDIR": folder.path, "KUBECONFIG": nil]),
          input: .none,
          output: .string(limit: 1 << 20),
          error: .string(limit: 1 << 20)
        )
        #expect(result.terminationStatus == .exited(0), "\(result.standardError)")
        #expect(result.standardOutput.contains("jupyter-scipy"))
        #expect(try folder.names() == [])
      }
    }
  }
#endif
