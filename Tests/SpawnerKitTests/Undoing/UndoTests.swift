import KubeCore
import SpawnerConfig
import Synchronization
import TestSupport
import Testing

@testable import SpawnerKit

/// Changes that do not become live are undone, or it is said what is left.
struct UndoTests {
  static func error(of stage: Stage, _ options: ChangeOptions = ChangeOptions()) async throws
    -> SpawnerError
  {
    try await #require(throws: SpawnerError.self) { try await stage.change(options).get() }
  }

  @Test(arguments: RestartStrategy.allCases)
  func `a pod that was Ready and crashes while it is asked has its change undone at once`(
    _ strategy: RestartStrategy
  ) async throws {
    let stage = try Stage {
      $0.answer = { pod, _, text in
        pod == "pod-2" ? KubeResponse(status: 503) : try Stage.answer(serving: text)
      }
      $0.onProgress = { stage, event in
        guard case .notYet(let pod, _) = event, pod == "pod-2" else { return }
        do {
          try stage.kube.change(Pod.self, name: pod, namespace: Objects.namespace) {
            $0["status"] = PodState.crashing(exitCode: 1).status
          }
        } catch {
          Issue.record(error)
        }
      }
    }
    let result = await stage.change(ChangeOptions(restart: strategy))
    let error = try #require(throws: SpawnerError.self) { try result.get() }
    #expect(error.code == .undone)
    #expect(error.rollout?.kind == .crashLoop)
    #expect(stage.text == Stage.text)
    #expect(stage.clock.now.offset < .seconds(30))
  }

