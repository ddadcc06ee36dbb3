import KubeCore
import Testing

@testable import SpawnerSandbox

/// Objects are kept without what Go would leave out.
@Suite struct KeptObjectTests {
  @Test(
    arguments: [
      (["data": [:], "kind": "ConfigMap"], ["kind": "ConfigMap"]),
      (["metadata": ["annotations": [:], "name": "a"]], ["metadata": ["name": "a"]]),
      (["metadata": ["creationTimestamp": .null]], ["metadata": [:]]),
      (
        ["spec": ["template": ["metadata": ["annotations": [:]]]]],
        ["spec": ["template": ["metadata": [:]]]]
      ),
      (
        ["spec": ["containers": [["env": [], "name": "a"]]]],
        ["spec": ["containers": [["name": "a"]]]]
      ),
      // Where being there means something, though empty, it stays.
      (["spec": ["volumes": [["emptyDir": [:]]]]], ["spec": ["volumes": [["emptyDir": [:]]]]]),
      (["spec": ["containers": []]], ["spec": ["containers": []]]),
      (["data": ["k": ""]], ["data": ["k": ""]]),
    ] as [(JSONValue, JSONValue)]
  )
  func `keeps nothing empty that Go would leave out`(_ sent: JSONValue, _ kept: JSONValue) {
    #expect(sent.asKept == kept)
  }

  @Test func `keeps nothing empty after a merge patch either`() {
    var cluster = Simulation()
    let before = cluster.deployment
    cluster.change(Simulation.deploymentKey) {
      $0 = $0.merging(patch: ["spec": ["template": ["metadata": ["annotations": ["a": "1"]]]]])
    }
    cluster.change(Simulation.deploymentKey) {
      $0 = $0.merging(patch: ["spec": ["template": ["metadata": ["annotations": ["a": .null]]]]])
    }
    #expect(cluster.deployment["spec"] == before["spec"])
  }
}
