/// The pods of one version of a Deployment's template.
public struct ReplicaSet: KubeObject, Hashable {
  /// What the server calls it.
  public static let resource = ResourceKind(
    group: "apps",
    version: "v1",
    plural: "replicasets",
    kind: "ReplicaSet"
  )

  /// Name, version and belongings.
  public var metadata: ObjectMeta
  /// What is wanted.
  public var spec: Specification?
  /// What is.
  public var status: Status?

  /// What is wanted of a ReplicaSet.
  public struct Specification: Codable, Hashable, Sendable {
    /// How many pods; nil means one.
    public var replicas: Int?
    /// Which pods are its own.
    public var selector: LabelSelector?
    /// What the pods are made from.
    public var template: PodTemplate?
  }

  /// What the controller saw last.
  public struct Status: Codable, Hashable, Sendable {
    /// The generation this status is about.
    public var observedGeneration: Int?
    /// Pods in all.
    public var replicas: Int?
    /// Pods that are ready.
    public var readyReplicas: Int?
    /// What the controller says about itself.
    @EmptyIfMissing public var conditions: [Condition] = []
  }

  /// The version of the Deployment's template, counted by the Deployment's controller.
  public var revision: Int? {
    metadata.annotations["deployment.kubernetes.io/revision"].flatMap { Int($0) }
  }
}
