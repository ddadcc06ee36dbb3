import KubeCore
import Testing

@testable import SpawnerSandbox

/// Rollouts as the Deployment controller carries them out.
@Suite struct RolloutTests {
  @Test func `starts settled`() {
    let cluster = Simulation()
    let status = cluster.deployment["status"]
    #expect(status?["observedGeneration"] == .integer(cluster.deployment.generation))
    #expect(status?["replicas"] == 1)
    #expect(status?["updatedReplicas"] == 1)
    #expect(status?["readyReplicas"] == 1)
    #expect(status?["availableReplicas"] == 1)
    #expect(status?["unavailableReplicas"] == nil)
    #expect(cluster.condition("Available", of: cluster.deployment)?["status"] == "True")
    let progressing = cluster.condition("Progressing", of: cluster.deployment)
    #expect(progressing?["reason"] == "NewReplicaSetAvailable")
    #expect(
      progressing?["message"]?.string
        == "ReplicaSet \"\(cluster.sets[0].name)\" has successfully progressed."
    )
    #expect(cluster.pods.count == 1)
    #expect(cluster.pods[0].isReadyPod)
  }

  @Test func `keeps the old pod until the new one is ready`() throws {
    var cluster = Simulation()
    let old = cluster.pods[0]
    cluster.restart()
    cluster.pass(.milliseconds(100))
    #expect(cluster.pods.count == 2)
    #expect(!cluster.newestPod.isReadyPod)
    #expect(cluster.pods.contains { $0.uid == old.uid && !$0.isTerminating })
    cluster.pass(.milliseconds(450))
    #expect(cluster.newestPod.isReadyPod)
    #expect(cluster.pods.contains { $0.uid == old.uid && $0.isTerminating })
    cluster.pass(.milliseconds(300))
    #expect(cluster.pods.map(\.uid) == [cluster.newestPod.uid])
    #expect(cluster.newestPod.uid != old.uid)
  }

  @Test func `observes a new generation a moment later`() {
    var cluster = Simulation()
    let before = cluster.deployment.generation
    cluster.restart()
    #expect(cluster.deployment.generation == before + 1)
    #expect(cluster.deployment.at("status", "observedGeneration")?.integer == before)
    cluster.pass(.milliseconds(20))
    #expect(cluster.deployment.at("status", "observedGeneration")?.integer == before + 1)
  }

  @Test func `counts no generation for what is not the spec`() {
    var cluster = Simulation()
    let before = cluster.deployment
    cluster.change(Simulation.deploymentKey) { $0.put("b", at: "metadata", "annotations", "a") }
    #expect(cluster.deployment.generation == before.generation)
    #expect(cluster.deployment.resourceVersion != before.resourceVersion)
    cluster.pass(.seconds(5))
    #expect(cluster.sets.count == 1)
  }

  @Test func `keeps the version of what did not change`() {
    var cluster = Simulation()
    let before = cluster.deployment.resourceVersion
    cluster.change(Simulation.deploymentKey) { _ in }
    #expect(cluster.deployment.resourceVersion == before)
  }

  @Test func `recreates where the strategy says so`() {
    var cluster = Simulation()
    cluster.change(Simulation.deploymentKey) {
      $0.put(["type": "Recreate"], at: "spec", "strategy")
    }
    cluster.pass(.seconds(1))
    let old = cluster.pods[0].uid
    cluster.restart()
    cluster.pass(.milliseconds(60))
    #expect(cluster.pods.allSatisfy { $0.uid == old && $0.isTerminating })
    cluster.pass(.seconds(2))
    #expect(cluster.pods.count == 1)
    #expect(cluster.pods[0].uid != old)
    #expect(cluster.pods[0].isReadyPod)
  }

  @Test func `rolls several pods with a quarter more and a quarter less`() {
    var cluster = Simulation()
    cluster.change(Simulation.deploymentKey) { $0.put(4, at: "spec", "replicas") }
    cluster.pass(.seconds(2))
    #expect(cluster.deployment.at("status", "readyReplicas") == 4)
    cluster.restart()
    var most = 0
    var fewest = 9
    for _ in 0..<200 {
      cluster.pass(.milliseconds(10))
      most = max(most, cluster.pods.filter { !$0.isTerminating }.count)
      fewest = min(fewest, cluster.pods.filter { $0.isReadyPod && !$0.isTerminating }.count)
    }
    #expect(most == 5)
    #expect(fewest == 3)
    #expect(cluster.deployment.at("status", "updatedReplicas") == 4)
    #expect(cluster.deployment.at("status", "replicas") == 4)
  }

  @Test func `scales to nothing`() {
    var cluster = Simulation()
    cluster.change(Simulation.deploymentKey) { $0.put(0, at: "spec", "replicas") }
    cluster.pass(.seconds(2))
    #expect(cluster.pods.isEmpty)
    #expect(cluster.deployment.at("status", "replicas") == nil)
    #expect(
      cluster.deployment.at("status", "observedGeneration")?.integer
        == cluster.deployment.generation
    )
  }

  @Test func `does not roll what is paused`() {
    var cluster = Simulation()
    cluster.change(Simulation.deploymentKey) { $0.put(true, at: "spec", "paused") }
    cluster.restart()
    cluster.pass(.seconds(5))
    #expect(cluster.sets.count == 1)
    cluster.change(Simulation.deploymentKey) { $0.put(nil, at: "spec", "paused") }
    cluster.pass(.seconds(5))
    #expect(cluster.sets.count == 2)
  }

  @Test func `gives up on a rollout after its deadline`() {
    var options = SandboxOptions()
    options.faults = [.neverReady]
    var cluster = Simulation(options)
    cluster.change(Simulation.deploymentKey) { $0.put(30, at: "spec", "progressDeadlineSeconds") }
    cluster.restart()
    cluster.pass(.seconds(20))
    #expect(
      cluster.condition("Progressing", of: cluster.deployment)?["reason"] == "ReplicaSetUpdated"
    )
    cluster.pass(.seconds(15))
    let progressing = cluster.condition("Progressing", of: cluster.deployment)
    #expect(progressing?["status"] == "False")
    #expect(progressing?["reason"] == "ProgressDeadlineExceeded")
    #expect(
      progressing?["message"]?.string?.hasSuffix("has timed out progressing.") == true
    )
    #expect(cluster.deployment.at("status", "availableReplicas") == 1)
  }

  @Test func `does not count the replacement of a lost pod as a rollout`() {
    var cluster = Simulation()
    cluster.pass(.seconds(7_200))
    cluster.state.delete(ObjectKey(.pods, cluster.pods[0].name, in: "kubeflow"))
    for _ in 0..<20 {
      cluster.pass(.milliseconds(50))
      let progressing = cluster.condition("Progressing", of: cluster.deployment)
      #expect(progressing?["reason"] == "NewReplicaSetAvailable")
    }
    #expect(cluster.newestPod.isReadyPod)
  }

  @Test func `removes what a removed deployment owned`() {
    var cluster = Simulation()
    cluster.state.delete(Simulation.deploymentKey)
    cluster.pass(.seconds(1))
    #expect(cluster.deployment == .null)
    #expect(cluster.sets.isEmpty)
    #expect(cluster.pods.isEmpty)
  }
}
