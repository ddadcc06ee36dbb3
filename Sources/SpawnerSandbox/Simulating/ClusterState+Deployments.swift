import KubeCore

/// The deployment controller: one ReplicaSet per template, rolled as the strategy says.
extension ClusterState {
  mutating func reconcileDeployment(_ uid: String) {
    guard let deployment = store.first(.deployments, uid: uid) else { return }
    let isPaused = deployment.at("spec", "paused")?.bool == true
    let current = newReplicaSet(for: deployment, mayCreate: !isPaused)
    let all = replicaSets(of: deployment)
    let old = all.filter { $0.uid != current?.uid }
    if let current, !isPaused {
      let roll = RollingPlan(deployment, current: current, old: old)
      for (set, replicas) in roll.scales(podsOfOld: old.map { activePods(of: $0.uid).count }) {
        scale(set, to: replicas, for: deployment)
      }
    }
    updateStatus(of: uid)
    forgetOldRevisions(of: uid)
  }

  func replicaSets(of deployment: JSONValue) -> [JSONValue] {
    store.all(.replicaSets, in: deployment.namespace).filter { $0.controllerUID == deployment.uid }
  }

  static func ownerReference(to owner: JSONValue) -> JSONValue {
    [
      "apiVersion": owner["apiVersion"] ?? .null, "kind": owner["kind"] ?? .null,
      "name": .string(owner.name), "uid": .string(owner.uid), "controller": true,
      "blockOwnerDeletion": true,
    ]
  }

  private mutating func scale(_ set: JSONValue, to replicas: Int, for deployment: JSONValue) {
    let before = set.specReplicas
    guard replicas != before else { return }
    let words = "Scaled \(replicas > before ? "up" : "down") replica set \(set.name)"
    record(
      .normal,
      "ScalingReplicaSet",
      "\(words) from \(before) to \(replicas)",
      about: deployment
    )
    var scaled = set
    scaled.put(.integer(replicas), at: "spec", "replicas")
    save(scaled, at: ObjectKey(.replicaSets, set.name, in: set.namespace))
  }
}

/// How far each ReplicaSet of a deployment may be scaled right now.
struct RollingPlan {
  private let desired: Int
  private let surge: Int
  private let unavailable: Int
  private let isRecreate: Bool
  private let current: JSONValue
  private let old: [JSONValue]

  init(_ deployment: JSONValue, current: JSONValue, old: [JSONValue]) {
    let strategy = deployment.at("spec", "strategy")
    let desired = deployment.at("spec", "replicas")?.integer ?? 1
    let limits = strategy?["rollingUpdate"]
    self.desired = desired
    self.current = current
    self.old = old
    isRecreate = strategy?["type"]?.string == "Recreate"
    let surge = Self.count(limits?["maxSurge"], of: desired, roundingUp: true)
    self.surge = surge
    let unavailable = Self.count(limits?["maxUnavailable"], of: desired, roundingUp: false)
    self.unavailable = surge == 0 && unavailable == 0 ? 1 : unavailable
  }

  /// The new sizes, old ReplicaSets first.
  func scales(podsOfOld: [Int]) -> [(set: JSONValue, replicas: Int)] {
    if isRecreate {
      let isClear = podsOfOld.allSatisfy { $0 == 0 }
      return old.map { ($0, 0) } + [(current, isClear ? desired : 0)]
    }
    let total = ([current] + old).map(\.specReplicas).reduce(0, +)
    let room = max(0, desired + surge - total)
    let grown = min(desired, current.specReplicas + room)
    var scales = oldScales(grown: max(grown, min(current.specReplicas, desired)), total: total)
    scales.append((current, grown))
    return scales
  }

  private func oldScales(grown: Int, total: Int) -> [(set: JSONValue, replicas: Int)] {
    let newUnavailable = grown - min(grown, current.availableReplicas)
    let allAfter = total - current.specReplicas + grown
    var spare = max(0, allAfter - (desired - unavailable) - newUnavailable)
    var sizes = old.map(\.specReplicas)
    // What does not work anyway goes first.
    for (index, set) in old.enumerated() {
      let broken = min(spare, max(0, sizes[index] - set.availableReplicas))
      sizes[index] -= broken
      spare -= broken
    }
    let available = ([current] + old).map(\.availableReplicas).reduce(0, +)
    spare = min(spare, max(0, available - (desired - unavailable)))
    for index in old.indices {
      let working = min(spare, sizes[index])
      sizes[index] -= working
      spare -= working
    }
    return Array(zip(old, sizes))
  }

  private static func count(_ value: JSONValue?, of total: Int, roundingUp: Bool) -> Int {
    if let number = value?.integer { return number }
    let percent = Int((value?.string ?? "25%").prefix { $0.isNumber }) ?? 25
    return roundingUp ? (total * percent + 99) / 100 : total * percent / 100
  }
}

extension JSONValue {
  var specReplicas: Int { at("spec", "replicas")?.integer ?? 1 }
  var availableReplicas: Int { at("status", "availableReplicas")?.integer ?? 0 }
}
