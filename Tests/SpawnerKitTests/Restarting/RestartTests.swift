import KubeCore
import SpawnerConfig
import TestSupport
import Testing
import YAMLEdit

@testable import SpawnerKit

/// Restarts and mere waits, to their end.
struct RestartTests {
  @Test(arguments: RestartStrategy.allCases)
  func `a restart renews the pods and proves the file`(_ strategy: RestartStrategy) async throws {
    let stage = try Stage()
    let report = try await stage.spawner.restart(options: ChangeOptions(restart: strategy))
    #expect(report.outcome == .live)
    #expect(report.restart == strategy)
    #expect(!report.isChanged)
    #expect(report.pods.map(\.pod) == ["pod-2"])
    #expect(stage.writes == [strategy == .rollout ? "patch deployments" : "delete pods"])
  }

  @Test func `two restarts within one second are two rollouts`() async throws {
    let stage = try Stage()
    _ = try await stage.spawner.restart()
    let report = try await stage.spawner.restart()
    #expect(report.pods.map(\.pod) == ["pod-3"])
  }

  @Test func `only the Deployment's own pods are deleted, and only as they were seen`() async throws
  {
    let stage = try Stage()
    try stage.kube.create(Pod.self, Objects.pod("stranger", of: "other-rs"))
    try stage.kube.create(
      ReplicaSet.self,
      Objects.replicaSet("foreign-rs", revision: 1, owner: "uid-of-another")
    )
    try stage.kube.create(Pod.self, Objects.pod("foreign", of: "foreign-rs"))
    _ = try await stage.spawner.restart(options: ChangeOptions(restart: .delete))
    let deletions = stage.kube.requests.filter { $0.method == .delete }
    #expect(deletions.map { $0.attributes?.name } == ["pod-1"])
    let body = try JSONValue(parsing: deletions.first?.body ?? [])
    #expect(body["preconditions"] == ["uid": "uid-of-pod-1"])
  }

