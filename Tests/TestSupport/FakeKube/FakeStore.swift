import KubeCore

/// The objects of a fake cluster and the history of their changes; no concurrency, no protocol.
struct FakeStore {
  /// Which object is meant.
  struct Key: Hashable, Comparable {
    var group: String
    var resource: String
    var namespace: String?
    var name: String

    static func < (left: Key, right: Key) -> Bool {
      (left.namespace ?? "", left.name) < (right.namespace ?? "", right.name)
    }

    func isOf(_ attributes: RequestAttributes) -> Bool {
      group == attributes.group && resource == attributes.resource
        && (attributes.namespace == nil || namespace == attributes.namespace)
    }
  }

  /// One change; `old` is nil for a new object, `new` for a deleted one.
  struct Change {
    var version: Int
    var key: Key
    var old: JSONValue?
    var new: JSONValue?
  }

  private(set) var objects: [Key: JSONValue] = [:]
  private(set) var history: [Change] = []
  private(set) var version = 1000
  /// The oldest version a watch may start from.
  private(set) var oldestVersion = 1000
  private var lastUID = 0

  /// Puts an object in place, giving it what the server gives: version, identity, generation.
  mutating func put(_ object: JSONValue, at key: Key) -> Change {
    let old = objects[key]
    var new = object
    var metadata = object["metadata"] ?? [:]
    version += 1
    metadata["name"] = .string(key.name)
    metadata["namespace"] = key.namespace.map { .string($0) }
    metadata["resourceVersion"] = .string("\(version)")
    metadata["uid"] = old?["metadata"]?["uid"] ?? metadata["uid"] ?? nextUID()
    metadata["creationTimestamp"] =
      old?["metadata"]?["creationTimestamp"] ?? metadata["creationTimestamp"]
      ?? "2025-01-01T00:00:00Z"
    metadata["generation"] = generation(of: new, after: old, proposed: metadata["generation"])
    new["metadata"] = metadata
    objects[key] = new
    return note(Change(version: version, key: key, old: old, new: new))
  }

  /// Takes an object away.
  mutating func remove(_ key: Key) -> Change? {
    guard var old = objects.removeValue(forKey: key) else { return nil }
    version += 1
    old["metadata"]?["resourceVersion"] = .string("\(version)")
    return note(Change(version: version, key: key, old: old, new: nil))
  }

  /// Forgets every change so far: older watches have to list again.
  mutating func compact() {
    version += 1
    oldestVersion = version
    history = []
  }

  private mutating func note(_ change: Change) -> Change {
    history.append(change)
    return change
  }

  private mutating func nextUID() -> JSONValue {
    lastUID += 1
    return .string("uid-\(lastUID)")
  }

  private func generation(
    of new: JSONValue,
    after old: JSONValue?,
    proposed: JSONValue?
  ) -> JSONValue? {
    guard new["spec"] != nil else { return proposed }
    guard let old else { return proposed ?? 1 }
    let generation = old["metadata"]?["generation"]?.integer ?? 1
    return .integer(old["spec"] == new["spec"] ? generation : generation + 1)
  }
}
