import KubeCore
import Synchronization

extension FakeKube {
  /// Notes a request and lets it fail where that was asked for.
  func admit(_ request: KubeRequest) throws -> RequestAttributes {
    try state.withLock { state in
      state.requests.append(request)
      guard let attributes = request.attributes, state.kinds.contains(attributes.resource) else {
        throw Self.error(404, "NotFound", "the server could not find the resource", request)
      }
      guard let index = state.failures.firstIndex(where: { $0.matches(attributes) }) else {
        return attributes
      }
      var error = state.failures[index].error
      error.attributes = attributes
      if let times = state.failures[index].times {
        state.failures[index].times = times - 1
        if times <= 1 { state.failures.remove(at: index) }
      }
      throw error
    }
  }

  func answer(_ request: KubeRequest, _ attributes: RequestAttributes) throws -> KubeResponse {
    try state.withLock { state in
      let body: JSONValue =
        switch attributes.verb {
        case "get": try state.existing(request, attributes).object
        case "list": try state.page(request, attributes)
        case "create": try state.create(request, attributes)
        case "patch", "update": try state.write(request, attributes)
        case "delete": try state.delete(request, attributes)
        default: throw Self.error(405, "MethodNotAllowed", "not in this fake", request)
        }
      return try KubeResponse(
        status: attributes.verb == "create" ? 201 : 200,
        headers: ["Content-Type": "application/json"],
        body: body.encoded()
      )
    }
  }

  func openWatch(
    _ request: KubeRequest,
    _ selection: FakeSelection
  ) throws -> AsyncThrowingStream<[UInt8], any Error> {
    let (stream, continuation) = AsyncThrowingStream<[UInt8], any Error>.makeStream()
    let id = try state.withLock { state in
      let since = request.queryValue("resourceVersion").flatMap { Int($0) } ?? state.store.version
      guard since >= state.store.oldestVersion else {
        throw Self.error(410, "Expired", "too old resource version: \(since)", request)
      }
      for change in state.store.history where change.version > since {
        if let line = try selection.line(for: change) { continuation.yield(line) }
      }
      state.nextWatcher += 1
      state.watchers[state.nextWatcher] = Watcher(
        selection: selection,
        continuation: continuation
      )
      return state.nextWatcher
    }
    continuation.onTermination = { [weak self] _ in
      self?.state.withLock { $0.watchers[id] = nil }
    }
    return stream
  }
}

extension FakeKube.State {
  fileprivate func existing(
    _ request: KubeRequest,
    _ attributes: RequestAttributes
  ) throws -> (key: FakeStore.Key, object: JSONValue) {
    let key = FakeStore.Key(
      group: attributes.group,
      resource: attributes.resource,
      namespace: attributes.namespace,
      name: attributes.name ?? ""
    )
    guard let object = store.objects[key] else {
      throw FakeKube.error(
        404,
        "NotFound",
        "\(attributes.resource) \"\(key.name)\" not found",
        request
      )
    }
    return (key, object)
  }

  fileprivate mutating func page(
    _ request: KubeRequest,
    _ attributes: RequestAttributes
  ) throws -> JSONValue {
    var items: [JSONValue]
    if let token = request.queryValue("continue") {
      guard let rest = pages[token] else {
        throw FakeKube.error(410, "Expired", "the continue parameter is too old", request)
      }
      items = rest
    } else {
      let selection = try FakeSelection(request, attributes)
      items = store.objects.filter { selection.matches($0.key, $0.value) }
        .sorted { $0.key < $1.key }.map(\.value)
    }
    var metadata: JSONValue = ["resourceVersion": .string("\(store.version)")]
    if let limit = request.queryValue("limit").flatMap({ Int($0) }), limit > 0, items.count > limit
    {
      let token = "page-\(pages.count + 1)"
      pages[token] = Array(items[limit...])
      metadata["continue"] = .string(token)
      items = Array(items[..<limit])
    }
    return ["apiVersion": "v1", "kind": "List", "metadata": metadata, "items": .array(items)]
  }

  fileprivate mutating func create(
    _ request: KubeRequest,
    _ attributes: RequestAttributes
  ) throws -> JSONValue {
    var object = try JSONValue(parsing: request.body ?? [])
    let prefix = object["metadata"]?["generateName"]?.string
    let made = prefix.map { "\($0)\(store.version + 1)" }
    let name = object["metadata"]?["name"]?.string ?? made ?? ""
    object["metadata"]?["name"] = .string(name)
    let key = FakeStore.Key(
      group: attributes.group,
      resource: attributes.resource,
      namespace: attributes.namespace,
      name: name
    )
    guard store.objects[key] == nil else {
      throw FakeKube.error(
        409,
        "AlreadyExists",
        "\(attributes.resource) \"\(name)\" already exists",
        request
      )
    }
    return try commit(object, at: key, request)
  }

  fileprivate mutating func write(
    _ request: KubeRequest,
    _ attributes: RequestAttributes
  ) throws -> JSONValue {
    let (key, old) = try existing(request, attributes)
    let body = try JSONValue(parsing: request.body ?? [])
    if let version = body["metadata"]?["resourceVersion"]?.string,
      version != old["metadata"]?["resourceVersion"]?.string
    {
      throw FakeKube.error(
        409,
        "Conflict",
        "the object has been modified; please apply your changes to the "
          + "latest version and try again",
        request
      )
    }
    guard attributes.verb == "update" || request.contentType == "application/merge-patch+json"
    else { throw FakeKube.error(415, "UnsupportedMediaType", "not a merge patch", request) }
    var new = attributes.verb == "update" ? body : old.merging(patch: body)
    if old["immutable"]?.bool == true, new["data"] != old["data"] {
      throw FakeKube.error(
        422,
        "Invalid",
        "data: Forbidden: field is immutable when `immutable` is set",
        request
      )
    }
    new["metadata"]?["resourceVersion"] = old["metadata"]?["resourceVersion"]
    // A write that changes nothing makes no new version.
    return new == old ? old : try commit(new, at: key, request)
  }

  private mutating func commit(
    _ object: JSONValue,
    at key: FakeStore.Key,
    _ request: KubeRequest
  ) throws -> JSONValue {
    var object = object
    if let manager = request.queryValue("fieldManager") {
      let entry: JSONValue = ["manager": .string(manager), "operation": "Update"]
      let others = object["metadata"]?["managedFields"]?.array ?? []
      object["metadata"]?["managedFields"] = .array(others.filter { $0 != entry } + [entry])
    }
    guard request.queryValue("dryRun") == nil else { return object }
    let change = store.put(object, at: key)
    try tell(change)
    return change.new ?? object
  }

  fileprivate mutating func delete(
    _ request: KubeRequest,
    _ attributes: RequestAttributes
  ) throws -> JSONValue {
    let (key, old) = try existing(request, attributes)
    let options = try request.body.map { try JSONValue(parsing: $0) } ?? [:]
    for field in ["uid", "resourceVersion"] {
      guard let wanted = options["preconditions"]?[field]?.string,
        wanted != old["metadata"]?[field]?.string
      else { continue }
      throw FakeKube.error(409, "Conflict", "the \(field) in the precondition differs", request)
    }
    guard options["dryRun"] == nil else { return old }
    if let change = store.remove(key) { try tell(change) }
    return ["apiVersion": "v1", "kind": "Status", "status": "Success"]
  }
}
