import KubeCore
import Testing

@testable import SpawnerSandbox

/// Which ReplicaSets a deployment has, takes up again and forgets.
@Suite struct RevisionTests {
  private var cluster = Simulation()

  private var revision: String? { cluster.deployment.annotations[ClusterState.revisionKey] }

  private func revisions() -> [Int] { cluster.sets.map(\.revision).sorted() }

  /// Changes the template's annotations by merge patch, as a change and its undoing do.
  private mutating func annotate(_ annotations: JSONValue) {
    cluster.change(Simulation.deploymentKey) {
      $0 = $0.merging(
        patch: ["spec": ["template": ["metadata": ["annotations": annotations]]]]
      )
    }
    cluster.pass(.seconds(5))
  }

  @Test(arguments: [nil, "2026-01-01T00:00:00Z"])
  mutating func `takes the old ReplicaSet up again when a change is undone`(old: String?) {
    let key = "kubectl.kubernetes.io/restartedAt"
    if let old { annotate([key: .string(old)]) }
    let first = cluster.newestPod.controllerUID
    let count = cluster.sets.count
    annotate([key: "2026-02-02T00:00:00Z"])
    #expect(cluster.newestPod.controllerUID != first)
    annotate([key: old.map { .string($0) } ?? .null])
    #expect(cluster.sets.count == count + 1)
    #expect(cluster.newestPod.controllerUID == first)
    #expect(revision == String(count + 2))
    #expect(revisions() == (old == nil ? [2, 3] : [1, 3, 4]))
    #expect(cluster.sets.map(\.specReplicas).sorted().suffix(2) == [0, 1])
    #expect(cluster.pods.count == 1)
  }

  @Test mutating func `notes the turns that a ReplicaSet had before`() {
    let first = cluster.sets[0].name
    for value in ["a", nil, "a", nil] as [JSONValue?] { annotate(["turn": value ?? .null]) }
    #expect(cluster.sets.count == 2)
    #expect(revisions() == [4, 5])
    let annotations = cluster.sets.first { $0.name == first }?.annotations
    #expect(annotations?[ClusterState.revisionKey] == "5")
    #expect(annotations?[ClusterState.revisionHistoryKey] == "1,3")
  }

  @Test mutating func `knows a template again that was sent with empty parts`() {
    annotate(["a": "1"])
    cluster.change(Simulation.deploymentKey) { deployment in
      deployment.put(nil, at: "spec", "template", "metadata", "annotations")
      deployment.put(.null, at: "spec", "template", "metadata", "creationTimestamp")
      deployment.put([:], at: "spec", "template", "spec", "securityContext")
    }
    cluster.pass(.seconds(5))
    #expect(cluster.sets.count == 2)
    #expect(revision == "3")
  }

  @Test mutating func `gives a template that comes back its full time`() {
    annotate(["a": "1"])
    cluster.pass(.seconds(3_600))
    cluster.state.faults.inject(.neverReady)
    annotate(["a": .null])
    let progressing = cluster.condition("Progressing", of: cluster.deployment)
    #expect(progressing?["reason"] == "ReplicaSetUpdated")
    cluster.pass(.seconds(595))
    #expect(
      cluster.condition("Progressing", of: cluster.deployment)?["reason"] == "ReplicaSetUpdated"
    )
    cluster.pass(.seconds(15))
    #expect(
      cluster.condition("Progressing", of: cluster.deployment)?["reason"]
        == "ProgressDeadlineExceeded"
    )
  }

  @Test(arguments: [0, 1, 3])
  mutating func `keeps as many old ReplicaSets as it is told`(limit: Int) {
    cluster.change(Simulation.deploymentKey) {
      $0.put(.integer(limit), at: "spec", "revisionHistoryLimit")
    }
    for turn in 1...6 { annotate(["turn": .string(String(turn))]) }
    #expect(revisions() == Array((7 - limit)...7))
    #expect(cluster.pods.count == 1)
    #expect(cluster.newestPod.isReadyPod)
  }

  @Test mutating func `keeps ten old ReplicaSets unless told otherwise`() {
    cluster.change(Simulation.deploymentKey) {
      $0.put(nil, at: "spec", "revisionHistoryLimit")
    }
    for turn in 1...12 { annotate(["turn": .string(String(turn))]) }
    #expect(revisions() == Array(3...13))
  }

  @Test mutating func `forgets nothing while a rollout is under way`() {
    cluster.change(Simulation.deploymentKey) { $0.put(0, at: "spec", "revisionHistoryLimit") }
    cluster.state.faults.inject(.neverReady)
    annotate(["turn": "1"])
    #expect(revisions() == [1, 2])
    #expect(cluster.sets.map(\.specReplicas) == [1, 1])
    cluster.state.faults.clear()
    annotate(["turn": "2"])
    #expect(revisions() == [3])
  }

  @Test mutating func `says why each turn was`() {
    let cause = "kubernetes.io/change-cause"
    cluster.change(Simulation.deploymentKey) {
      $0.put("new image", at: "metadata", "annotations", cause)
      $0.put(
        "{}",
        at: "metadata",
        "annotations",
        "kubectl.kubernetes.io/last-applied-configuration"
      )
    }
    annotate(["turn": "1"])
    let newest = cluster.sets.first { $0.revision == 2 }
    #expect(newest?.annotations == [cause: "new image", ClusterState.revisionKey: "2"])
  }

  @Test mutating func `starts no turn for a change of scale`() {
    cluster.change(Simulation.deploymentKey) { $0.put(3, at: "spec", "replicas") }
    cluster.pass(.seconds(5))
    #expect(revisions() == [1])
    #expect(cluster.pods.count == 3)
  }
}
