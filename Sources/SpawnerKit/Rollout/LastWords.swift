import KubeCore

/// Reads what a container logged last, which often says why it is not ready.
struct LastWords: Sendable {
  /// How many lines of a log are shown with a failure.
  static let lines = 10
  /// How long a log may take: the waiting is over, and it is no more than an illustration.
  static let patience: Duration = .seconds(2)

  let api: any KubeAPI
  let namespace: String

  /// Adds the container's last words to a failure, where there are any to be had.
  func added(to failure: RolloutFailure) async throws -> RolloutFailure {
    guard let pod = failure.pod, let container = failure.container, failure.kind.leavesLog
    else { return failure }
    var failure = failure
    for isPrevious in [false, true] where failure.log.isEmpty {
      failure.log = try await lastLines(of: pod, container, isPrevious: isPrevious)
    }
    return failure
  }

  private func lastLines(
    of pod: String,
    _ container: String,
    isPrevious: Bool
  ) async throws -> [String] {
    let options = LogOptions(
      container: container,
      tailLines: Self.lines,
      isPrevious: isPrevious
    )
    do {
      return try await api.podLog(
        pod: pod,
        namespace: namespace,
        options: options,
        timeout: Self.patience
      )
    } catch is KubeError {
      // The reason is known; its illustration is not worth another failure.
      return []
    }
  }
}

extension RolloutFailure.Kind {
  /// Whether a container that failed so may have run before.
  fileprivate var leavesLog: Bool {
    switch self {
    case .crashLoop, .containerConfiguration, .progressDeadline, .deadline: true
    case .imagePull, .invalidImageName, .unschedulable, .podRefused, .paused, .deploymentGone:
      false
    }
  }
}
