import KubeCore

/// Something that keeps a rollout from succeeding, at once or if it lasts.
struct Trouble {
  /// What the trouble is with; the same trouble seen again has the same subject.
  struct Subject: Hashable {
    let kind: RolloutFailure.Kind
    let uid: String
  }

  let subject: Subject
  let failure: RolloutFailure
  /// How long it must last before it counts; zero is at once.
  let patience: Duration

  /// How long a trouble may last that the cluster often mends by itself.
  static let patience: Duration = .seconds(5)
  /// How long a pod may fit on no node: an autoscaler looks every ten seconds.
  static let schedulingPatience: Duration = .seconds(12)

  init(_ failure: RolloutFailure, uid: String, patience: Duration = .zero) {
    subject = Subject(kind: failure.kind, uid: uid)
    self.failure = failure
    self.patience = patience
  }
}

extension RolloutStateMachine {
  /// Everything that stands in the way now, the most telling first.
  func troubles() -> [Trouble] {
    let waiting = wave.flatMap { pod in containerTroubles(of: pod) + placementTroubles(of: pod) }
    return waiting + refusals() + missedDeadline()
  }

  private func containerTroubles(of pod: Pod) -> [Trouble] {
    pod.allContainerStatuses.compactMap { container in
      guard let waiting = container.state?.waiting, let reason = waiting.reason,
        let (kind, patience) = Self.fatalReasons[reason]
      else { return nil }
      let uid = pod.metadata.uid ?? pod.name
      let failure = RolloutFailure(
        kind: kind,
        message: words(for: container, waiting: waiting, of: uid),
        pod: pod.name,
        container: container.name
      )
      return Trouble(failure, uid: "\(uid)/\(container.name)", patience: patience)
    }
  }

  private static let fatalReasons: [String: (RolloutFailure.Kind, Duration)] = [
    "ImagePullBackOff": (.imagePull, .zero),
    "ErrImageNeverPull": (.imagePull, .zero),
    "InvalidImageName": (.invalidImageName, .zero),
    // The kubelet may meet these once, before its caches have filled.
    "CreateContainerConfigError": (.containerConfiguration, Trouble.patience),
    "CreateContainerError": (.containerConfiguration, Trouble.patience),
    "CrashLoopBackOff": (.crashLoop, .zero),
  ]

  private func words(
    for container: ContainerStatus,
    waiting: ContainerState.Waiting,
    of uid: String
  ) -> String {
    if waiting.reason == "CrashLoopBackOff", let last = container.lastState?.terminated {
      let reason = last.reason.map { " (\($0))" } ?? ""
      return
        "it starts and ends again and again, last with exit code \(last.exitCode ?? 0)\(reason)"
    }
    let pull = waiting.reason == "ImagePullBackOff" ? pullMessages["\(uid)/\(container.name)"] : nil
    return pull ?? waiting.message ?? waiting.reason ?? ""
  }

  private func placementTroubles(of pod: Pod) -> [Trouble] {
    guard let scheduled = pod.status?.conditions["PodScheduled"], !scheduled.isTrue,
      scheduled.reason == "Unschedulable", !isAnythingTerminating, !scaleUps.contains(pod.name)
    else { return [] }
    let failure = RolloutFailure(
      kind: .unschedulable,
      message: scheduled.message ?? "no node takes it",
      pod: pod.name
    )
    return [
      Trouble(failure, uid: pod.metadata.uid ?? pod.name, patience: Trouble.schedulingPatience)
    ]
  }

  /// Pods that the cluster refuses to make; old ones that still go may make room.
  private func refusals() -> [Trouble] {
    guard let deployment, deployment.observes(deployment.metadata.generation ?? 0),
      !isAnythingTerminating
    else { return [] }
    let condition =
      currentReplicaSet?.status?.conditions["ReplicaFailure"]
      ?? deployment.status?.conditions["ReplicaFailure"]
    guard let condition, condition.isTrue else { return [] }
    let failure = RolloutFailure(
      kind: .podRefused,
      message: condition.message ?? condition.reason ?? "refused"
    )
    return [
      Trouble(failure, uid: deployment.metadata.uid ?? "", patience: Trouble.patience)
    ]
  }

  private func missedDeadline() -> [Trouble] {
    guard let deployment, deployment.hasMissedDeadline, isAboutRollout(deployment) else {
      return []
    }
    let message = deployment.status?.conditions["Progressing"]?.message ?? "no progress"
    let pod = wave.first { !$0.isReady }
    let failure = RolloutFailure(
      kind: .progressDeadline,
      message: message,
      pod: pod?.name,
      container: pod?.allContainerStatuses.first { $0.ready != true }?.name
    )
    return [Trouble(failure, uid: deployment.metadata.uid ?? "")]
  }

  /// Whether what the Deployment says of its progress is about the rollout that is waited for.
  private func isAboutRollout(_ deployment: Deployment) -> Bool {
    guard deployment.observes(deployment.metadata.generation ?? 0) else { return false }
    return switch goal {
    case .rollout(let generation), .rollback(let generation): deployment.observes(generation)
    // Deleting pods starts no rollout, so whatever it says is of an earlier one.
    case .replacement: false
    case .current: true
    }
  }
}
