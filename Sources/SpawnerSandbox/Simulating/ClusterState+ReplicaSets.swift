import KubeCore

/// The ReplicaSet controller: as many pods as asked for.
extension ClusterState {
  mutating func reconcileReplicaSet(_ uid: String) {
    guard let set = store.first(.replicaSets, uid: uid) else { return }
    let pods = activePods(of: uid)
    let missing = set.specReplicas - pods.count
    var failure: JSONValue?
    if missing > 0 {
      failure = addPods(missing, to: set)
    } else if missing < 0 {
      for pod in Self.expendable(pods).prefix(-missing) {
        delete(ObjectKey(.pods, pod.name, in: pod.namespace))
      }
    }
    updateReplicaSetStatus(uid, failure: failure)
  }

  /// The pods a controller owns that are not on their way out.
  func activePods(of uid: String) -> [JSONValue] {
    guard let set = store.first(.replicaSets, uid: uid) else { return [] }
    return store.all(.pods, in: set.namespace).filter {
      $0.controllerUID == uid && !$0.isTerminating && !$0.hasEnded
    }
  }

  /// Pods in the order in which they are given up: the unready first.
  private static func expendable(_ pods: [JSONValue]) -> [JSONValue] {
    pods.filter { !$0.isReadyPod } + pods.filter(\.isReadyPod)
  }

  private mutating func addPods(_ count: Int, to set: JSONValue) -> JSONValue? {
    let occasion = FaultBook.Occasion(verb: "create", resource: "pods")
    for _ in 0..<count {
      let name = "\(set.name)-\(RandomName.podSuffix())"
      guard faults.take(for: occasion, where: { $0 == .quota }).isEmpty else {
        return refusePod(name, of: set)
      }
      create(Self.pod(named: name, of: set), as: .pods, in: set.namespace)
      record(.normal, "SuccessfulCreate", "Created pod: \(name)", about: set)
    }
    return nil
  }

  private mutating func refusePod(_ name: String, of set: JSONValue) -> JSONValue {
    let message = quotaRefusal(of: name, in: set.namespace)
    record(.warning, "FailedCreate", "Error creating: \(message)", about: set)
    agenda.addOnce(.reconcileReplicaSet(uid: set.uid), at: now + options.crashBackOff)
    return [
      "type": "ReplicaFailure", "status": "True", "reason": "FailedCreate",
      "message": .string(message),
    ]
  }

  /// The server's words for a pod that a quota forbids, however many are there.
  func quotaRefusal(of pod: String, in namespace: String?) -> String {
    "pods \"\(pod)\" is forbidden: exceeded quota: sandbox-quota, requested: pods=1, "
      + "used: pods=\(store.all(.pods, in: namespace).count), limited: pods=0"
  }

  private static func pod(named name: String, of set: JSONValue) -> JSONValue {
    let template = set.at("spec", "template") ?? [:]
    var pod: JSONValue = [
      "metadata": template["metadata"] ?? [:], "spec": template["spec"] ?? [:],
    ]
    pod.put(.string(name), at: "metadata", "name")
    pod.put(.string("\(set.name)-"), at: "metadata", "generateName")
    pod.put([ownerReference(to: set)], at: "metadata", "ownerReferences")
    return pod
  }

  private mutating func updateReplicaSetStatus(_ uid: String, failure: JSONValue?) {
    guard var set = store.first(.replicaSets, uid: uid) else { return }
    let pods = activePods(of: uid)
    let ready = pods.filter(\.isReadyPod).count
    var status: JSONValue = [
      "replicas": .integer(pods.count), "observedGeneration": .integer(set.generation),
    ]
    if !pods.isEmpty { status["fullyLabeledReplicas"] = .integer(pods.count) }
    if ready > 0 {
      status["readyReplicas"] = .integer(ready)
      status["availableReplicas"] = .integer(ready)
    }
    if let failure {
      status["conditions"] = set.at("status", "conditions")
      status = Self.setting(failure, in: status, at: timestamp)
    }
    set["status"] = status
    save(set, at: ObjectKey(.replicaSets, set.name, in: set.namespace))
  }
}

extension JSONValue {
  var isReadyPod: Bool {
    at("status", "conditions")?.array?.contains {
      $0["type"]?.string == "Ready" && $0["status"]?.string == "True"
    } ?? false
  }

  fileprivate var hasEnded: Bool {
    ["Failed", "Succeeded"].contains(at("status", "phase")?.string)
  }
}
