import KubeCore
import SpawnerConfig
import TestSupport
import Testing

@testable import SpawnerKit

/// What others do to the web app itself while a change is waited for.
struct MeanwhileTests {
  /// A cluster whose new pods never become Ready, where something is done once one runs.
  private static func stage(_ act: @escaping @Sendable (Stage) throws -> Void) throws -> Stage {
    try OverwritingTests.stage(act)
  }

  private static func scaleToZero(_ stage: Stage) throws {
    for pod in stage.pods {
      try stage.kube.remove(Pod.self, name: pod, namespace: Objects.namespace)
    }
    try stage.kube.change(
      Deployment.self,
      name: Objects.deploymentName,
      namespace: Objects.namespace
    ) {
      $0["spec"]?["replicas"] = 0
      $0["status"] = ["observedGeneration": 9]
    }
  }

  private static let scaledToZero = ProgressEvent.scaledToZero(deployment: Objects.deploymentName)

  @Test(arguments: RestartStrategy.allCases)
  func `a Deployment that wants no pods any more proves nothing`(
    _ strategy: RestartStrategy
  ) async throws {
    let stage = try Self.stage(Self.scaleToZero)
    let report = try await stage.change(ChangeOptions(restart: strategy)).get()
    #expect(report.outcome == .written)
    #expect(report.restart == strategy)
    #expect(report.pods == [])
    #expect(stage.events.last == Self.scaledToZero)
    #expect(stage.text == Stage.changedText)
  }

  @Test func `a restart of pods that nobody wants any more proves nothing`() async throws {
    let stage = try Self.stage(Self.scaleToZero)
    let report = try await stage.spawner.restart(progress: { stage.hear($0) })
    #expect(report.outcome == .unchanged)
    #expect(stage.events.last == Self.scaledToZero)
  }

  @Test func `a change is undone where no pods are wanted any more, too`() async throws {
    let stage = try Stage {
      $0.outcome = { _ in .crashing(exitCode: 1) }
      $0.onProgress = { stage, event in
        guard case .restored = event else { return }
        do { try Self.scaleToZero(stage) } catch { Issue.record(error) }
      }
    }
    #expect(try await UndoTests.error(of: stage, ChangeOptions(restart: .delete)).code == .undone)
    #expect(stage.text == Stage.text)
  }

  @Test func `with the ConfigMap the change is gone, and nothing can be put back`() async throws {
    let stage = try Self.stage {
      try $0.kube.remove(
        ConfigMap.self,
        name: Objects.configMapName,
        namespace: Objects.namespace
      )
    }
    let error = try await UndoTests.error(of: stage)
    #expect(error.code == .notUndone)
    #expect(
      error.description == "the change did not become live (somebody has deleted ConfigMap "
        + "'jupyter-web-app-config-9c2fbg2gdc') and could not be undone: ConfigMap "
        + "'jupyter-web-app-config-9c2fbg2gdc' is not there any more"
    )
    // There is no text left to take the change out of.
    #expect(error.change == .rolling(resourceVersion: nil))
  }

  @Test func `a Deployment that is deleted leaves the old file behind`() async throws {
    let stage = try Self.stage { stage in
      for pod in stage.pods {
        try stage.kube.remove(Pod.self, name: pod, namespace: Objects.namespace)
      }
      try stage.kube.remove(
        Deployment.self,
        name: Objects.deploymentName,
        namespace: Objects.namespace
      )
    }
    let error = try await UndoTests.error(of: stage)
    #expect(error.code == .notUndone)
    #expect(error.rollout == .deploymentGone)
    #expect(
      error.description.hasPrefix(
        "the change did not become live (the web app cannot become ready: the Deployment was "
          + "deleted); the old file is back in ConfigMap "
      ),
      "\(error)"
    )
    #expect(stage.text == Stage.text)
  }

  @Test func `a Deployment that is paused is not waited for until the deadline`() async throws {
    let stage = try Self.stage { stage in
      try stage.kube.change(
        Deployment.self,
        name: Objects.deploymentName,
        namespace: Objects.namespace
      ) {
        $0["spec"]?["paused"] = true
        $0["status"]?["observedGeneration"] = 9
      }
      stage.clock.skip(sleepsUpTo: Trouble.patience)
    }
    let error = try await #require(throws: SpawnerError.self) {
      try await stage.spawner.restart(progress: { stage.hear($0) })
    }
    #expect(error.rollout == RolloutFailure(kind: .paused, message: ""))
    #expect(
      error.description == "gave up waiting: the Deployment is paused and makes no new pods"
    )
  }

  @Test func `a cluster that is away when the waiting begins is asked again`() async throws {
    let stage = try Stage {
      $0.onProgress = { stage, event in
        guard case .rolling = event else { return }
        // The client has asked several times by then; these are its last words.
        for resource in ["deployments", "replicasets"] {
          stage.kube.fail(FakeFailure(verb: "list", resource: resource, times: 3, status: 503))
        }
      }
    }
    #expect(try await stage.change().get().outcome == .live)
  }

  @Test func `a cluster that stays away ends the waiting before the deadline`() async throws {
    let stage = try Stage()
    stage.kube.fail(FakeFailure(verb: "list", resource: "pods", status: 503))
    let error = try await #require(throws: KubeError.self) { try await stage.spawner.wait() }
    #expect(error.code == .unavailable)
    #expect(stage.clock.now.offset >= .seconds(58))
  }
}
