import KubeCore

@testable import SpawnerSandbox

/// The cluster's rules without lock, server or clock.
struct Simulation {
  var state: ClusterState
  let stock: StockCluster

  init(_ options: SandboxOptions = SandboxOptions()) {
    stock = StockCluster(options)
    state = ClusterState(options: options, startingAt: .seconds(-100))
    stock.install(in: &state)
    state.advance(to: .zero)
    for fault in options.faults { state.faults.inject(fault) }
  }

  static let deploymentKey = ObjectKey(
    .deployments,
    "jupyter-web-app-deployment",
    in: "kubeflow"
  )
  var configMapKey: ObjectKey { ObjectKey(.configMaps, stock.configMapName, in: "kubeflow") }

  var deployment: JSONValue { state.store[Self.deploymentKey] ?? .null }

  var pods: [JSONValue] {
    state.store.all(.pods, in: "kubeflow").filter { $0.labels["app"] == "jupyter-web-app" }
  }

  var sets: [JSONValue] {
    state.store.all(.replicaSets, in: "kubeflow").filter {
      $0.labels["app"] == "jupyter-web-app"
    }
  }

  /// The pod that was made last.
  var newestPod: JSONValue {
    let newest = sets.max {
      Int($0.annotations[ClusterState.revisionKey] ?? "") ?? 0
        < Int($1.annotations[ClusterState.revisionKey] ?? "") ?? 0
    }
    return pods.last { $0.controllerUID == newest?.uid } ?? .null
  }

  mutating func pass(_ duration: Duration) { state.advance(to: state.now + duration) }

  mutating func change(_ key: ObjectKey, _ edit: (inout JSONValue) -> Void) {
    guard var object = state.store[key] else { return }
    edit(&object)
    state.save(object, at: key)
  }

  mutating func restart(_ value: String = "now") {
    change(Self.deploymentKey) {
      $0.put(
        .string(value),
        at: "spec",
        "template",
        "metadata",
        "annotations",
        "kubectl.kubernetes.io/restartedAt"
      )
    }
  }

  mutating func setText(_ text: String) {
    change(configMapKey) { $0.put(.string(text), at: "data", WebApp.fileName) }
  }

  mutating func setContainer(_ field: String, to value: JSONValue) {
    change(Self.deploymentKey) { deployment in
      var container = (deployment.at("spec", "template") ?? .null).containers[0]
      container[field] = value
      deployment.put([container], at: "spec", "template", "spec", "containers")
    }
  }

  /// What the newest pod's container waits for, with the words given.
  var waiting: (reason: String?, message: String?) {
    let state = newestPod.at("status", "containerStatuses")?[0]?.at("state", "waiting")
    return (state?["reason"]?.string, state?["message"]?.string)
  }

  func condition(_ type: String, of object: JSONValue) -> JSONValue? {
    object.at("status", "conditions")?.array?.first { $0["type"]?.string == type }
  }

  func events(_ reason: String) -> [JSONValue] {
    state.store.all(.events, in: "kubeflow").filter { $0["reason"]?.string == reason }
  }
}
