public import KubeCore
import Synchronization

extension FakeKube {
  /// Puts an object into the cluster, as some other client would.
  ///
  /// - Parameter object: The object.
  /// - Throws: ``KubeError`` where it cannot be written as JSON.
  public func create<T: KubeObject>(_ object: T) throws {
    try create(T.self, JSONValue(encoding: object))
  }

  /// Puts an object into the cluster, as some other client would; one of its name is replaced.
  ///
  /// - Parameters:
  ///   - type: The kind.
  ///   - object: The object, with its name and namespace.
  /// - Throws: ``KubeError`` where it has no name.
  public func create<T: KubeObject>(_ type: T.Type, _ object: JSONValue) throws {
    guard let name = object["metadata"]?["name"]?.string else {
      throw KubeError(code: .badRequest, message: "'metadata.name' is missing")
    }
    let key = Self.key(type, name: name, namespace: object["metadata"]?["namespace"]?.string)
    var object = object
    object["apiVersion"] = .string(T.resource.apiVersion)
    object["kind"] = .string(T.resource.kind)
    try state.withLock { state in
      state.kinds.insert(T.resource.plural)
      let change = state.store.put(object, at: key)
      try state.tell(change)
    }
  }

  /// Changes an object, as some other client or a controller would; watchers are told.
  ///
  /// - Parameters:
  ///   - type: The kind.
  ///   - name: The object.
  ///   - namespace: Its namespace.
  ///   - edit: Makes the change.
  /// - Throws: ``KubeError`` with code `notFound` where there is no such object.
  public func change<T: KubeObject>(
    _ type: T.Type,
    name: String,
    namespace: String?,
    _ edit: (inout JSONValue) -> Void
  ) throws {
    let key = Self.key(type, name: name, namespace: namespace)
    try state.withLock { state in
      guard var object = state.store.objects[key] else {
        throw KubeError(code: .notFound, message: "\(T.resource.plural) '\(name)'")
      }
      edit(&object)
      try state.tell(state.store.put(object, at: key))
    }
  }

  /// Takes an object away, as some other client or a controller would; watchers are told.
  ///
  /// - Parameters:
  ///   - type: The kind.
  ///   - name: The object.
  ///   - namespace: Its namespace.
  /// - Throws: ``KubeError`` where watchers cannot be told.
  public func remove<T: KubeObject>(_ type: T.Type, name: String, namespace: String?) throws {
    let key = Self.key(type, name: name, namespace: namespace)
    try state.withLock { state in
      if let change = state.store.remove(key) { try state.tell(change) }
    }
  }

  /// An object as it is kept, for looking at in a test.
  ///
  /// - Parameters:
  ///   - type: The kind.
  ///   - name: The object.
  ///   - namespace: Its namespace.
  /// - Returns: The object, or nil where there is none.
  public func stored<T: KubeObject>(
    _ type: T.Type,
    name: String,
    namespace: String?
  ) -> JSONValue? {
    state.withLock { $0.store.objects[Self.key(type, name: name, namespace: namespace)] }
  }

  /// Forgets the past: watches from an older version and pages begun are answered with 410.
  public func compact() {
    state.withLock { state in
      state.store.compact()
      state.pages = [:]
    }
  }

  /// Sends every watcher the present version.
  ///
  /// - Throws: ``KubeError`` where the bookmark cannot be written.
  public func sendBookmarks() throws {
    try state.withLock { state in
      let version = JSONValue.string("\(state.store.version)")
      let bookmark: JSONValue = [
        "type": "BOOKMARK", "object": ["metadata": ["resourceVersion": version]],
      ]
      let line = try bookmark.encoded()
      for watcher in state.watchers.values { watcher.continuation.yield(line) }
    }
  }

  /// Sends every watcher a line, however wrong.
  ///
  /// - Parameter line: The line.
  public func sendRaw(_ line: String) {
    state.withLock { state in
      for watcher in state.watchers.values { watcher.continuation.yield(Array(line.utf8)) }
    }
  }

  /// Tells the watches that are open now nothing any more, and does not end them either, as a
  /// server does that has vanished.
  public func deafenWatches() {
    state.withLock { state in
      state.deafened += state.watchers.values
      state.watchers = [:]
    }
  }

  /// Ends every open watch.
  ///
  /// - Parameter error: How; nil ends them as a server does whose time is up.
  public func cutWatches(with error: KubeError? = nil) {
    let watchers = state.withLock { state in
      defer { state.watchers = [:] }
      return state.watchers
    }
    // Outside of the lock: ending a stream calls back.
    for watcher in watchers.values { watcher.continuation.finish(throwing: error) }
  }

  static func key<T: KubeObject>(
    _ type: T.Type,
    name: String,
    namespace: String?
  ) -> FakeStore.Key {
    FakeStore.Key(
      group: T.resource.group,
      resource: T.resource.plural,
      namespace: namespace,
      name: name
    )
  }
}

extension FakeKube.State {
  /// Tells every watcher about a change.
  func tell(_ change: FakeStore.Change) throws {
    for watcher in watchers.values {
      if let line = try watcher.selection.line(for: change) { watcher.continuation.yield(line) }
    }
  }
}