  @Test(arguments: RestartStrategy.allCases)
  func `a pod that crashes has its change undone, and says why`(_ strategy: RestartStrategy)
    async throws
  {
    let stage = try Stage { $0.outcome = { $0 == 2 ? .crashing(exitCode: 1) : .ready } }
    stage.kube.onLog { _ in KubeResponse(status: 200, body: Array("no module\nbye\n".utf8)) }
    let error = try await Self.error(of: stage, ChangeOptions(restart: strategy))
    #expect(error.code == .undone)
    #expect(error.change == .undone)
    #expect(
      error.description == "the change did not become live and was undone: container "
        + "'jupyter-web-app' of pod 'pod-2' keeps crashing: it starts and ends again and again, "
        + "last with exit code 1 (Error)"
    )
    #expect(error.rollout?.kind == .crashLoop)
    #expect(error.rollout?.log == ["no module", "bye"])
    #expect(error.diff?.isEmpty == false)
    #expect(stage.text == Stage.text)
  }

  @Test func `undoing a rollout puts the template back and keeps the old pod`() async throws {
    let stage = try Stage {
      $0.outcome = { _ in .waiting("ImagePullBackOff", message: "no such image") }
    }
    let error = try await Self.error(of: stage)
    #expect(error.code == .undone)
    #expect(stage.pods == ["pod-1"])
    let deployment = stage.kube.stored(
      Deployment.self,
      name: Objects.deploymentName,
      namespace: Objects.namespace
    )
    let annotations = deployment?["spec"]?["template"]?["metadata"]?["annotations"]
    #expect(annotations == nil || annotations == [:])
  }

  @Test func `undoing does not wait for what was broken before the change`() async throws {
    let stage = try Stage(
      deployment: Objects.deployment {
        $0["metadata"]?["annotations"]?["deployment.kubernetes.io/revision"] = "2"
        $0["status"]?["replicas"] = 2
      }
    ) {
      $0.outcome = { _ in .waiting("ErrImagePull", message: "no such image") }
      $0.replicaSets = ["older": 1, "": 2]
      $0.pods = 2
    }
    try stage.kube.create(ReplicaSet.self, Objects.replicaSet("rs-2", revision: 2))
    let broken = PodState.waiting("ImagePullBackOff", message: "no such image")
    try stage.kube.create(Pod.self, Objects.pod("pod-2", of: "rs-2", broken))

    let error = try await Self.error(of: stage)

    #expect(error.code == .undone)
    #expect(error.rollout?.pod == "pod-3")
    #expect(stage.text == Stage.text)
    #expect(stage.pods.first == "pod-1")
    #expect(stage.scene.withLock { $0.asked["pod-1"] } == 9)
    // The pod that comes instead of the broken one is as broken, and nobody waits to see it.
    let undone = stage.events.drop {
      if case .restored = $0 { false } else { true }
    }
    #expect(!undone.contains { if case .pod = $0 { true } else { false } })
  }

  @Test(arguments: [nil, "earlier"])
  func `undoing takes the noted reason back`(_ earlier: String?) async throws {
    let cause = "kubernetes.io/change-cause"
    let stage = try Stage(
      deployment: Objects.deployment {
        $0["metadata"]?["annotations"]?[cause] = earlier.map { .string($0) }
        $0["spec"]?["template"]?["metadata"]?["annotations"] = [
          "kubectl.kubernetes.io/restartedAt": "2020-01-01T00:00:00Z"
        ]
      }
    ) {
      $0.outcome = { _ in .waiting("InvalidImageName") }
      $0.replicaSets = ["2020-01-01T00:00:00Z": 1]
    }
    var options = ChangeOptions()
    options.message = "later"
    #expect(try await Self.error(of: stage, options).code == .undone)
    let deployment = stage.kube.stored(
      Deployment.self,
      name: Objects.deploymentName,
      namespace: Objects.namespace
    )
    #expect(deployment?["metadata"]?["annotations"]?[cause]?.string == earlier)
    #expect(
      deployment?["spec"]?["template"]?["metadata"]?["annotations"]
        == ["kubectl.kubernetes.io/restartedAt": "2020-01-01T00:00:00Z"]
    )
  }

  @Test func `an app that serves its sample has the change undone, and the sample is named`()
    async throws
  {
    let stage = try Stage {
      $0.answer = { pod, _, text in
        try pod == "pod-2" ? Stage.sample() : Stage.answer(serving: text)
      }
    }
    stage.kube.onLog { _ in
      KubeResponse(
        status: 200,
        body: Array("INFO Using config file: /app/yaml/spawner_ui_config.yaml\n".utf8)
      )
    }
    let error = try await Self.error(of: stage)
    #expect(error.code == .undone)
    #expect(
      error.description == "the change did not become live and was undone: pod 'pod-2' serves the "
        + "sample that is baked into the app's image ('/app/yaml/spawner_ui_config.yaml'), as the "
        + "app does when it cannot read its own file"
    )
    #expect(stage.text == Stage.text)
    #expect(stage.pods == ["pod-3"])
  }

  @Test func `an app that answers errors has the change undone`() async throws {
    let stage = try Stage {
      $0.answer = { pod, _, text in
        try pod == "pod-2" ? KubeResponse(status: 500) : Stage.answer(serving: text)
      }
    }
    let error = try await Self.error(of: stage)
    #expect(error.code == .undone)
    #expect(
      error.description == "the change did not become live and was undone: pod 'pod-2': it answers "
        + "with an error (500): it cannot read its file"
    )
  }

  @Test func `a deadline that passes in the waiting leaves time to undo`() async throws {
    let stage = try Stage {
      $0.outcome = { $0 == 2 ? .running : .ready }
      $0.onProgress = Self.timePassesFrom { event in
        event == .pod(name: "pod-2", state: "running, not ready")
      }
    }
    let error = try await Self.error(of: stage)
    #expect(error.code == .undone)
    #expect(
      error.description == "the change did not become live and was undone: the deadline passed: "
        + "pod 'pod-2' is running, not ready"
    )
    #expect(stage.text == Stage.text)
  }

  @Test func `a deadline that passes in the proof leaves time to undo`() async throws {
    let stage = try Stage {
      $0.answer = { pod, _, text in
        try Stage.answer(serving: pod == "pod-2" ? Array(Stage.text.utf8) : text)
      }
    }
    let error = try await Self.error(of: stage)
    #expect(error.code == .undone)
    #expect(
      error.description == "the change did not become live and was undone: the deadline passed: "
        + "pod 'pod-2': still serves the file as it was before"
    )
  }

  /// Lets time pass from an event on, until undoing begins.
  static func timePassesFrom(
    _ isStart: @escaping @Sendable (ProgressEvent) -> Bool
  ) -> @Sendable (Stage, ProgressEvent) -> Void {
    { stage, event in
      if isStart(event) { stage.startTime() }
      if case .undoing = event { stage.stopTime() }
    }
  }

  @Test func `what is to be kept is kept`() async throws {
    let stage = try Stage { $0.outcome = { _ in .crashing(exitCode: 1) } }
    let error = try await Self.error(of: stage, ChangeOptions(onFailure: .keep))
    #expect(error.code == .notUndone)
    #expect(error.change == .rolling(resourceVersion: "1005"))
    #expect(
      error.description.hasPrefix(
        "the change did not become live and was kept in ConfigMap "
          + "'jupyter-web-app-config-9c2fbg2gdc': container 'jupyter-web-app'"
      )
    )
    #expect(stage.text == Stage.changedText)
    #expect(stage.writes.filter { $0 == "patch configmaps" }.count == 1)
  }

  @Test func `what others have written since is never overwritten`() async throws {
    let others = "# mine\n" + Stage.changedText
    let stage = try Stage {
      $0.outcome = { _ in .crashing(exitCode: 1) }
      $0.onProgress = { stage, event in
        guard case .undoing = event else { return }
        do { try stage.write(others) } catch { Issue.record(error) }
      }
    }
    let error = try await Self.error(of: stage)
    #expect(error.code == .notUndone)
    #expect(
      error.description.hasSuffix(
        "and could not be undone: somebody else has changed ConfigMap "
          + "'jupyter-web-app-config-9c2fbg2gdc' since"
      )
    )
    #expect(stage.text == others)
  }

  @Test func `a write of others that leaves the file alone does not hinder the undoing`()
    async throws
  {
    let stage = try Stage {
      $0.outcome = { $0 == 2 ? .crashing(exitCode: 1) : .ready }
      $0.onProgress = { stage, event in
        guard case .undoing = event else { return }
        do {
          try stage.kube.change(
            ConfigMap.self,
            name: Objects.configMapName,
            namespace: Objects.namespace
          ) { $0["metadata"]?["labels"] = ["touched": "yes"] }
        } catch { Issue.record(error) }
      }
    }
    let error = try await Self.error(of: stage)
    #expect(error.code == .undone)
    #expect(stage.text == Stage.text)
  }

  @Test func `an undoing that brings no pod back says that the file is back`() async throws {
    let stage = try Stage { $0.outcome = { _ in .crashing(exitCode: 1) } }
    let error = try await Self.error(of: stage, ChangeOptions(restart: .delete))
    #expect(error.code == .notUndone)
    let isRestored = if case .restored = error.change { true } else { false }
    #expect(isRestored)
    #expect(
      error.description.contains(
        "; the old file is back in ConfigMap 'jupyter-web-app-config-9c2fbg2gdc', but is not "
          + "proved to be live: container 'jupyter-web-app' of pod 'pod-3' keeps crashing"
      )
    )
    #expect(stage.text == Stage.text)
  }

  @Test func `a pod that still serves the old file is enough for undoing`() async throws {
    // The template was broken before the change, so no new pod can ever start.
    let stage = try Stage {
      $0.outcome = { _ in .waiting("ImagePullBackOff", message: "registry.invalid/x") }
      $0.replicaSets = ["before": 1]
    }
    let error = try await Self.error(of: stage)
    #expect(error.code == .undone)
    #expect(stage.pods.contains("pod-1"))
    #expect(stage.text == Stage.text)
  }

  @Test func `a roll that fails after the write is undone without another roll`() async throws {
    let stage = try Stage {
      $0.onProgress = { stage, event in
        guard case .written = event else { return }
        stage.kube.fail(FakeFailure(verb: "patch", resource: "deployments", status: 403))
      }
    }
    let error = try await Self.error(of: stage)
    #expect(error.code == .undone)
    #expect((error.underlying as? KubeError)?.isForbidden == true)
    #expect(stage.text == Stage.text)
    #expect(stage.pods == ["pod-1"])
  }

  @Test(arguments: [429, 503])
  func `a cluster that has too much to do does not hinder the undoing`(
    _ status: Int
  ) async throws {
    let stage = try Stage {
      $0.outcome = { $0 == 2 ? .crashing(exitCode: 1) : .ready }
      $0.onProgress = { stage, event in
        guard case .undoing = event else { return }
        stage.kube.fail(
          FakeFailure(verb: "patch", resource: "configmaps", times: 7, status: status)
        )
        stage.kube.fail(
          FakeFailure(verb: "patch", resource: "deployments", times: 7, status: status)
        )
      }
    }
    let error = try await Self.error(of: stage)
    #expect(error.code == .undone)
    #expect(stage.text == Stage.text)
    #expect(stage.mark == nil)
    #expect(stage.pods == ["pod-1"])
  }

  @Test func `a cluster that is away for a moment does not hinder the undoing`() async throws {
    let stage = try Stage {
      $0.outcome = { $0 == 2 ? .crashing(exitCode: 1) : .ready }
      $0.onProgress = { stage, event in
        guard case .undoing = event else { return }
        stage.kube.fail(
          FakeFailure(resource: "configmaps", times: 7, status: 503)
        )
      }
    }
    let error = try await Self.error(of: stage)
    #expect(error.code == .undone)
    #expect(stage.text == Stage.text)
  }
}
