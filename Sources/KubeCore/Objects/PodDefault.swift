/// What Kubeflow adds to the pods that carry certain labels, each in its own namespace.
///
/// Where the kind is not installed, lists of it are answered with `notFound`.
public struct PodDefault: KubeObject, Hashable {
  /// What the server calls it.
  public static let resource = ResourceKind(
    group: "kubeflow.org",
    version: "v1alpha1",
    plural: "poddefaults",
    kind: "PodDefault"
  )

  /// Name, version and belongings.
  public var metadata: ObjectMeta
  /// What is wanted.
  public var spec: Specification?

  /// What is wanted of a PodDefault, as far as it says which pods are meant.
  public struct Specification: Codable, Hashable, Sendable {
    /// Which pods are meant; nil or empty means all of them.
    public var selector: LabelSelector?
    /// What users of the form read instead of the name.
    public var desc: String?
  }

  /// The labels that a pod must have.
  public var matchLabels: [String: String] { spec?.selector?.matchLabels ?? [:] }
}
