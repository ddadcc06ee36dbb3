/// A workload whose pods keep their names; only its template is read.
public struct StatefulSet: KubeObject, Hashable {
  /// What the server calls it.
  public static let resource = ResourceKind(
    group: "apps",
    version: "v1",
    plural: "statefulsets",
    kind: "StatefulSet"
  )

  /// Name, version and belongings.
  public var metadata: ObjectMeta
  /// What is wanted.
  public var spec: Specification?

  /// What is wanted of a StatefulSet.
  public struct Specification: Codable, Hashable, Sendable {
    /// How many pods; nil means one.
    public var replicas: Int?
    /// Which pods are its own.
    public var selector: LabelSelector?
    /// What the pods are made from.
    public var template: PodTemplate?
  }
}
