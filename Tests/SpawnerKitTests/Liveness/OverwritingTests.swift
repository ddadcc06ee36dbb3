import KubeCore
import SpawnerConfig
import Synchronization
import TestSupport
import Testing

@testable import SpawnerKit

/// Somebody puts another file into the ConfigMap while its being live is waited for.
struct OverwritingTests {
  static let third = Stage.text.replacing("lab:2  # the small one", with: "lab:9")

  /// A cluster whose new pods never become Ready, where somebody writes once one runs.
  static func stage(
    _ write: @escaping @Sendable (Stage) throws -> Void
  ) throws -> Stage {
    try Stage {
      $0.outcome = { _ in .running }
      $0.onProgress = { stage, event in
        guard event == .pod(name: "pod-2", state: "running, not ready") else { return }
        do { try write(stage) } catch { Issue.record(error) }
      }
    }
  }

  static func write(_ text: String, as manager: String, on stage: Stage) throws {
    try stage.kube.change(
      ConfigMap.self,
      name: Objects.configMapName,
      namespace: Objects.namespace
    ) {
      $0["data"]?[Objects.key] = .string(text)
      let entry: JSONValue = [
        "manager": .string(manager), "operation": "Update",
        "fieldsV1": ["f:data": .object(["f:\(Objects.key)": [:]])],
      ]
      let others = $0["metadata"]?["managedFields"]?.array ?? []
      $0["metadata"]?["managedFields"] = .array([entry] + others)
    }
  }

  @Test func `a file that is put back ends the waiting at once, and says by whom`() async throws {
    let stage = try Self.stage { try Self.write(Stage.text, as: "argocd-controller", on: $0) }
    let error = try await #require(throws: SpawnerError.self) { try await stage.change().get() }
    #expect(error.code == .undone)
    #expect(
      error.description == "the change did not become live and was undone: 'argocd-controller' has "
        + "put the file as it was before back into ConfigMap 'jupyter-web-app-config-9c2fbg2gdc'"
    )
    #expect(error.overwriter == "argocd-controller")
    #expect(stage.text == Stage.text)
    #expect(stage.pods == ["pod-1"])
    #expect(stage.clock.now.offset < .seconds(5))
  }

  @Test func `a third file is theirs and stays`() async throws {
    let stage = try Self.stage { try $0.write(Self.third) }
    let error = try await #require(throws: SpawnerError.self) { try await stage.change().get() }
    #expect(error.code == .notUndone)
    #expect(
      error.description == "the change did not become live (somebody else has put another file "
        + "into ConfigMap 'jupyter-web-app-config-9c2fbg2gdc') and could not be undone: somebody "
        + "else has changed ConfigMap 'jupyter-web-app-config-9c2fbg2gdc' since"
    )
    #expect(error.overwriter == nil)
    #expect(stage.text == Self.third)
  }

  @Test func `what somebody else replaced cannot be kept`() async throws {
    let stage = try Self.stage { try $0.write(Stage.text) }
    let error = try await #require(throws: SpawnerError.self) {
      try await stage.change(ChangeOptions(onFailure: .keep)).get()
    }
    #expect(error.code == .notUndone)
    #expect(
      error.description == "the change did not become live: somebody else has put the file as it "
        + "was before back into ConfigMap 'jupyter-web-app-config-9c2fbg2gdc'"
    )
  }

  @Test func `a restart says that the file it waits for is another one now`() async throws {
    let stage = try Self.stage { try Self.write(Self.third, as: "kubectl-edit", on: $0) }
    let error = try await #require(throws: SpawnerError.self) {
      try await stage.ended { try await stage.spawner.restart(progress: { stage.hear($0) }) }.get()
    }
    #expect(error.code == .gaveUpWaiting)
    #expect(
      error.description == "gave up waiting: 'kubectl-edit' has put another file into ConfigMap "
        + "'jupyter-web-app-config-9c2fbg2gdc'"
    )
  }

  @Test func `a ConfigMap that is deleted ends the waiting`() async throws {
    let stage = try Self.stage {
      try $0.kube.remove(
        ConfigMap.self,
        name: Objects.configMapName,
        namespace: Objects.namespace
      )
    }
    let error = try await #require(throws: SpawnerError.self) {
      try await stage.ended { try await stage.spawner.restart(progress: { stage.hear($0) }) }.get()
    }
    #expect(
      error.description == "gave up waiting: somebody has deleted ConfigMap "
        + "'jupyter-web-app-config-9c2fbg2gdc'"
    )
  }

  @Test func `a key that is taken out ends the waiting`() async throws {
    let stage = try Self.stage {
      try $0.kube.change(
        ConfigMap.self,
        name: Objects.configMapName,
        namespace: Objects.namespace
      ) { $0["data"]?[Objects.key] = nil }
    }
    let error = try await #require(throws: SpawnerError.self) {
      try await stage.ended { try await stage.spawner.restart(progress: { stage.hear($0) }) }.get()
    }
    #expect(
      error.description == "gave up waiting: somebody else has taken the file out of ConfigMap "
        + "'jupyter-web-app-config-9c2fbg2gdc'"
    )
  }

  @Test func `a ConfigMap that may not be watched is read every few seconds`() async throws {
    let stage = try Self.stage { stage in
      try stage.write(Self.third)
      stage.clock.skip(sleepsUpTo: .seconds(5))
    }
    stage.kube.fail(FakeFailure(verb: "list", resource: "configmaps", status: 403))
    let error = try await #require(throws: SpawnerError.self) {
      try await stage.ended { try await stage.spawner.restart(progress: { stage.hear($0) }) }.get()
    }
    #expect(error.description.contains("has put another file into ConfigMap"))
  }

  @Test func `another key of the ConfigMap is nobody's business`() async throws {
    let stage = try Self.stage { stage in
      try stage.kube.change(
        ConfigMap.self,
        name: Objects.configMapName,
        namespace: Objects.namespace
      ) { $0["data"]?["other"] = "text" }
      try stage.kube.change(Pod.self, name: "pod-2", namespace: Objects.namespace) {
        $0["status"] = PodState.ready.status
      }
      try stage.kube.remove(Pod.self, name: "pod-1", namespace: Objects.namespace)
      try stage.kube.change(
        Deployment.self,
        name: Objects.deploymentName,
        namespace: Objects.namespace
      ) { $0["status"] = Objects.completeStatus(generation: 2) }
    }
    #expect(try await stage.change().get().outcome == .live)
  }
}
