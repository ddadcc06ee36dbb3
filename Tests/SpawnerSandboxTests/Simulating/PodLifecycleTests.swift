import KubeCore
import Testing

@testable import SpawnerSandbox

/// Pods from their making to their end.
@Suite struct PodLifecycleTests {
  private func state(of pod: JSONValue) -> JSONValue? {
    pod.at("status", "containerStatuses")?[0]?["state"]
  }

  @Test func `goes from pending over creating to running`() {
    var cluster = Simulation()
    cluster.restart()
    cluster.pass(.milliseconds(60))
    #expect(cluster.newestPod.at("status", "phase") == "Pending")
    #expect(cluster.newestPod.at("spec", "nodeName") == nil)
    #expect(cluster.newestPod.at("status", "containerStatuses") == nil)
    cluster.pass(.milliseconds(50))
    #expect(cluster.condition("PodScheduled", of: cluster.newestPod)?["status"] == "True")
    #expect(cluster.newestPod.at("spec", "nodeName") == "sandbox-node")
    cluster.pass(.milliseconds(60))
    #expect(state(of: cluster.newestPod)?.at("waiting", "reason") == "ContainerCreating")
    #expect(cluster.newestPod.at("status", "phase") == "Pending")
    cluster.pass(.milliseconds(300))
    #expect(state(of: cluster.newestPod)?["running"] != nil)
    #expect(cluster.newestPod.at("status", "phase") == "Running")
    #expect(cluster.newestPod.at("status", "podIP")?.string?.hasPrefix("10.244.") == true)
    #expect(cluster.newestPod.isReadyPod)
    #expect(cluster.newestPod.at("status", "containerStatuses")?[0]?["ready"] == true)
  }

  @Test func `is replaced when it is deleted`() {
    var cluster = Simulation()
    let old = cluster.pods[0]
    cluster.state.delete(ObjectKey(.pods, old.name, in: "kubeflow"))
    #expect(cluster.pods[0].isTerminating)
    #expect(cluster.pods[0].metadata["deletionGracePeriodSeconds"] == 30)
    cluster.pass(.milliseconds(100))
    #expect(cluster.pods.count == 2)
    cluster.pass(.seconds(2))
    #expect(cluster.pods.count == 1)
    #expect(cluster.pods[0].uid != old.uid)
    #expect(cluster.pods[0].controllerUID == old.controllerUID)
    #expect(cluster.sets.count == 1)
    #expect(cluster.deployment.at("status", "readyReplicas") == 1)
  }

  @Test func `goes at once without a grace period`() {
    var cluster = Simulation()
    let old = cluster.pods[0]
    cluster.state.delete(ObjectKey(.pods, old.name, in: "kubeflow"), gracePeriod: 0)
    #expect(cluster.pods.isEmpty)
    cluster.pass(.seconds(2))
    #expect(cluster.pods.count == 1)
  }

  @Test func `does not start again what is on its way out`() {
    var options = SandboxOptions()
    options.terminationDelay = .seconds(10)
    var cluster = Simulation(options)
    cluster.restart()
    cluster.pass(.milliseconds(100))
    let key = ObjectKey(.pods, cluster.newestPod.name, in: "kubeflow")
    cluster.state.delete(key)
    cluster.pass(.seconds(5))
    #expect(cluster.state.store[key]?.at("status", "phase") == "Pending")
    cluster.pass(.seconds(10))
    #expect(cluster.state.store[key] == nil)
  }

  @Test func `waits for a ConfigMap that is not there`() throws {
    var cluster = Simulation()
    let map = try #require(cluster.state.store[cluster.configMapKey])
    cluster.state.delete(cluster.configMapKey)
    cluster.restart()
    cluster.pass(.seconds(3))
    #expect(cluster.waiting.reason == "ContainerCreating")
    let event = try #require(cluster.events("FailedMount").first)
    #expect(
      event["message"]?.string
        == "MountVolume.SetUp failed for volume \"config-volume\" : configmap "
        + "\"\(cluster.stock.configMapName)\" not found"
    )
    #expect((event["count"]?.integer ?? 0) > 1)
    cluster.state.create(map, as: .configMaps, in: "kubeflow")
    cluster.pass(.seconds(3))
    #expect(cluster.newestPod.isReadyPod)
  }

  @Test func `does not wait for an optional ConfigMap`() {
    var cluster = Simulation()
    cluster.state.delete(cluster.configMapKey)
    cluster.change(Simulation.deploymentKey) {
      let volume: JSONValue = [
        "name": "config-volume", "configMap": ["name": "none", "optional": true],
      ]
      $0.put([volume], at: "spec", "template", "spec", "volumes")
    }
    cluster.pass(.seconds(3))
    #expect(cluster.newestPod.isReadyPod)
  }

  @Test func `cannot start with a reference to a ConfigMap that is not there`() {
    var cluster = Simulation()
    cluster.setContainer("envFrom", to: [["configMapRef": ["name": "gone"]]])
    cluster.pass(.seconds(3))
    #expect(cluster.waiting.reason == "CreateContainerConfigError")
    #expect(cluster.waiting.message == "configmap \"gone\" not found")
    cluster.state.create(["metadata": ["name": "gone"]], as: .configMaps, in: "kubeflow")
    cluster.pass(.seconds(3))
    #expect(cluster.newestPod.isReadyPod)
  }

  @Test(arguments: [
    ("registry.local:5000/a/b:1", true), ("a", true), ("A/b", true), ("a/b@sha256:00", true),
    ("", false), ("a:", false), ("a b", false), ("a//b", false), ("/a", false), ("a/B:1", false),
    ("a/b:tag\n", false), ("\u{fc}", false),
  ])
  func `knows names that a node refuses`(_ name: String, _ isName: Bool) {
    #expect(ClusterState.isImageName(name) == isName)
  }

  @Test func `shows an image name that a node refuses`() {
    var cluster = Simulation()
    cluster.setContainer("image", to: "no image:at all")
    cluster.pass(.seconds(3))
    #expect(cluster.waiting.reason == "InvalidImageName")
    #expect(
      cluster.waiting.message
        == "Failed to apply default image tag \"no image:at all\": couldn't parse image reference "
        + "\"no image:at all\": invalid reference format"
    )
  }
}

