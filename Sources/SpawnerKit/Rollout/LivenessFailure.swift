/// Why the pods did not become ready, or do not serve the file.
struct LivenessFailure: Error {
  enum Reason: Sendable {
    /// The pods cannot become ready.
    case cannotSucceed(RolloutFailure)
    /// The deadline passed; what was still missing, in words.
    case deadline(String)
    /// A pod serves something else, in words.
    case servesOther(String)
  }

  let reason: Reason

  init(_ reason: Reason) { self.reason = reason }

  /// What went wrong, in words.
  var words: String {
    switch reason {
    case .cannotSucceed(let failure): failure.words
    case .deadline(let pending): "the deadline passed: \(pending)"
    case .servesOther(let words): words
    }
  }

  /// The rollout's failure, where that is the reason.
  var rollout: RolloutFailure? {
    if case .cannotSucceed(let failure) = reason { failure } else { nil }
  }
}

extension RolloutFailure {
  /// What cannot succeed and why, in words.
  public var words: String {
    let subject =
      switch (pod, container) {
      case (let pod?, let container?): "container '\(container)' of pod '\(pod)'"
      case (let pod?, nil): "pod '\(pod)'"
      default: "the Deployment"
      }
    let verdict =
      switch kind {
      case .imagePull: "\(subject) cannot pull its image"
      case .invalidImageName: "\(subject) has an invalid image name"
      case .containerConfiguration: "\(subject) cannot be configured"
      case .crashLoop: "\(subject) keeps crashing"
      case .unschedulable: "\(subject) fits on no node"
      case .podRefused: "the cluster refuses to make the new pod"
      case .progressDeadline: "the Deployment made no progress within its own deadline"
      case .deploymentGone: "the web app cannot become ready"
      }
    return message.isEmpty ? verdict : "\(verdict): \(message)"
  }
}
