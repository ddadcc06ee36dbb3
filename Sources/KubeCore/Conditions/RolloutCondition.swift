extension ObjectCondition where Object == Deployment {
  /// The Deployment's controller has seen a change and replaced every pod.
  ///
  /// A status from before the change does not count. This is what the controller knows; which pods
  /// are still terminating, and what the app serves, it does not know.
  ///
  /// - Parameters:
  ///   - generation: The generation to be observed at least; nil means the object's own.
  ///   - policy: Which obstacles end the waiting.
  /// - Returns: The condition.
  public static func rolledOut(
    generation: Int? = nil,
    _ policy: ConditionPolicy = .patient
  ) -> ObjectCondition {
    ObjectCondition { deployment in
      guard let deployment else {
        return policy.verdict(Obstacle(.absent, message: "the Deployment is not there"))
      }
      let wanted = max(generation ?? 0, deployment.metadata.generation ?? 0)
      return deployment.rolloutObstacle(generation: wanted).map(policy.verdict) ?? .met
    }
  }
}

extension Deployment {
  fileprivate func rolloutObstacle(generation: Int) -> Obstacle? {
    guard let status, (status.observedGeneration ?? 0) >= generation else {
      return Obstacle(.unobserved, message: "the controller has not seen the change yet")
    }
    if let stuck = stuckObstacle(status) { return stuck }
    let updated = status.updatedReplicas ?? 0
    let total = status.replicas ?? 0
    let available = status.availableReplicas ?? 0
    if updated < desiredReplicas {
      return spec.paused == true
        ? Obstacle(.paused, message: "the Deployment is paused")
        : Obstacle(.updating, message: "\(updated) of \(desiredReplicas) pods are new")
    }
    if total > updated {
      return Obstacle(.oldPodsLeft, message: "\(total - updated) old pods are left")
    }
    if available < updated {
      return Obstacle(.notReady, message: "\(available) of \(updated) new pods are available")
    }
    return nil
  }

  /// What the controller itself has given up on.
  private func stuckObstacle(_ status: Status) -> Obstacle? {
    if let condition = status.conditions["Progressing"],
      condition.reason == "ProgressDeadlineExceeded"
    {
      return Obstacle(.deadlineExceeded, message: condition.message ?? "no progress in time")
    }
    if let condition = status.conditions["ReplicaFailure"], condition.isTrue {
      return Obstacle(.podsRefused, message: condition.message ?? "pods are refused")
    }
    return nil
  }
}
