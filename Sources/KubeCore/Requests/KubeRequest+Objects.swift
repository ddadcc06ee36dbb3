extension KubeRequest {
  /// The name under which the server notes this tool's writes.
  public static let fieldManager = "spawnerctl"

  /// Reads one object.
  ///
  /// - Parameters:
  ///   - type: The kind.
  ///   - name: The object.
  ///   - namespace: Its namespace; nil for what belongs to none.
  /// - Returns: The request.
  public static func get<T: KubeObject>(
    _ type: T.Type,
    name: String,
    namespace: String?
  ) -> KubeRequest {
    KubeRequest(.get, path: path(T.resource, namespace: namespace, name: name))
  }

  /// Reads one page of a list.
  ///
  /// - Parameters:
  ///   - type: The kind.
  ///   - namespace: The namespace; nil for all of them.
  ///   - options: Which objects, and how many at once.
  /// - Returns: The request.
  public static func list<T: KubeObject>(
    _ type: T.Type,
    namespace: String?,
    options: ListOptions = ListOptions()
  ) -> KubeRequest {
    var request = KubeRequest(.get, path: path(T.resource, namespace: namespace))
    request.add("labelSelector", options.labelSelector)
    request.add("fieldSelector", options.fieldSelector)
    request.add("limit", options.limit.map { String($0) })
    request.add("continue", options.continueToken)
    return request
  }

  /// Watches objects: each line of the answer is an event.
  ///
  /// - Parameters:
  ///   - type: The kind.
  ///   - namespace: The namespace; nil for all of them.
  ///   - options: Which objects, and from when on.
  /// - Returns: The request.
  public static func watch<T: KubeObject>(
    _ type: T.Type,
    namespace: String?,
    options: WatchOptions = WatchOptions()
  ) -> KubeRequest {
    var request = KubeRequest(.get, path: path(T.resource, namespace: namespace))
    request.add("watch", "1")
    request.add("labelSelector", options.labelSelector)
    request.add("fieldSelector", options.fieldSelector)
    request.add("resourceVersion", options.resourceVersion)
    request.add("allowWatchBookmarks", options.allowsBookmarks ? "true" : nil)
    request.add("timeoutSeconds", options.timeout.map { seconds($0) })
    return request
  }

  /// Creates an object.
  ///
  /// - Parameters:
  ///   - type: The kind.
  ///   - namespace: The namespace; nil for what belongs to none.
  ///   - object: The whole object, with `apiVersion` and `kind`.
  ///   - isDryRun: Whether the server only checks and answers.
  /// - Returns: The request; it must not be sent twice.
  /// - Throws: ``KubeError`` with code `protocolViolation` when the object cannot be written.
  public static func create<T: KubeObject>(
    _ type: T.Type,
    namespace: String?,
    object: JSONValue,
    isDryRun: Bool = false
  ) throws(KubeError) -> KubeRequest {
    var request = KubeRequest(.post, path: path(T.resource, namespace: namespace))
    request.addWriteQuery(manager: fieldManager, isDryRun: isDryRun)
    try request.setBody(object)
    return request
  }

  /// Replaces an object by another of the same name.
  ///
  /// - Parameters:
  ///   - type: The kind.
  ///   - namespace: The namespace; nil for what belongs to none.
  ///   - object: The whole object; its `metadata.name` says which one is meant, and its
  ///     `metadata.resourceVersion`, where set, must still be the current one.
  ///   - isDryRun: Whether the server only checks and answers.
  /// - Returns: The request; it may be sent twice only where a version guards it.
  /// - Throws: ``KubeError`` with code `protocolViolation` when the object has no name or cannot
  ///   be written.
  public static func replace<T: KubeObject>(
    _ type: T.Type,
    namespace: String?,
    object: JSONValue,
    isDryRun: Bool = false
  ) throws(KubeError) -> KubeRequest {
    guard let name = object["metadata"]?["name"]?.string else {
      throw KubeError(code: .protocolViolation, message: "'metadata.name' is missing")
    }
    var request = KubeRequest(.put, path: path(T.resource, namespace: namespace, name: name))
    request.mayRetry = object["metadata"]?["resourceVersion"]?.string != nil
    request.addWriteQuery(manager: fieldManager, isDryRun: isDryRun)
    try request.setBody(object)
    return request
  }

  /// Changes some fields of an object and leaves the others.
  ///
  /// - Parameters:
  ///   - type: The kind.
  ///   - name: The object.
  ///   - namespace: Its namespace; nil for what belongs to none.
  ///   - patch: The changes, and the version they were made for.
  /// - Returns: The request; it may be sent twice only where a version guards it.
  /// - Throws: ``KubeError`` with code `protocolViolation` when the patch cannot be written.
  public static func mergePatch<T: KubeObject>(
    _ type: T.Type,
    name: String,
    namespace: String?,
    patch: MergePatch
  ) throws(KubeError) -> KubeRequest {
    var request = KubeRequest(.patch, path: path(T.resource, namespace: namespace, name: name))
    request.mayRetry = patch.isGuarded
    request.addWriteQuery(manager: patch.fieldManager, isDryRun: patch.isDryRun)
    try request.setBody(patch.body, contentType: "application/merge-patch+json")
    return request
  }

  /// Deletes an object.
  ///
  /// - Parameters:
  ///   - type: The kind.
  ///   - name: The object.
  ///   - namespace: Its namespace; nil for what belongs to none.
  ///   - options: What must hold for it to be deleted.
  /// - Returns: The request; it may be sent twice only where an identity or version guards it.
  /// - Throws: ``KubeError`` with code `protocolViolation` when the conditions cannot be written.
  public static func delete<T: KubeObject>(
    _ type: T.Type,
    name: String,
    namespace: String?,
    options: DeleteOptions
  ) throws(KubeError) -> KubeRequest {
    var request = KubeRequest(.delete, path: path(T.resource, namespace: namespace, name: name))
    request.mayRetry = options.uid != nil || options.resourceVersion != nil
    try request.setBody(options.body)
    return request
  }
}

extension KubeRequest {
  mutating func add(_ name: String, _ value: String?) {
    if let value { query.append(QueryItem(name, value)) }
  }

  mutating func addWriteQuery(manager: String, isDryRun: Bool) {
    add("fieldManager", manager)
    add("dryRun", isDryRun ? "All" : nil)
  }

  mutating func setBody(
    _ value: JSONValue,
    contentType: String = "application/json"
  ) throws(KubeError) {
    body = try value.encoded()
    self.contentType = contentType
  }
}

extension DeleteOptions {
  /// The options as the server reads them.
  var body: JSONValue {
    var body: JSONValue = ["apiVersion": "v1", "kind": "DeleteOptions"]
    var conditions: [String: JSONValue] = [:]
    conditions["uid"] = uid.map { .string($0) }
    conditions["resourceVersion"] = resourceVersion.map { .string($0) }
    if !conditions.isEmpty { body["preconditions"] = .object(conditions) }
    if let gracePeriod {
      body["gracePeriodSeconds"] = .integer(Int(gracePeriod.components.seconds))
    }
    if isDryRun { body["dryRun"] = ["All"] }
    return body
  }
}
