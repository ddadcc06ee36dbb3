extension ObjectCondition where Object == Pod {
  /// The pod takes requests, as far as the kubelet knows: the app inside may still be starting.
  ///
  /// - Parameter policy: Which obstacles end the waiting.
  /// - Returns: The condition.
  public static func podReady(_ policy: ConditionPolicy = .patient) -> ObjectCondition {
    ObjectCondition { pod in
      guard let pod else {
        return policy.verdict(Obstacle(.absent, message: "the pod is not there"))
      }
      let obstacles = pod.obstacles
      if let final = obstacles.first(where: { policy.finalKinds.contains($0.kind) }) {
        return .never(final)
      }
      if pod.isReady, !pod.metadata.isTerminating { return .met }
      return .notYet(obstacles.first ?? Obstacle(.notReady, message: pod.progressWords))
    }
  }
}

extension Pod {
  /// What keeps the pod from becoming ready, the gravest first; empty while all goes well.
  ///
  /// Only states count, no events: a volume that could not be mounted at the first try, or an image
  /// that could not be pulled once, is none.
  public var obstacles: [Obstacle] {
    let ended = endedObstacle.map { [$0] } ?? []
    let waiting = allContainerStatuses.compactMap(\.obstacle)
    let placement = placementObstacle.map { [$0] } ?? []
    return ended + waiting + placement
  }

  private var endedObstacle: Obstacle? {
    if metadata.isTerminating { return Obstacle(.ended, message: "the pod is terminating") }
    guard let phase = status?.phase, ["Failed", "Succeeded"].contains(phase) else { return nil }
    let words = status?.message ?? status?.reason ?? "the pod has ended"
    return Obstacle(.ended, message: words)
  }

  private var placementObstacle: Obstacle? {
    guard let condition = status?.conditions["PodScheduled"], condition.status == "False",
      condition.reason == "Unschedulable"
    else { return nil }
    return Obstacle(.unschedulable, message: condition.message ?? "no node takes the pod")
  }

  fileprivate var progressWords: String {
    if let waiting = allContainerStatuses.lazy.compactMap({ $0.state?.waiting?.reason }).first {
      return waiting
    }
    return status?.conditions["Ready"]?.message ?? status?.phase ?? "the pod is not ready"
  }
}

extension ContainerStatus {
  /// What keeps this container from running, where waiting longer does not help by itself.
  ///
  /// Being created, and an image that could not be pulled at the first try, are no obstacles.
  public var obstacle: Obstacle? {
    guard let waiting = state?.waiting, let reason = waiting.reason,
      let kind = Self.kinds[reason]
    else { return nil }
    return Obstacle(kind, container: name, message: words(for: kind, waiting))
  }

  /// `ErrImagePull` is not among them: it is the first try, and the second may succeed.
  private static let kinds: [String: Obstacle.Kind] = [
    "ImagePullBackOff": .imagePull, "ErrImageNeverPull": .imagePull,
    "RegistryUnavailable": .imagePull, "ImageInspectError": .imagePull,
    "InvalidImageName": .invalidImageName,
    "CreateContainerConfigError": .containerConfiguration,
    "CreateContainerError": .containerConfiguration,
    "CrashLoopBackOff": .crashLoop,
  ]

  private func words(for kind: Obstacle.Kind, _ waiting: ContainerState.Waiting) -> String {
    if kind == .crashLoop, let end = lastState?.terminated {
      let reason = end.reason.map { " (\($0))" } ?? ""
      let times = restartCount.map { ", restarted \($0) times" } ?? ""
      return "it ended with exit code \(end.exitCode ?? 0)\(reason)\(times)"
    }
    return waiting.message ?? waiting.reason ?? kind.rawValue
  }
}
