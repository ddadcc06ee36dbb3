/// Why the web app cannot become ready, or did not in time.
public struct RolloutFailure: Hashable, Sendable, Encodable {
  /// What kind of failure it is.
  public enum Kind: String, Hashable, Sendable, Encodable, CaseIterable {
    /// The image cannot be pulled.
    case imagePull
    /// The image's name is not one.
    case invalidImageName
    /// The container's settings refer to something that is not there.
    case containerConfiguration
    /// The container starts and ends, again and again.
    case crashLoop
    /// No node takes the pod.
    case unschedulable
    /// The cluster refuses to make the pod: quota or admission.
    case podRefused
    /// Somebody has paused the Deployment before all its pods were renewed.
    case paused
    /// The Deployment's own deadline for progress has passed.
    case progressDeadline
    /// The Deployment was deleted meanwhile.
    case deploymentGone
    /// The time that was allowed for waiting has passed; it might have succeeded later.
    case deadline
  }

  /// What kind of failure it is.
  public let kind: Kind
  /// The pod, where one is to blame.
  public let pod: String?
  /// The container, where one is to blame.
  public let container: String?
  /// The cluster's own words for it.
  public let message: String
  /// The last lines that the container logged before it failed; empty where there are none.
  public var log: [String]

  /// Describes a failure.
  ///
  /// - Parameters:
  ///   - kind: What kind of failure it is.
  ///   - message: The cluster's own words for it.
  ///   - pod: The pod, where one is to blame.
  ///   - container: The container, where one is to blame.
  public init(kind: Kind, message: String, pod: String? = nil, container: String? = nil) {
    self.kind = kind
    self.message = message
    self.pod = pod
    self.container = container
    log = []
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
      case .paused: "\(subject) is paused and makes no new pods"
      case .progressDeadline: "the Deployment made no progress within its own deadline"
      case .deploymentGone: "the web app cannot become ready"
      case .deadline: "the deadline passed"
      }
    return message.isEmpty ? verdict : "\(verdict): \(message)"
  }
}
