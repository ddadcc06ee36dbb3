import KubeCore
import SpawnerConfig
import Synchronization
import TestSupport
import Testing

@testable import SpawnerKit

/// Waiting over watches that break, are forbidden, or lag behind.
struct RolloutWatchTests {
  @Test func `events that may not be watched are done without`() async throws {
    let stage = try Stage()
    stage.kube.fail(FakeFailure(resource: "events", status: 403))
    #expect(try await stage.spawner.wait().outcome == .live)
  }

  @Test func `where ReplicaSets cannot be seen their names tell the owner`() async throws {
    let stage = try Stage()
    let name = "\(Objects.deploymentName)-5d4f8"
    try stage.kube.create(Pod.self, Objects.pod("pod-1", of: name))
    stage.kube.fail(FakeFailure(resource: "replicasets", status: 403))
    #expect(try await stage.spawner.wait().outcome == .live)
  }

  @Test func `watches that break are opened again`() async throws {
    let stage = try Stage {
      $0.outcome = { _ in .running }
      $0.onProgress = { stage, event in
        guard event == .pod(name: "pod-2", state: "running, not ready") else { return }
        do {
          try stage.kube.change(Pod.self, name: "pod-2", namespace: Objects.namespace) {
            $0["status"] = PodState.ready.status
          }
          try stage.kube.remove(Pod.self, name: "pod-1", namespace: Objects.namespace)
          try stage.kube.change(
            Deployment.self,
            name: Objects.deploymentName,
            namespace: Objects.namespace
          ) {
            $0["status"] = Objects.completeStatus(generation: 2)
          }
          stage.kube.compact()
          stage.kube.cutWatches(with: KubeError(code: .unreachable, message: "cut"))
        } catch {
          Issue.record(error)
        }
      }
    }
    let report = try await stage.spawner.restart(progress: { stage.hear($0) })
    #expect(report.pods.map(\.pod) == ["pod-2"])
  }

  @Test func `a watch that is forbidden ends the waiting with the cluster's words`() async throws {
    let stage = try Stage()
    stage.kube.fail(FakeFailure(verb: "list", resource: "pods", status: 403))
    let error = try await #require(throws: KubeError.self) { try await stage.spawner.wait() }
    #expect(error.resource == "pods")
  }

  @Test func `a Deployment that is deleted in the waiting cannot become live`() async throws {
    let stage = try Stage {
      $0.outcome = { _ in .running }
      $0.onProgress = { stage, event in
        guard event == .pod(name: "pod-2", state: "running, not ready") else { return }
        do {
          try stage.kube.remove(
            Deployment.self,
            name: Objects.deploymentName,
            namespace: Objects.namespace
          )
        } catch {
          Issue.record(error)
        }
      }
    }
    let error = try await #require(throws: SpawnerError.self) {
      try await stage.spawner.restart(progress: { stage.hear($0) })
    }
    #expect(error.rollout == .deploymentGone)
    #expect(
      error.description
        == "gave up waiting: the web app cannot become ready: the Deployment was deleted"
    )
  }

  @Test func `as many pods as are wanted must be Ready`() throws {
    var rollout = try Rollout(.rollout(generation: 2))
    var two = Rollout.complete
    two["spec"]?["replicas"] = 2
    two["status"] = [
      "observedGeneration": 2, "replicas": 2, "updatedReplicas": 2, "availableReplicas": 2,
    ]
    _ = try rollout.deployment(two)
    let first = Objects.pod("a", of: "rs-2")
    #expect(try rollout.pods(first, Objects.pod("b", of: "rs-2", .running)).ends == [])
    #expect(
      try rollout.pods(first, Objects.pod("b", of: "rs-2")).ends == [.succeed(pods: ["a", "b"])]
    )
  }

  @Test func `the log of a container is asked for where it may hold the reason`() async throws {
    let stage = try Stage { $0.outcome = { _ in .crashing(exitCode: 2) } }
    stage.kube.onLog { request in
      // The present container has not logged yet; the one before it has.
      let isPrevious = request.queryValue("previous") == "true"
      return KubeResponse(status: 200, body: Array((isPrevious ? "ääh\n" : "").utf8))
    }
    let error = try await #require(throws: SpawnerError.self) {
      try await stage.spawner.restart()
    }
    #expect(error.rollout?.log == ["ääh"])
    let logs = stage.kube.requests.filter { $0.attributes?.subresource == "log" }
    #expect(logs.map { $0.queryValue("container") } == ["jupyter-web-app", "jupyter-web-app"])
    #expect(logs.map { $0.queryValue("tailLines") } == ["10", "10"])
  }

  @Test func `a deadline shows what a pod that is not Ready logged last`() async throws {
    let stage = try Stage {
      $0.outcome = { _ in .running }
      $0.onProgress = UndoTests.timePassesFrom { event in
        event == .pod(name: "pod-2", state: "running, not ready")
      }
    }
    stage.kube.onLog { _ in KubeResponse(status: 200, body: Array("waiting for größe\n".utf8)) }
    let error = try await #require(throws: SpawnerError.self) {
      try await stage.ended { try await stage.spawner.restart(progress: { stage.hear($0) }) }.get()
    }
    #expect(
      error.description
        == "gave up waiting: the deadline passed: pod 'pod-2' is running, not ready"
    )
    #expect(error.rollout?.kind == .deadline)
    #expect(error.rollout?.log == ["waiting for größe"])
  }

  @Test func `a log that may not be read leaves the reason`() async throws {
    let stage = try Stage { $0.outcome = { _ in .crashing(exitCode: 2) } }
    stage.kube.fail(FakeFailure(resource: "pods/log", status: 403))
    let error = try await #require(throws: SpawnerError.self) {
      try await stage.spawner.restart()
    }
    #expect(error.rollout?.kind == .crashLoop)
    #expect(error.rollout?.log == [])
  }

  @Test func `a pod that is gone before it is deleted is no failure`() async throws {
    let stage = try Stage()
    stage.kube.fail(FakeFailure(verb: "delete", resource: "pods", times: 1, status: 404))
    try stage.kube.create(Pod.self, Objects.pod("pod-0", of: "rs-1"))
    try stage.kube.change(Deployment.self, name: Objects.deploymentName, namespace: "kubeflow") {
      $0["spec"]?["replicas"] = 2
    }
    let roller = stage.spawner.roller(in: Objects.namespace)
    let deployment = try await stage.kube.get(
      Deployment.self,
      name: Objects.deploymentName,
      namespace: Objects.namespace
    )
    var hasBegun = false
    let wave = try await roller.take(.delete, on: deployment, hasBegun: &hasBegun)
    #expect(wave.goal == .replacement)
    #expect(wave.existing == ["uid-of-pod-0", "uid-of-pod-1"])
  }
}
