import KubeCore
import SpawnerConfig
import TestSupport
import Testing

@testable import SpawnerKit

/// After the deadline nothing is begun.
struct DeadlineTests {
  static var none: ChangeOptions {
    var options = ChangeOptions()
    options.timeout = .milliseconds(1)
    return options
  }

  @Test(arguments: RestartStrategy.allCases)
  func `a deadline that passes before the write leaves all as it was`(
    _ strategy: RestartStrategy
  ) async throws {
    let stage = try Stage()
    var options = Self.none
    options.restart = strategy
    let error = try await #require(throws: SpawnerError.self) {
      try await stage.change(options) { request, kube in
        stage.clock.advance(by: .milliseconds(1))
        return try await kube.send(request)
      }.get()
    }
    #expect(error.code == .gaveUpWaiting)
    #expect(error.change == .nothing)
    #expect(
      error.description == "gave up waiting: the deadline passed before the change was written"
    )
    #expect(stage.writes.allSatisfy { $0.hasSuffix("(dry run)") })
    #expect(stage.text == Stage.text)
    #expect(stage.pods == ["pod-1"])
  }

  @Test func `a rehearsal needs no time`() async throws {
    let stage = try Stage()
    var options = Self.none
    options.dryRun = .server
    let report = try await stage.change(options) { request, kube in
      stage.clock.advance(by: .milliseconds(1))
      return try await kube.send(request)
    }.get()
    #expect(report.outcome == .planned)
  }

  @Test func `a deadline that passes with the write is undone without a roll`() async throws {
    let stage = try Stage {
      $0.onProgress = { stage, event in
        if case .written = event { stage.clock.advance(by: .seconds(301)) }
      }
    }
    let error = try await UndoTests.error(of: stage)
    #expect(error.code == .undone)
    #expect(
      error.description == "the change did not become live and was undone: the deadline passed: "
        + "no time was left to renew the pods"
    )
    #expect(
      stage.writes == ["patch deployments (dry run)", "patch configmaps", "patch configmaps"]
    )
    #expect(stage.pods == ["pod-1"])
  }

  @Test(arguments: RestartStrategy.allCases)
  func `a deadline that passes before the pods are renewed leaves them`(
    _ strategy: RestartStrategy
  ) async throws {
    let stage = try Stage()
    var options = Self.none
    options.restart = strategy
    let spawner = stage.spawner { request, kube in
      stage.clock.advance(by: .milliseconds(1))
      return try await kube.send(request)
    }
    let error = try await #require(throws: SpawnerError.self) {
      try await spawner.restart(options: options)
    }
    #expect(error.code == .gaveUpWaiting)
    #expect(error.change == .nothing)
    #expect(
      error.description
        == "gave up waiting: the deadline passed: no time was left to renew the pods"
    )
    #expect(stage.writes == [])
  }
}
