/// Configuration kept in the cluster: texts and bytes under keys.
public struct ConfigMap: KubeObject, Hashable {
  /// What the server calls it.
  public static let resource = ResourceKind(version: "v1", plural: "configmaps", kind: "ConfigMap")

  /// Name, version and belongings.
  public var metadata: ObjectMeta
  /// The texts.
  @EmptyIfMissing public var data: [String: String] = [:]
  /// What is not text, in base64.
  @EmptyIfMissing public var binaryData: [String: String] = [:]
  /// Whether the server refuses every change.
  public var immutable: Bool?

  /// Makes a ConfigMap.
  ///
  /// - Parameters:
  ///   - metadata: Name, version and belongings.
  ///   - data: The texts.
  ///   - binaryData: What is not text, in base64.
  ///   - immutable: Whether the server refuses every change.
  public init(
    metadata: ObjectMeta,
    data: [String: String] = [:],
    binaryData: [String: String] = [:],
    immutable: Bool? = nil
  ) {
    self.metadata = metadata
    self.data = data
    self.binaryData = binaryData
    self.immutable = immutable
  }

  /// Whether the server refuses every change.
  public var isImmutable: Bool { immutable == true }
}

extension ConfigMap {
  private enum CodingKeys: String, CodingKey {
    case metadata, data, binaryData, immutable
  }
}
