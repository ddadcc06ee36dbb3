import KubeCore
import SpawnerConfig
import TestSupport
import Testing

@testable import SpawnerKit

/// No question outlasts the deadline.
struct PatienceTests {
  private static let timeout: Duration = .seconds(5)

  private static var options: ChangeOptions {
    var options = ChangeOptions()
    options.timeout = timeout
    return options
  }

  @Test func `questions through the API server and their illustration are cut short`() async throws
  {
    let stage = try Stage()
    stage.kube.fail(FakeFailure(resource: "pods/exec", status: 403))
    let clock = stage.clock
    stage.kube.onProxy { request in
      clock.advance(by: request.timeout ?? .seconds(60))
      throw KubeError(code: .timeout, message: "no answer")
    }
    stage.kube.onLog { request in
      clock.advance(by: request.timeout ?? .seconds(60))
      throw KubeError(code: .timeout, message: "no answer")
    }
    let error = try await #require(throws: SpawnerError.self) {
      try await stage.spawner.restart(options: Self.options)
    }
    #expect(error.rollout?.kind == .deadline)
    // A last look, and two looks at the log for the message.
    #expect(stage.clock.now.offset <= Self.timeout + .seconds(5))
  }

  @Test func `commands in the container are cut short`() async throws {
    let stage = try Stage { $0.answer = { _, _, _ in KubeResponse(status: 403) } }
    let clock = stage.clock
    stage.kube.onExec { request in
      clock.advance(by: request.timeout ?? .seconds(60))
      return ExecOutput(exitCode: request.command.first == "cat" ? 1 : 127)
    }
    _ = try await stage.spawner.restart(options: Self.options)
    let commands = stage.kube.execRequests
    #expect(commands.map { $0.command.first } == ["python3", "curl", "wget", "cat"])
    #expect(commands.first?.timeout == Self.timeout)
    #expect(commands.dropFirst().allSatisfy { $0.timeout == Deadline.lastLook })
  }

  @Test func `a question has its own limit where there is time enough`() {
    let clock = ManualClock.forLoops()
    let stopwatch = Stopwatch(clock)
    let deadline: Deadline? = Deadline(after: .seconds(60), on: stopwatch)
    #expect(deadline.capping(.seconds(20)) == .seconds(20))
    clock.advance(by: .seconds(50))
    #expect(deadline.capping(.seconds(20)) == .seconds(10))
    clock.advance(by: .seconds(50))
    #expect(deadline.capping(.seconds(20)) == .seconds(1))
    #expect(Deadline?.none.capping(.seconds(20)) == .seconds(20))
    let never: Deadline? = Deadline(after: nil, on: stopwatch)
    #expect(never.capping(.seconds(20)) == .seconds(20))
  }
}
