import KubeCore
import Testing

@testable import SpawnerSandbox

/// Mounted files follow their ConfigMap, a while later.
@Suite struct MountTests {
  private func file(_ cluster: Simulation) -> String? {
    let pod = cluster.newestPod
    return cluster.state.pods[pod.uid]?.configFile(of: pod).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  private func setVolume(_ source: JSONValue, in cluster: inout Simulation) {
    cluster.change(Simulation.deploymentKey) {
      let volume: JSONValue = ["name": "config-volume", "configMap": source]
      $0.put([volume], at: "spec", "template", "spec", "volumes")
    }
    cluster.pass(.seconds(3))
  }

  @Test func `holds the file as it was when the pod started`() {
    var cluster = Simulation()
    #expect(file(cluster) == StockConfiguration.text)
    cluster.setText("new")
    cluster.pass(.seconds(59))
    #expect(file(cluster) == StockConfiguration.text)
  }

  @Test func `follows the ConfigMap after a while`() {
    var cluster = Simulation()
    cluster.setText("new")
    cluster.pass(.seconds(60))
    #expect(file(cluster) == "new")
  }

  @Test func `is new in a new pod`() {
    var cluster = Simulation()
    cluster.setText("new")
    cluster.restart()
    cluster.pass(.seconds(3))
    #expect(file(cluster) == "new")
  }

  @Test func `does not follow where one file is mounted`() {
    var cluster = Simulation()
    cluster.setContainer(
      "volumeMounts",
      to: [
        [
          "name": "config-volume", "mountPath": "/etc/config/spawner_ui_config.yaml",
          "subPath": "spawner_ui_config.yaml",
        ]
      ]
    )
    cluster.pass(.seconds(3))
    #expect(file(cluster) == StockConfiguration.text)
    cluster.setText("new")
    cluster.pass(.seconds(300))
    #expect(file(cluster) == StockConfiguration.text)
  }

  @Test func `has the files under the names that items give them`() {
    var cluster = Simulation()
    let name = JSONValue.string(cluster.stock.configMapName)
    setVolume(
      ["name": name, "items": [["key": WebApp.fileName.json, "path": "other.yaml"]]],
      in: &cluster
    )
    #expect(file(cluster) == nil)
    cluster.change(cluster.configMapKey) { $0.put("aside", at: "data", "aside") }
    setVolume(
      ["name": name, "items": [["key": "aside", "path": WebApp.fileName.json]]],
      in: &cluster
    )
    #expect(file(cluster) == "aside")
  }

  @Test func `holds binary data too`() {
    var cluster = Simulation()
    cluster.change(cluster.configMapKey) {
      $0["data"] = nil
      $0["binaryData"] = [WebApp.fileName: "YmluYXJ5"]
    }
    cluster.restart()
    cluster.pass(.seconds(3))
    #expect(file(cluster) == "binary")
  }
}

extension String {
  fileprivate var json: JSONValue { .string(self) }
}
