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

  /// How long an obstacle must last.
  static func patience(with obstacle: Obstacle) -> Duration {
    if obstacle.kind == .unschedulable { return schedulingPatience }
    return obstacle.mayPass ? patience : .zero
  }

  init(_ failure: RolloutFailure, uid: String, patience: Duration = .zero) {
    subject = Subject(kind: failure.kind, uid: uid)
    self.failure = failure
    self.patience = patience
  }
}

extension RolloutStateMachine {
  /// Everything that stands in the way now, the most telling first.
  func troubles() -> [Trouble] {
    wave.flatMap(troubles) + refusals() + pause() + missedDeadline()
  }

  private func troubles(of pod: Pod) -> [Trouble] {
    pod.obstacles.compactMap { obstacle in
      if obstacle.kind == .unschedulable, mayFindRoom(pod) { return nil }
      let uid = pod.metadata.uid ?? pod.name
      let subject = obstacle.container.map { "\(uid)/\($0)" } ?? uid
      let failure = RolloutFailure(
        kind: RolloutFailure.Kind(obstacle.kind),
        message: obstacle.message,
        pod: pod.name,
        container: obstacle.container
      )
      return Trouble(failure, uid: subject, patience: Trouble.patience(with: obstacle))
    }
  }

  /// Whether a pod that fits on no node now may fit on one soon.
  private func mayFindRoom(_ pod: Pod) -> Bool {
    isAnythingTerminating || scaleUps.contains(pod.name)
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

  /// A Deployment that was paused meanwhile; whoever did it may be about to let it go on.
  private func pause() -> [Trouble] {
    guard let deployment, deployment.spec.paused == true, goal != .replacement,
      deployment.observes(deployment.metadata.generation ?? 0), !deployment.isComplete
    else { return [] }
    return [
      Trouble(
        RolloutFailure(kind: .paused, message: ""),
        uid: deployment.metadata.uid ?? "",
        patience: Trouble.patience
      )
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

extension RolloutFailure.Kind {
  /// What an obstacle is that did not pass.
  fileprivate init(_ obstacle: Obstacle.Kind) {
    self =
      switch obstacle {
      case .unschedulable: .unschedulable
      case .imagePull: .imagePull
      case .invalidImageName: .invalidImageName
      case .containerConfiguration: .containerConfiguration
      case .crashLoop: .crashLoop
      }
  }
}
