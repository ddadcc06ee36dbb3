import KubeCore
public import SpawnerConfig

/// One thing about the objects around the file that an admin should know.
public struct ClusterFinding: Hashable, Sendable {
  /// An object of the cluster, by kind and name.
  public struct Object: Hashable, Sendable, Encodable, CustomStringConvertible {
    /// The kind: `ConfigMap`.
    public let kind: String
    /// The namespace it lies in, or is one itself.
    public let namespace: String
    /// The name; nil where the finding is about all objects of that kind.
    public let name: String?

    /// The object in the notation of kubectl: `configmap/jupyter-web-app-config`.
    public var description: String {
      name.map { "\(kind.lowercased())/\($0)" } ?? "namespace/\(namespace)"
    }
  }

  /// The rule.
  public let rule: ClusterRule
  /// How much it matters.
  public let severity: Finding.Severity
  /// The object it is about.
  public let object: Object
  /// What is there, in a few words.
  public let message: String
  /// What comes of it.
  public let effect: String
  /// What to do about it.
  public let remedy: String
}

extension ClusterFinding: Encodable {}

extension ClusterFinding {
  /// What a rule found, as serious as the rule is.
  init(_ rule: ClusterRule, _ object: Object, _ words: Words) {
    self.rule = rule
    severity = words.severity ?? rule.severity
    self.object = object
    message = words.message
    effect = words.effect
    remedy = words.remedy
  }

  /// What there is to say.
  struct Words {
    let message: String
    let effect: String
    let remedy: String
    /// Set where it differs from the rule's own.
    var severity: Finding.Severity?
  }
}

extension ClusterFinding.Object {
  /// The ConfigMap that holds the file.
  static func configMap(of installation: Installation) -> Self {
    Self(kind: "ConfigMap", namespace: installation.namespace, name: installation.configMapName)
  }

  /// The Deployment that runs the web app.
  static func deployment(of installation: Installation) -> Self {
    Self(
      kind: "Deployment",
      namespace: installation.namespace,
      name: installation.deployment.name
    )
  }
}
