import KubeCore

/// Where an object is: its type, its namespace where it has one, and its name.
struct ObjectKey: Hashable, Sendable {
  let type: ResourceType
  let namespace: String?
  let name: String

  init(_ type: ResourceType, _ name: String, in namespace: String?) {
    self.type = type
    self.namespace = type.isNamespaced ? namespace : nil
    self.name = name
  }
}

extension ObjectKey: Comparable {
  /// The order lists have: by namespace, then by name.
  static func < (one: ObjectKey, other: ObjectKey) -> Bool {
    (one.type.plural, one.namespace ?? "", one.name)
      < (other.type.plural, other.namespace ?? "", other.name)
  }
}
