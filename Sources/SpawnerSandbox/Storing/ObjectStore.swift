import KubeCore

/// The objects of the cluster, one counter of versions, and the latest changes for watches.
struct ObjectStore: Sendable {
  /// One write, as a watch sees it.
  struct Change: Sendable {
    let version: Int
    let key: ObjectKey
    /// Nil where the object was made.
    let old: JSONValue?
    /// Nil where the object was removed.
    let new: JSONValue?
  }

  /// How many changes a watch may lag behind before it must list again.
  let memory: Int
  private(set) var version = 1_000
  private(set) var changes: [Change] = []
  /// A watch from a version before this one is answered with 410.
  private(set) var forgottenThrough = 0
  private var objects: [ObjectKey: JSONValue] = [:]

  init(memory: Int) { self.memory = memory }

  subscript(key: ObjectKey) -> JSONValue? { objects[key] }

  /// The objects of a type in name order; of all namespaces where none is given.
  func all(_ type: ResourceType, in namespace: String? = nil) -> [JSONValue] {
    objects.keys
      .filter { $0.type == type && (namespace == nil || $0.namespace == namespace) }
      .sorted()
      .compactMap { objects[$0] }
  }

  func first(_ type: ResourceType, uid: String) -> JSONValue? {
    objects.first { $0.key.type == type && $0.value.uid == uid }?.value
  }

  /// Keeps an object under a new version.
  @discardableResult
  mutating func put(_ object: JSONValue, at key: ObjectKey) -> JSONValue {
    version += 1
    var stored = object
    stored.put(.string(String(version)), at: "metadata", "resourceVersion")
    record(Change(version: version, key: key, old: objects[key], new: stored))
    objects[key] = stored
    return stored
  }

  /// Removes an object; the answer carries the version of its removal.
  @discardableResult
  mutating func remove(_ key: ObjectKey) -> JSONValue? {
    guard var last = objects.removeValue(forKey: key) else { return nil }
    version += 1
    last.put(.string(String(version)), at: "metadata", "resourceVersion")
    record(Change(version: version, key: key, old: last, new: nil))
    return last
  }

  /// Makes every version handed out so far too old to watch from.
  mutating func forgetChanges() {
    version += 1
    changes = []
    forgottenThrough = version
  }

  private mutating func record(_ change: Change) {
    changes.append(change)
    // Dropping in bulk keeps the cost of a write constant.
    guard changes.count > memory * 2 else { return }
    let dropped = changes.count - memory
    forgottenThrough = changes[dropped - 1].version
    changes.removeFirst(dropped)
  }
}