/// Pods with which something goes wrong.
@Suite struct PodFaultTests {
  private func cluster(_ fault: Fault) -> Simulation {
    var options = SandboxOptions()
    options.faults = [fault]
    var cluster = Simulation(options)
    cluster.restart()
    cluster.pass(.seconds(3))
    return cluster
  }

  @Test func `leaves pods alone that were there before`() {
    var options = SandboxOptions()
    options.faults = [.crashLoop]
    var cluster = Simulation(options)
    cluster.pass(.seconds(30))
    #expect(cluster.pods.count == 1)
    #expect(cluster.pods[0].isReadyPod)
  }

  @Test func `crashes again and again, slower each time`() throws {
    var cluster = cluster(.crashLoop)
    let status = cluster.newestPod.at("status", "containerStatuses")?[0]
    #expect(cluster.waiting.reason == "CrashLoopBackOff")
    #expect(
      cluster.waiting.message
        == "back-off 2s restarting failed container=jupyter-web-app "
        + "pod=\(cluster.newestPod.name)_kubeflow(\(cluster.newestPod.uid))"
    )
    #expect(status?["restartCount"] == 1)
    #expect(status?["ready"] == false)
    #expect(status?.at("lastState", "terminated", "exitCode") == 1)
    cluster.pass(.seconds(40))
    let runtime = try #require(cluster.state.pods[cluster.newestPod.uid])
    #expect(runtime.restarts > 3)
    #expect(runtime.log.lines.first?.text == "Traceback (most recent call last):")
    #expect(runtime.previousLog != nil)
    #expect(cluster.deployment.at("status", "availableReplicas") == 1)
  }

  @Test func `runs and is never ready`() {
    let cluster = cluster(.neverReady)
    #expect(cluster.newestPod.at("status", "phase") == "Running")
    #expect(!cluster.newestPod.isReadyPod)
    let ready = cluster.condition("Ready", of: cluster.newestPod)
    #expect(ready?["reason"] == "ContainersNotReady")
    #expect(ready?["message"] == "containers with unready status: [jupyter-web-app]")
  }

  @Test func `cannot pull the image`() throws {
    let cluster = cluster(.imagePull)
    #expect(cluster.waiting.reason == "ImagePullBackOff")
    #expect(
      cluster.waiting.message
        == "Back-off pulling image \"ghcr.io/kubeflow/kubeflow/jupyter-web-app:v1.10.0\""
    )
    let event = try #require(cluster.events("Failed").first)
    #expect(event["type"] == "Warning")
    #expect(event["message"]?.string?.contains("failed to pull and unpack image") == true)
  }

  @Test func `refuses the image's name`() {
    #expect(cluster(.invalidImage).waiting.reason == "InvalidImageName")
  }

  @Test func `finds no node`() throws {
    let cluster = cluster(.unschedulable)
    let scheduled = cluster.condition("PodScheduled", of: cluster.newestPod)
    #expect(scheduled?["status"] == "False")
    #expect(scheduled?["reason"] == "Unschedulable")
    #expect(scheduled?["message"] == "0/1 nodes are available: 1 Insufficient cpu.")
    #expect(cluster.newestPod.at("status", "phase") == "Pending")
    #expect(cluster.events("FailedScheduling").count == 1)
  }

  @Test func `may not make a pod`() throws {
    var cluster = cluster(.quota)
    #expect(cluster.pods.count == 1)
    for object in [cluster.deployment] + cluster.sets.filter({ $0.specReplicas == 1 }) {
      guard let failure = cluster.condition("ReplicaFailure", of: object) else { continue }
      #expect(failure["reason"] == "FailedCreate")
      #expect(failure["message"]?.string?.contains("exceeded quota: sandbox-quota") == true)
    }
    #expect(cluster.condition("ReplicaFailure", of: cluster.deployment)?["status"] == "True")
    cluster.state.faults.clear()
    cluster.pass(.seconds(4))
    #expect(cluster.condition("ReplicaFailure", of: cluster.deployment) == nil)
    #expect(cluster.newestPod.isReadyPod)
    #expect(cluster.pods.count == 1)
  }

  @Test func `spares later pods where it was limited`() {
    var cluster = cluster(Fault.crashLoop.limited(to: 1))
    #expect(cluster.waiting.reason == "CrashLoopBackOff")
    cluster.restart("again")
    cluster.pass(.seconds(3))
    #expect(cluster.newestPod.isReadyPod)
    #expect(cluster.pods.count == 1)
  }
}
