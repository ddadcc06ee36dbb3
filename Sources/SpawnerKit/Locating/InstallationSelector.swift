/// Says which installation of the web app is meant.
///
/// The namespace is all that a usual cluster needs; the rest chooses when there are several.
public struct InstallationSelector: Hashable, Sendable {
  /// The namespace of the Deployment and its ConfigMap.
  public var namespace: String
  /// The Deployment's name; nil looks for the one that mounts the file.
  public var deployment: String?
  /// The ConfigMap's name; nil takes the one that is mounted.
  public var configMap: String?
  /// The ConfigMap's data key; nil takes the one that becomes the file.
  public var key: String?

  /// One part of it, for what is said about it.
  public enum Part: String, Hashable, Sendable {
    /// ``InstallationSelector/deployment``
    case deployment
    /// ``InstallationSelector/configMap``
    case configMap
    /// ``InstallationSelector/key``
    case key
  }

  /// Makes a selector.
  ///
  /// - Parameters:
  ///   - namespace: The namespace.
  ///   - deployment: The Deployment's name.
  ///   - configMap: The ConfigMap's name.
  ///   - key: The ConfigMap's data key.
  public init(
    namespace: String = "kubeflow",
    deployment: String? = nil,
    configMap: String? = nil,
    key: String? = nil
  ) {
    self.namespace = namespace
    self.deployment = deployment
    self.configMap = configMap
    self.key = key
  }
}
