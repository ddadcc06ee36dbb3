/// A workload whose pods are replaced by and by when its template changes.
public struct Deployment: KubeObject, Hashable {
  /// What the server calls it.
  public static let resource = ResourceKind(
    group: "apps",
    version: "v1",
    plural: "deployments",
    kind: "Deployment"
  )

  /// Name, version and belongings.
  public var metadata: ObjectMeta
  /// What is wanted.
  public var spec: Specification
  /// What is.
  public var status: Status?

  /// What is wanted of a Deployment.
  public struct Specification: Codable, Hashable, Sendable {
    /// How many pods; nil means one.
    public var replicas: Int?
    /// Which pods are its own.
    public var selector: LabelSelector?
    /// How pods are replaced.
    public var strategy: Strategy?
    /// Whether changes to the template wait.
    public var paused: Bool?
    /// After how many seconds without progress the rollout counts as failed.
    public var progressDeadlineSeconds: Int?
    /// What the pods are made from.
    public var template: PodTemplate?
  }

  /// How pods are replaced.
  public struct Strategy: Codable, Hashable, Sendable {
    /// `RollingUpdate` or `Recreate`.
    public var type: String?
  }

  /// What the controller saw last.
  public struct Status: Codable, Hashable, Sendable {
    /// The generation this status is about.
    public var observedGeneration: Int?
    /// Pods in all.
    public var replicas: Int?
    /// Pods made from the current template.
    public var updatedReplicas: Int?
    /// Pods that are ready.
    public var readyReplicas: Int?
    /// Pods that have been ready for long enough.
    public var availableReplicas: Int?
    /// Pods that are missing or not available.
    public var unavailableReplicas: Int?
    /// What the controller says about itself.
    @EmptyIfMissing public var conditions: [Condition] = []
  }

  /// The number of pods wanted.
  public var desiredReplicas: Int { spec.replicas ?? 1 }
}

/// One thing a controller says about an object.
public struct Condition: Codable, Hashable, Sendable {
  /// What it is about, such as `Ready` or `Progressing`.
  public var type: String
  /// `True`, `False` or `Unknown`.
  public var status: String
  /// Why, in one word.
  public var reason: String?
  /// Why, in words.
  public var message: String?
  /// When the status changed last, in RFC 3339 text.
  public var lastTransitionTime: String?

  /// Whether it holds.
  public var isTrue: Bool { status == "True" }
}

extension [Condition] {
  /// Finds the condition of a type.
  ///
  /// - Parameter type: What it is about.
  /// - Returns: The condition, or nil where the controller says nothing about that.
  public subscript(_ type: String) -> Condition? { first { $0.type == type } }
}
