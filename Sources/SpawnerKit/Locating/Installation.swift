public import KubeCore

/// One installation of the web app: the Deployment, and the ConfigMap whose text it reads.
///
/// It is what was seen at one moment; a write is guarded by ``resourceVersion``.
public struct Installation: Sendable {
  /// The field of a ConfigMap that holds the text.
  public enum Storage: String, Hashable, Sendable, Encodable {
    /// The field `data`, as text.
    case data
    /// The field `binaryData`, as base64.
    case binaryData
  }

  /// The Deployment that runs the web app.
  public let deployment: Deployment
  /// The ConfigMap that holds the file.
  public let configMap: ConfigMap
  /// The data key that becomes the file.
  public let key: String
  /// Where in the ConfigMap the key stands.
  public let storage: Storage
  /// The file's bytes.
  public let text: [UInt8]
  /// The container that reads the file.
  public let app: WebApp
  /// Whoever else may write the ConfigMap again, the surest first.
  public let owners: [Ownership]
  /// Whether the file is mounted on its own, so that a running pod never sees a new text.
  public let isSubPath: Bool

  /// The namespace of both objects.
  public var namespace: String { configMap.metadata.namespace ?? "" }
  /// The ConfigMap's name.
  public var configMapName: String { configMap.name }
  /// The version that a write is guarded by.
  public var resourceVersion: String? { configMap.metadata.resourceVersion }
  /// The ConfigMap and its key in words, as in the heading of a diff.
  public var label: String { "\(namespace)/\(configMapName): \(key)" }
}
