import KubeCore
import SpawnerConfig
import TestSupport
import Testing

@testable import SpawnerKit

/// Undoing a rollout takes back its own mark and nobody else's.
struct UndoBesideOthersTests {
  static let theirMark = "2030-01-01T00:00:00Z"

  /// A change that does not become live, and what happens right after the old file is back.
  private static func stage(_ meanwhile: @escaping @Sendable (Stage) throws -> Void) throws -> Stage
  {
    try Stage {
      $0.outcome = { $0 == 2 ? .crashing(exitCode: 1) : .ready }
      $0.onProgress = { stage, event in
        guard case .restored = event else { return }
        do { try meanwhile(stage) } catch { Issue.record(error) }
      }
    }
  }

  @Test func `a restart by somebody else since is not taken back`() async throws {
    let stage = try Self.stage { try $0.restart(at: Self.theirMark) }
    let error = try await UndoTests.error(of: stage)
    #expect(error.code == .undone)
    #expect(stage.mark == Self.theirMark)
    #expect(stage.text == Stage.text)
    #expect(stage.pods == ["pod-3"])
    #expect(stage.writes.filter { $0 == "patch deployments" }.count == 1)
  }

  @Test func `a restart between the look and the patch is not taken back either`() async throws {
    let stage = try Self.stage { _ in }
    let looks = Counter()
    let error = try await #require(throws: SpawnerError.self) {
      try await stage.change { request, kube in
        let response = try await kube.send(request)
        if stage.isLookedAt(by: request), looks.next() == 0 {
          try stage.restart(at: Self.theirMark)
        }
        return response
      }.get()
    }
    #expect(error.code == .undone)
    #expect(stage.writes.filter { $0 == "patch deployments" }.count == 2)
    #expect(stage.mark == Self.theirMark)
    #expect(stage.pods == ["pod-3"])
  }

  @Test func `a status that changes between the look and the patch does not hinder the undoing`()
    async throws
  {
    let stage = try Self.stage { _ in }
    let looks = Counter()
    let error = try await #require(throws: SpawnerError.self) {
      try await stage.change { request, kube in
        let response = try await kube.send(request)
        if stage.isLookedAt(by: request), looks.next() < 3 {
          try kube.change(
            Deployment.self,
            name: Objects.deploymentName,
            namespace: Objects.namespace
          ) { $0["status"]?["unavailableReplicas"] = .integer(looks.value) }
        }
        return response
      }.get()
    }
    #expect(error.code == .undone)
    #expect(stage.writes.filter { $0 == "patch deployments" }.count == 5)
    #expect(stage.mark == nil)
    #expect(stage.pods == ["pod-1"])
  }

  @Test func `a reason that somebody else has noted since stays`() async throws {
    let cause = "kubernetes.io/change-cause"
    let stage = try Self.stage {
      try $0.kube.change(
        Deployment.self,
        name: Objects.deploymentName,
        namespace: Objects.namespace
      ) { $0["metadata"]?["annotations"]?[cause] = "theirs" }
    }
    var options = ChangeOptions()
    options.message = "ours"
    #expect(try await UndoTests.error(of: stage, options).code == .undone)
    let deployment = stage.kube.stored(
      Deployment.self,
      name: Objects.deploymentName,
      namespace: Objects.namespace
    )
    #expect(deployment?["metadata"]?["annotations"]?[cause] == "theirs")
    #expect(stage.mark == nil)
  }
}

extension Stage {
  /// Whether a request looks at the Deployment once the old file is back.
  fileprivate func isLookedAt(by request: KubeRequest) -> Bool {
    request.queryValue("fieldSelector") == "metadata.name=\(Objects.deploymentName)"
      && request.attributes?.verb == "list"
      && events.contains { if case .restored = $0 { true } else { false } }
  }
}
