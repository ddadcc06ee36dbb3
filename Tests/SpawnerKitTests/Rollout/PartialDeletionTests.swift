import KubeCore
import SpawnerConfig
import TestSupport
import Testing

@testable import SpawnerKit

/// Deleting several pods may fail half-way.
struct PartialDeletionTests {
  /// Two pods, of which the second may not be deleted.
  private static func stage() throws -> Stage {
    let stage = try Stage(
      deployment: Objects.deployment {
        $0["spec"]?["replicas"] = 2
        for count in ["replicas", "updatedReplicas", "readyReplicas", "availableReplicas"] {
          $0["status"]?[count] = 2
        }
      }
    ) {
      $0.pods = 2
      $0.texts["pod-2"] = Array(Stage.text.utf8)
    }
    try stage.kube.create(Pod.self, Objects.pod("pod-2", of: "rs-1"))
    return stage
  }

  private static func refusing(_ pod: String) -> InterposedKube.Interposition {
    { request, kube in
      guard request.isWrite(of: "pods"), request.attributes?.name == pod else {
        return try await kube.send(request)
      }
      var error = KubeError(code: .forbidden, message: "made to fail")
      error.status = 403
      throw error
    }
  }

  private static var options: ChangeOptions { ChangeOptions(restart: .delete) }

  @Test func `a change of which one pod has gone has its pods renewed for the undoing, too`()
    async throws
  {
    let stage = try Self.stage()
    let error = try await #require(throws: SpawnerError.self) {
      try await stage.change(Self.options, through: Self.refusing("pod-2")).get()
    }
    #expect(error.code == .undone)
    #expect(stage.text == Stage.text)
    let rolls = stage.events.filter {
      if case .rolling = $0 { true } else { false }
    }
    #expect(rolls.count == 2)
  }

  @Test func `a change of which no pod has gone is undone without touching the pods`() async throws
  {
    let stage = try Self.stage()
    let error = try await #require(throws: SpawnerError.self) {
      try await stage.change(Self.options, through: Self.refusing("pod-1")).get()
    }
    #expect(error.code == .undone)
    #expect(stage.pods == ["pod-1", "pod-2"])
    let rolls = stage.events.filter {
      if case .rolling = $0 { true } else { false }
    }
    #expect(rolls.count == 1)
  }

  @Test func `a restart of which one pod has gone says that the pods are being renewed`()
    async throws
  {
    let stage = try Self.stage()
    let error = try await #require(throws: SpawnerError.self) {
      try await stage.spawner(through: Self.refusing("pod-2")).restart(options: Self.options)
    }
    #expect(error.change == .rolling(resourceVersion: nil))
    #expect(
      error.description.hasPrefix(
        "the pods of Deployment 'jupyter-web-app-deployment' are being renewed; whether they "
      )
    )
    #expect((error.underlying as? KubeError)?.isForbidden == true)
  }

  @Test func `a restart of which no pod has gone has changed nothing`() async throws {
    let stage = try Self.stage()
    let error = try await #require(throws: KubeError.self) {
      try await stage.spawner(through: Self.refusing("pod-1")).restart(options: Self.options)
    }
    #expect(error.isForbidden)
    #expect(stage.pods == ["pod-1", "pod-2"])
  }
}
