import KubeCore

extension RolloutStateMachine {
  /// The names of the pods that are Ready, once there is nothing left to wait for.
  func readyPods() -> [String]? {
    guard let deployment, let pods else { return nil }
    let living = pods.filter { isOwn($0) && $0.isLiving }
    let isReused = goal == .current || isRollback
    let counted = living.filter { isReused || !isExisting($0) }
    let ready = counted.filter(\.isReady)
    guard ready.count >= deployment.desiredReplicas else { return nil }
    switch goal {
    case .rollout(let generation), .rollback(let generation):
      guard deployment.observes(generation), deployment.isComplete else { return nil }
    case .current:
      guard deployment.observes(deployment.metadata.generation ?? 0), deployment.isComplete
      else { return nil }
    case .replacement:
      break
    }
    let hasLeftovers = isReused ? hasStrangers(living) : living.contains(where: isExisting)
    guard !hasLeftovers else { return nil }
    return ready.map(\.name).sorted()
  }

  /// Whether pods are among the living that the present template did not make.
  ///
  /// What is seen of pods may lag behind what the Deployment counts, so its word is not enough.
  private func hasStrangers(_ living: [Pod]) -> Bool {
    guard let current = currentReplicaSet?.metadata.uid else {
      return living.count > deployment?.desiredReplicas ?? 1
    }
    return living.contains { $0.metadata.controller?.uid != current }
  }

  /// What is still being waited for, in words.
  public var pendingWords: String {
    let living = (pods ?? []).filter { isOwn($0) && $0.isLiving && !$0.isReady }
    let states = living.map { "pod '\($0.name)' is \($0.stateWords)" }.sorted()
    let warning = lastWarning.map { "; last warning: \($0)" } ?? ""
    let words = states.isEmpty ? "no new pod has appeared" : states.joined(separator: ", ")
    return words + warning
  }

  /// What is left to say when the time is up.
  var pending: RolloutFailure {
    let pod = wave.first { !$0.isReady }
    return RolloutFailure(
      kind: .deadline,
      message: pendingWords,
      pod: pod?.name,
      container: pod?.allContainerStatuses.first { $0.ready != true }?.name
    )
  }

  var isRollback: Bool {
    if case .rollback = goal { true } else { false }
  }

  func isExisting(_ pod: Pod) -> Bool { pod.metadata.uid.map(existing.contains) ?? false }

  /// Whether a pod belongs to the Deployment, by the chain of owners.
  func isOwn(_ pod: Pod) -> Bool {
    guard let owner = pod.metadata.controller, owner.kind == "ReplicaSet" else { return false }
    guard let replicaSets, let uid = origin.metadata.uid else {
      // ReplicaSets may not be visible to everyone; their names begin with the Deployment's.
      return owner.name?.hasPrefix("\(origin.name)-") ?? false
    }
    return replicaSets.contains { $0.metadata.uid == owner.uid && $0.metadata.isOwned(by: uid) }
  }

  /// The pods whose troubles count.
  var wave: [Pod] {
    (pods ?? []).filter { pod in
      guard isOwn(pod), pod.isLiving, !isExisting(pod) else { return false }
      guard let current = currentReplicaSet?.metadata.uid else { return true }
      return pod.metadata.controller?.uid == current
    }
  }

  /// The ReplicaSet of the template as it is now, where the cluster tells.
  var currentReplicaSet: ReplicaSet? {
    guard let deployment, let uid = deployment.metadata.uid,
      let revision = deployment.metadata.annotations["deployment.kubernetes.io/revision"],
      deployment.observes(deployment.metadata.generation ?? 0)
    else { return nil }
    return replicaSets?.first {
      $0.metadata.isOwned(by: uid)
        && $0.metadata.annotations["deployment.kubernetes.io/revision"] == revision
    }
  }

  /// Whether a pod is on its way out and may free what a new one lacks.
  var isAnythingTerminating: Bool {
    (pods ?? []).contains { isOwn($0) && $0.metadata.isTerminating }
  }
}

extension Pod {
  /// Whether a pod is neither on its way out nor over, as an evicted one is.
  var isLiving: Bool {
    !metadata.isTerminating && status?.phase != "Failed" && status?.phase != "Succeeded"
  }
}

extension Deployment {
  /// Whether the controller has seen a generation.
  func observes(_ generation: Int) -> Bool { (status?.observedGeneration ?? 0) >= generation }

  /// Whether all pods are of the current template and available, and none is of an older one.
  var isComplete: Bool {
    let updated = status?.updatedReplicas ?? 0
    return updated >= desiredReplicas && (status?.replicas ?? 0) <= updated
      && (status?.availableReplicas ?? 0) >= updated
  }

  /// Whether the Deployment's own deadline for progress has passed.
  var hasMissedDeadline: Bool {
    let progressing = status?.conditions["Progressing"]
    return progressing?.status == "False" && progressing?.reason == "ProgressDeadlineExceeded"
  }
}
