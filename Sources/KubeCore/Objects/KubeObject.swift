/// An object the API server keeps.
///
/// Types that conform read only the fields this tool needs: unknown fields are passed over and
/// missing ones are nil or empty, so that every server version can be read. They are for reading;
/// changes are sent as merge patches, which cannot lose what a type does not know.
public protocol KubeObject: Codable, Sendable {
  /// What the server calls this kind of object.
  static var resource: ResourceKind { get }

  /// Name, version and belongings.
  var metadata: ObjectMeta { get }
}

extension KubeObject {
  /// The object's name.
  public var name: String { metadata.name }
}

/// What the API server calls one kind of object.
public struct ResourceKind: Hashable, Sendable {
  /// The API group; empty for the core group.
  public var group: String
  /// The version within the group, such as `v1`.
  public var version: String
  /// The name in paths, such as `configmaps`.
  public var plural: String
  /// The name in manifests, such as `ConfigMap`.
  public var kind: String

  /// Names a kind of object.
  ///
  /// - Parameters:
  ///   - group: The API group; empty for the core group.
  ///   - version: The version within the group.
  ///   - plural: The name in paths.
  ///   - kind: The name in manifests.
  public init(group: String = "", version: String, plural: String, kind: String) {
    self.group = group
    self.version = version
    self.plural = plural
    self.kind = kind
  }

  /// The manifest's `apiVersion`, such as `v1` or `apps/v1`.
  public var apiVersion: String { group.isEmpty ? version : "\(group)/\(version)" }
}