  @Test func `waiting changes nothing and proves what is there`() async throws {
    let stage = try Stage()
    let report = try await stage.spawner.wait()
    #expect(report.outcome == .live)
    #expect(
      report.pods
        == [PodProof(pod: "pod-1", method: .servedThroughProxy, answers: 9, reason: nil)]
    )
    #expect(stage.writes == [])
  }

  @Test(arguments: [true, false])
  func `a file that the app cannot read fails at once`(_ isRestart: Bool) async throws {
    let stage = try Stage(text: "spawnerFormDefaults:\n\timage: {}\n")
    let error = try await #require(throws: SpawnerError.self) {
      if isRestart { try await stage.spawner.restart() } else { try await stage.spawner.wait() }
    }
    #expect(error.code == .invalidResult)
    #expect(error.location?.line == 2)
    #expect(error.findings.contains { $0.rule == "Y002" })
    #expect(
      error.description.hasPrefix(
        "2:1: the web app serves the sample in its image instead of the file: "
      ),
      "\(error)"
    )
    #expect(stage.writes == [])
  }

  @Test func `a file without its root fails at once`() async throws {
    let stage = try Stage(text: "other: {}\n")
    let error = try await #require(throws: SpawnerError.self) { try await stage.spawner.wait() }
    #expect(
      error.description
        == "the web app cannot serve the file: the file has no 'spawnerFormDefaults'"
    )
  }

  @Test func `a pod that cannot start ends a restart with what was changed`() async throws {
    let stage = try Stage { $0.outcome = { _ in .waiting("InvalidImageName", message: "bad") } }
    let error = try await #require(throws: SpawnerError.self) {
      try await stage.spawner.restart()
    }
    #expect(error.code == .gaveUpWaiting)
    #expect(error.change == .rolling(resourceVersion: nil))
    #expect(
      error.description == "gave up waiting: container 'jupyter-web-app' of pod 'pod-2' has an "
        + "invalid image name: bad"
    )
    #expect(error.rollout?.kind == .invalidImageName)
  }

  @Test func `a wait that takes too long gives up`() async throws {
    let stage = try Stage {
      $0.answer = { _, _, _ in KubeResponse(status: 503) }
    }
    let error = try await #require(throws: SpawnerError.self) { try await stage.spawner.wait() }
    #expect(error.code == .gaveUpWaiting)
    #expect(error.change == .nothing)
    #expect(
      error.description
        == "gave up waiting: the deadline passed: pod 'pod-1': not answering yet"
    )
  }

  @Test func `a paused Deployment is not restarted`() async throws {
    let stage = try Stage(deployment: Objects.deployment { $0["spec"]?["paused"] = true })
    let error = try await #require(throws: SpawnerError.self) {
      try await stage.spawner.restart()
    }
    #expect(error.code == .refused)
    #expect(stage.writes == [])
  }

  @Test func `a rollout that is paused half-way is not waited for`() async throws {
    let stage = try Stage(
      deployment: Objects.deployment {
        $0["spec"]?["paused"] = true
        $0["status"]?["updatedReplicas"] = 0
      }
    )
    let error = try await #require(throws: SpawnerError.self) { try await stage.spawner.wait() }
    #expect(error.code == .refused)
  }

  @Test func `a paused Deployment whose rollout is over can be waited for`() async throws {
    let stage = try Stage(deployment: Objects.deployment { $0["spec"]?["paused"] = true })
    #expect(try await stage.spawner.wait().outcome == .live)
  }

  @Test func `a Deployment without pods has nothing to wait for`() async throws {
    let stage = try Stage(deployment: Objects.deployment { $0["spec"]?["replicas"] = 0 })
    for report in [try await stage.spawner.wait(), try await stage.spawner.restart()] {
      #expect(report.outcome == .unchanged)
      #expect(report.isScaledToZero)
      #expect(try JSONValue(encoding: report)["scaledToZero"] == true)
    }
    let report = try await stage.change().get()
    #expect(report.outcome == .written)
    #expect(report.isScaledToZero)
  }

  @Test func `a Deployment with pods has a report that says nothing of scaling`() async throws {
    let stage = try Stage()
    let report = try await stage.spawner.wait()
    #expect(!report.isScaledToZero)
    #expect(try JSONValue(encoding: report)["scaledToZero"] == nil)
  }

  @Test func `a pod that goes away while it is asked is replaced by the next`() async throws {
    let stage = try Stage {
      $0.answer = { pod, count, text in
        if pod == "pod-1", count == 1 {
          var error = KubeError(code: .notFound, message: "pods \"pod-1\" not found")
          error.status = 404
          error.isFromServer = true
          throw error
        }
        return try Stage.answer(serving: text)
      }
    }
    let report = try await stage.spawner.wait()
    #expect(report.outcome == .live)
  }

  @Test func `watches that end in the middle of a line do not end the wait`() async throws {
    let stage = try Stage {
      $0.outcome = { _ in .running }
      $0.onProgress = { stage, event in
        guard event == .pod(name: "pod-2", state: "running, not ready") else { return }
        stage.kube.sendRaw(#"{"type":"MODIFIED","object":{"metad"#)
        stage.kube.cutWatches()
        do {
          try stage.kube.create(Pod.self, Objects.pod("pod-2", of: "rs-2"))
          try stage.kube.remove(Pod.self, name: "pod-1", namespace: Objects.namespace)
          try stage.kube.change(
            Deployment.self,
            name: Objects.deploymentName,
            namespace: Objects.namespace
          ) { $0["status"] = Objects.completeStatus(generation: 2) }
        } catch { Issue.record(error) }
      }
    }
    let report = try await stage.ended {
      try await stage.spawner.change(
        ChangeRequest([Stage.edit]),
        confirm: { _ in true },
        progress: { stage.hear($0) }
      )
    }.get()
    #expect(report.outcome == .live)
    #expect(stage.text == Stage.changedText)
  }
}
