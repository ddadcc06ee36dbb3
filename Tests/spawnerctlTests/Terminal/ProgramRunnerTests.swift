import TestSupport
import Testing

@testable import spawnerctl

/// Other programs run with the sandbox's kubeconfig, and what they return is passed on.
@Suite(.aFewAtATime)
struct ProgramRunnerTests {
  @Test(arguments: [("exit 0", Int32(0)), ("exit 7", 7), ("kill -9 $$", 137)])
  func `passes the status on`(script: String, status: Int32) async throws {
    #expect(try await ProgramRunner.system.run(["sh", "-c", script], [:]).rawValue == status)
  }

  @Test func `hands the kubeconfig over`() async throws {
    let command = ["/bin/sh", "-c", "test \"$KUBECONFIG\" = /a/größe"]
    #expect(try await ProgramRunner.system.run(command, ["KUBECONFIG": "/a/größe"]) == .done)
  }

  @Test func `says what cannot be run`() async throws {
    let error = await #expect(throws: CommandError.self) {
      try await ProgramRunner.system.run(["no-such-program-anywhere"], [:])
    }
    #expect(error?.code == .cannotRun)
    #expect(error?.message.hasPrefix("cannot run 'no-such-program-anywhere': ") == true)
  }

  @Test func `is asked for what is no command of this tool`() async throws {
    try await TemporaryDirectory.with { folder in
      var scene = Scene(folder: folder)
      scene.programs = ProgramRunner { command, environment in
        #expect(command == ["kubectl", "get", "pods", "-v=1"])
        #expect(environment["KUBECONFIG"]?.hasPrefix(folder.path) == true)
        return Status(rawValue: 42)
      }
      let run = await scene.run("sandbox run -- kubectl get pods -v=1")
      #expect(run.status.rawValue == 42)
      #expect(run.stdout.isEmpty && run.stderr.isEmpty)
    }
  }
}
