/// What can be said about a condition: it holds, it may yet hold, or it never will.
public enum Verdict: Hashable, Sendable {
  /// It holds.
  case met
  /// It does not hold yet; this is in the way.
  case notYet(Obstacle)
  /// It will not come to hold by waiting; this is in the way.
  case never(Obstacle)

  /// What is in the way, if anything.
  public var obstacle: Obstacle? {
    switch self {
    case .met: nil
    case .notYet(let obstacle), .never(let obstacle): obstacle
    }
  }
}

/// What keeps a condition from holding.
public struct Obstacle: Hashable, Sendable {
  /// What kind of obstacle.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The object is not there.
    case absent
    /// Another object of that name is there.
    case replaced
    /// The object is still there, or on its way out.
    case present
    /// The controller has not seen the change yet.
    case unobserved
    /// Not enough pods are made from the new template.
    case updating
    /// Pods of the old template are left.
    case oldPodsLeft
    /// New pods are not ready.
    case notReady
    /// The workload is paused.
    case paused
    /// The controller waited longer than it may.
    case deadlineExceeded
    /// Pods are refused, by quota or admission.
    case podsRefused
    /// The pod found no node.
    case unschedulable
    /// A container's image cannot be fetched.
    case imagePull
    /// A container's image has a name that is none.
    case invalidImageName
    /// A container's settings cannot be had, such as a ConfigMap that is not there.
    case containerConfiguration
    /// A container ends again and again.
    case crashLoop
    /// The pod has ended for good.
    case ended
  }

  /// What kind of obstacle.
  public var kind: Kind
  /// The container it is about.
  public var container: String?
  /// The cluster's own words, or ours where it has none.
  public var message: String

  /// Notes an obstacle.
  ///
  /// - Parameters:
  ///   - kind: What kind of obstacle.
  ///   - container: The container it is about.
  ///   - message: The cluster's own words, or ours.
  public init(_ kind: Kind, container: String? = nil, message: String) {
    self.kind = kind
    self.container = container
    self.message = message
  }
}

/// Which obstacles end the waiting.
///
/// The cluster gets over some by itself: a full node may be freed, a second node may come. How
/// much patience they deserve is the caller's choice.
public struct ConditionPolicy: Hashable, Sendable {
  /// The obstacles that are final.
  public var finalKinds: Set<Obstacle.Kind>

  /// Chooses the obstacles that are final.
  ///
  /// - Parameter finalKinds: The obstacles.
  public init(finalKinds: Set<Obstacle.Kind>) { self.finalKinds = finalKinds }

  /// Everything is final that waiting does not mend, except that nodes may become free.
  public static let patient = ConditionPolicy(finalKinds: [
    .absent, .replaced, .paused, .deadlineExceeded, .podsRefused, .imagePull, .invalidImageName,
    .containerConfiguration, .crashLoop, .ended,
  ])

  /// A pod that fits on no node is final, too.
  public static let strict = ConditionPolicy(
    finalKinds: patient.finalKinds.union([.unschedulable])
  )

  func verdict(_ obstacle: Obstacle) -> Verdict {
    finalKinds.contains(obstacle.kind) ? .never(obstacle) : .notYet(obstacle)
  }
}
