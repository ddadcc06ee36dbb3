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
        scale(set, to: replicas)
      }
    }
    updateStatus(of: uid)
  }

  func replicaSets(of deployment: JSONValue) -> [JSONValue] {
    store.all(.replicaSets, in: deployment.namespace).filter { $0.controllerUID == deployment.uid }
  }

  private func templateHash(_ deployment: JSONValue) -> String {
    do {
      return RandomName.templateHash(try (deployment.at("spec", "template") ?? .null).encoded())
    } catch {
      // Only a number that JSON cannot hold gets here, and none came in as JSON.
      return RandomName.templateHash(Array(deployment.uid.utf8))
    }
  }

  /// The ReplicaSet of the deployment's present template, made where there is none.
  private mutating func newReplicaSet(for deployment: JSONValue, mayCreate: Bool) -> JSONValue? {
    let hash = templateHash(deployment)
    let sets = replicaSets(of: deployment)
    let revisions = sets.map { Int($0.annotations[Self.revisionKey] ?? "") ?? 0 }
    let latest = revisions.max() ?? 0
    if var set = sets.first(where: { $0.labels["pod-template-hash"] == hash }) {
      if Int(set.annotations[Self.revisionKey] ?? "") != latest {
        set.put(.string(String(latest + 1)), at: "metadata", "annotations", Self.revisionKey)
        set = save(set, at: ObjectKey(.replicaSets, set.name, in: set.namespace))
        setRevision(latest + 1, of: deployment)
      }
      return set
    }
    guard mayCreate else { return nil }
    progressMarks[deployment.uid] = now
    setRevision(latest + 1, of: deployment)
    scheduleProgressCheck(deployment)
    return create(
      Self.replicaSet(for: deployment, hash: hash, revision: latest + 1),
      as: .replicaSets,
      in: deployment.namespace
    )
  }

  static let revisionKey = "deployment.kubernetes.io/revision"

  private mutating func setRevision(_ revision: Int, of deployment: JSONValue) {
    let key = ObjectKey(.deployments, deployment.name, in: deployment.namespace)
    guard var object = store[key] else { return }
    object.put(.string(String(revision)), at: "metadata", "annotations", Self.revisionKey)
    save(object, at: key)
  }

  private static func replicaSet(
    for deployment: JSONValue,
    hash: String,
    revision: Int
  ) -> JSONValue {
    var template = deployment.at("spec", "template") ?? .object([:])
    template.put(.string(hash), at: "metadata", "labels", "pod-template-hash")
    var selector = deployment.at("spec", "selector") ?? .object([:])
    selector.put(.string(hash), at: "matchLabels", "pod-template-hash")
    return [
      "metadata": [
        "name": .string("\(deployment.name)-\(hash)"),
        "labels": template.at("metadata", "labels") ?? [:],
        "annotations": [revisionKey: .string(String(revision))],
        "ownerReferences": [ownerReference(to: deployment)],
      ],
      "spec": ["replicas": 0, "selector": selector, "template": template],
      "status": ["replicas": 0],
    ]
  }

  static func ownerReference(to owner: JSONValue) -> JSONValue {
    [
      "apiVersion": owner["apiVersion"] ?? .null, "kind": owner["kind"] ?? .null,
      "name": .string(owner.name), "uid": .string(owner.uid), "controller": true,
      "blockOwnerDeletion": true,
    ]
  }

  private mutating func scale(_ set: JSONValue, to replicas: Int) {
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
