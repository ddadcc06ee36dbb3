extension Pod {
  /// What keeps the pod from becoming ready; empty while all goes well.
  ///
  /// Only states count, no events: a volume that could not be mounted at the first try is none.
  public var obstacles: [Obstacle] {
    allContainerStatuses.compactMap(\.obstacle) + (placementObstacle.map { [$0] } ?? [])
  }

  private var placementObstacle: Obstacle? {
    guard let condition = status?.conditions["PodScheduled"], condition.status == "False",
      condition.reason == "Unschedulable"
    else { return nil }
    return Obstacle(
      .unschedulable,
      message: condition.message ?? "no node takes it",
      mayPass: true
    )
  }
}

extension ContainerStatus {
  /// What keeps this container from running.
  ///
  /// Being created is no obstacle.
  public var obstacle: Obstacle? {
    guard let waiting = state?.waiting, let reason = waiting.reason,
      let kind = Self.kinds[reason]
    else { return nil }
    return Obstacle(
      kind,
      container: name,
      message: words(for: kind, waiting),
      mayPass: Self.passing.contains(reason)
    )
  }

  /// `ErrImagePull` and `ImagePullBackOff` are one and the same: the kubelet backs off for ten seconds
  /// or more as soon as a try has failed, and says so in the pod's status only at its next turn.
  private static let kinds: [String: Obstacle.Kind] = [
    "ErrImagePull": .imagePull, "ImagePullBackOff": .imagePull, "ErrImageNeverPull": .imagePull,
    "RegistryUnavailable": .imagePull, "ImageInspectError": .imagePull,
    "InvalidImageName": .invalidImageName,
    "CreateContainerConfigError": .containerConfiguration,
    "CreateContainerError": .containerConfiguration,
    "CrashLoopBackOff": .crashLoop,
  ]

  /// What the kubelet may meet once, before its caches have filled or a registry is back.
  private static let passing: Set<String> = [
    "CreateContainerConfigError", "CreateContainerError", "RegistryUnavailable",
    "ImageInspectError",
  ]

  private func words(for kind: Obstacle.Kind, _ waiting: ContainerState.Waiting) -> String {
    if kind == .crashLoop, let end = lastState?.terminated {
      let reason = end.reason.map { " (\($0))" } ?? ""
      return
        "it starts and ends again and again, last with exit code \(end.exitCode ?? 0)\(reason)"
    }
    return waiting.message ?? waiting.reason ?? ""
  }
}
