import KubeCore

/// What a deployment says about its rollout.
extension ClusterState {
  /// Counts the pods, judges the rollout and writes both down.
  mutating func updateStatus(of uid: String) {
    guard var deployment = store.first(.deployments, uid: uid) else { return }
    let sets = replicaSets(of: deployment)
    let newest = sets.max { $0.revision < $1.revision }
    let counts = Counts(sets: sets, newest: newest, desired: deployment.specReplicas)
    if counts.isProgress(since: deployment["status"]) { progressMarks[uid] = now }
    var status = counts.status
    status["observedGeneration"] = .integer(deployment.generation)
    status["conditions"] = deployment.at("status", "conditions")
    for condition in conditions(of: deployment, counts: counts, newest: newest) {
      status = Self.setting(condition, in: status, at: timestamp)
    }
    if newest?.failure == nil { status = Self.removing("ReplicaFailure", from: status) }
    deployment["status"] = status
    save(deployment, at: ObjectKey(.deployments, deployment.name, in: deployment.namespace))
  }

  /// How many pods there are, in the words of a deployment's status.
  struct Counts {
    let desired: Int
    let replicas: Int
    let updated: Int
    let ready: Int
    let available: Int

    init(sets: [JSONValue], newest: JSONValue?, desired: Int) {
      func sum(_ field: String) -> Int {
        sets.map { $0.at("status", field)?.integer ?? 0 }.reduce(0, +)
      }
      self.desired = desired
      replicas = sum("replicas")
      updated = newest?.at("status", "replicas")?.integer ?? 0
      ready = sum("readyReplicas")
      available = sum("availableReplicas")
    }

    var isComplete: Bool { updated == desired && replicas == desired && available == desired }

    func isProgress(since status: JSONValue?) -> Bool {
      let before = ["updatedReplicas", "readyReplicas", "availableReplicas"].map {
        status?[$0]?.integer ?? 0
      }
      return zip([updated, ready, available], before).contains { $0 > $1 }
        || replicas < (status?["replicas"]?.integer ?? 0)
    }

    var status: JSONValue {
      // Zeros are left out, as Go leaves out empty fields.
      let counts = [
        "replicas": replicas, "updatedReplicas": updated, "readyReplicas": ready,
        "availableReplicas": available, "unavailableReplicas": max(0, desired - available),
      ]
      return .object(counts.filter { $0.value > 0 }.mapValues { .integer($0) })
    }
  }

  private func conditions(
    of deployment: JSONValue,
    counts: Counts,
    newest: JSONValue?
  ) -> [JSONValue] {
    let isAvailable = counts.available >= counts.desired
    var conditions: [JSONValue] = [
      [
        "type": "Available", "status": isAvailable ? "True" : "False",
        "reason": isAvailable ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
        "message": isAvailable
          ? "Deployment has minimum availability."
          : "Deployment does not have minimum availability.",
      ]
    ]
    if let failure = newest?.failure {
      conditions.append(failure)
    }
    conditions.append(progressing(deployment, counts, newest))
    return conditions
  }

  private func progressing(
    _ deployment: JSONValue,
    _ counts: Counts,
    _ newest: JSONValue?
  ) -> JSONValue {
    let name = newest?.name ?? ""
    let done: JSONValue = [
      "type": "Progressing", "status": "True", "reason": "NewReplicaSetAvailable",
      "message": .string("ReplicaSet \"\(name)\" has successfully progressed."),
    ]
    let before = deployment.at("status", "conditions")?.array?.first {
      $0["type"] == "Progressing"
    }
    // A rollout that is over stays over, also while a lost pod is being replaced.
    let wasDone = ["reason", "message"].allSatisfy { before?[$0] == done[$0] }
    if counts.isComplete || (wasDone && counts.replicas == counts.updated) { return done }
    if hasMissedDeadline(deployment) {
      return [
        "type": "Progressing", "status": "False", "reason": "ProgressDeadlineExceeded",
        "message": .string("ReplicaSet \"\(name)\" has timed out progressing."),
      ]
    }
    return [
      "type": "Progressing", "status": "True", "reason": "ReplicaSetUpdated",
      "message": .string("ReplicaSet \"\(name)\" is progressing."),
    ]
  }

  private func progressDeadline(_ deployment: JSONValue) -> Duration {
    .seconds(deployment.at("spec", "progressDeadlineSeconds")?.integer ?? 600)
  }

  private func hasMissedDeadline(_ deployment: JSONValue) -> Bool {
    guard let mark = progressMarks[deployment.uid] else { return false }
    return now >= mark + progressDeadline(deployment)
  }

  mutating func scheduleProgressCheck(_ deployment: JSONValue) {
    let mark = progressMarks[deployment.uid] ?? now
    agenda.addOnce(
      .checkProgress(uid: deployment.uid, since: mark),
      at: mark + progressDeadline(deployment)
    )
  }

  /// Looks whether a rollout has come closer to its end since the deadline was set.
  mutating func checkProgress(_ uid: String, since: Duration) {
    guard let deployment = store.first(.deployments, uid: uid) else { return }
    updateStatus(of: uid)
    let isMoving = progressMarks[uid].map { $0 > since } ?? false
    if isMoving, !hasMissedDeadline(deployment) { scheduleProgressCheck(deployment) }
  }

  /// Puts a condition in; its times stay where it says nothing new.
  static func setting(
    _ condition: JSONValue,
    in status: JSONValue,
    at time: JSONValue
  ) -> JSONValue {
    var conditions = status["conditions"]?.array ?? []
    let place = conditions.firstIndex { $0["type"] == condition["type"] }
    let old = place.map { conditions[$0] }
    let isSame = ["status", "reason", "message"].allSatisfy { old?[$0] == condition[$0] }
    guard old == nil || !isSame else { return status }
    var new = condition
    new["lastUpdateTime"] = time
    new["lastTransitionTime"] =
      old?["status"] == condition["status"] ? old?["lastTransitionTime"] : time
    if let place { conditions[place] = new } else { conditions.append(new) }
    var result = status
    result["conditions"] = .array(conditions)
    return result
  }

  static func removing(_ type: String, from status: JSONValue) -> JSONValue {
    guard let conditions = status["conditions"]?.array else { return status }
    var result = status
    result["conditions"] = .array(conditions.filter { $0["type"]?.string != type })
    return result
  }
}

extension JSONValue {
  /// The condition of a ReplicaSet that could not make its pods.
  fileprivate var failure: JSONValue? {
    at("status", "conditions")?.array?.first { $0["type"]?.string == "ReplicaFailure" }
  }
}
