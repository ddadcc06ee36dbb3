import KubeCore

/// Create, replace, patch and delete.
extension APIServer {
  func create(_ path: ResourcePath, _ request: APIRequest) throws(APIFailure) -> Reply {
    let body = try request.object()
    try Self.check(body, fits: path, name: nil)
    let made = try cluster.withState { state throws(APIFailure) in
      if let namespace = path.namespace,
        state.store[ObjectKey(.namespaces, namespace, in: nil)] == nil
      {
        throw .notFound(.namespaces, namespace)
      }
      let draft = state.prepared(body, as: path.type, in: path.namespace)
      guard !draft.name.isEmpty else {
        throw .invalid(
          path.type,
          "",
          field: "metadata.name",
          "Required value: name or generateName is required"
        )
      }
      guard state.store[path.key(draft.name)] == nil else {
        throw .alreadyExists(path.type, draft.name)
      }
      try Self.validate(draft, path.type, old: nil)
      try Self.meetQuota(draft, path.type, isDryRun: request.isDryRun, in: &state)
      return request.isDryRun
        ? state.noting(request.fieldManager, in: draft)
        : state.create(draft, as: path.type, in: path.namespace, manager: request.fieldManager)
    }
    return .json(made, status: 201)
  }

  func replace(
    _ path: ResourcePath,
    name: String,
    _ request: APIRequest
  ) throws(APIFailure) -> Reply {
    let body = try request.object()
    try Self.check(body, fits: path, name: name)
    return try write(path.key(name), request, verb: "update") { _ in body }
  }

  func patch(
    _ path: ResourcePath,
    name: String,
    _ request: APIRequest
  ) throws(APIFailure) -> Reply {
    let change = try Patch(request)
    return try write(path.key(name), request, verb: "patch") { old throws(APIFailure) in
      let new = try change.applied(to: old)
      try Self.check(new, fits: path, name: name)
      return new
    }
  }

  /// Changes an object, guarded by the version the client says it has seen.
  private func write(
    _ key: ObjectKey,
    _ request: APIRequest,
    verb: String,
    _ change: (JSONValue) throws(APIFailure) -> JSONValue
  ) throws(APIFailure) -> Reply {
    let result = try cluster.withState { state throws(APIFailure) in
      try Self.meetWriteFaults(key, verb: verb, in: &state)
      guard let old = state.store[key] else { throw .notFound(key.type, key.name) }
      let new = try change(old)
      let seen = new.resourceVersion
      guard seen.isEmpty || seen == old.resourceVersion else {
        throw .conflict(key.type, key.name)
      }
      if !new.uid.isEmpty, new.uid != old.uid {
        throw .conflict(
          key.type,
          key.name,
          "Precondition failed: UID in precondition: \(new.uid), UID in object meta: \(old.uid)"
        )
      }
      try Self.validate(new, key.type, old: old)
      if request.isDryRun {
        return state.successor(new, of: old, type: key.type, manager: request.fieldManager)
      }
      let saved = state.save(new, at: key, manager: request.fieldManager)
      Self.scheduleRevert(of: key, to: old, in: &state)
      return saved
    }
    return .json(result)
  }

  func delete(
    _ path: ResourcePath,
    name: String,
    _ request: APIRequest
  ) throws(APIFailure) -> Reply {
    let options = request.body.isEmpty ? [:] : try request.object()
    let key = path.key(name)
    let result = try cluster.withState { state throws(APIFailure) in
      guard let object = state.store[key] else { throw .notFound(path.type, name) }
      try Self.check(options["preconditions"], holdsFor: object, at: key)
      let isDryRun = request.isDryRun || options["dryRun"]?.array?.contains("All") == true
      let grace =
        options["gracePeriodSeconds"]?.integer
        ?? request.query["gracePeriodSeconds"].flatMap { Int($0) }
      return isDryRun ? object : state.delete(key, gracePeriod: grace) ?? object
    }
    guard path.type != .pods else { return .json(result) }
    return .json([
      "kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Success",
      "details": [
        "name": .string(name), "kind": .string(path.type.plural),
        "group": .string(path.type.group), "uid": .string(result.uid),
      ],
    ])
  }

  private static func check(
    _ preconditions: JSONValue?,
    holdsFor object: JSONValue,
    at key: ObjectKey
  ) throws(APIFailure) {
    if let uid = preconditions?["uid"]?.string, uid != object.uid {
      throw .conflict(
        key.type,
        key.name,
        "Precondition failed: UID in precondition: \(uid), UID in object meta: \(object.uid)"
      )
    }
    if let version = preconditions?["resourceVersion"]?.string, version != object.resourceVersion {
      throw .conflict(
        key.type,
        key.name,
        "Precondition failed: ResourceVersion in precondition: \(version), ResourceVersion in "
          + "object meta: \(object.resourceVersion)"
      )
    }
  }
}

/// What faults do to writes.
extension APIServer {
  private static func meetWriteFaults(
    _ key: ObjectKey,
    verb: String,
    in state: inout ClusterState
  ) throws(APIFailure) {
    let occasion = FaultBook.Occasion(verb: verb, resource: key.type.plural, name: key.name)
    for effect in state.faults.take(for: occasion, where: \.isOfWrites) {
      guard effect == .secondWriter else { throw .conflict(key.type, key.name) }
      writeAsSomeoneElse(key, in: &state)
    }
  }

  /// Refuses a pod while a fault plays a quota; a dry run does not use the fault up.
  private static func meetQuota(
    _ object: JSONValue,
    _ type: ResourceType,
    isDryRun: Bool,
    in state: inout ClusterState
  ) throws(APIFailure) {
    guard type == .pods else { return }
    let occasion = FaultBook.Occasion(verb: "create", resource: "pods", name: object.name)
    let isMet =
      isDryRun
      ? state.faults.holds(.quota, for: occasion)
      : !state.faults.take(for: occasion) { $0 == .quota }.isEmpty
    guard isMet else { return }
    throw .forbidden(state.quotaRefusal(of: object.name, in: object.namespace))
  }

  /// Adds a comment to the file of a ConfigMap, an annotation to anything else.
  private static func writeAsSomeoneElse(_ key: ObjectKey, in state: inout ClusterState) {
    guard var object = state.store[key] else { return }
    if let text = object.at("data", WebApp.fileName)?.string {
      let line = "# someone else was here at version \(object.resourceVersion)\n"
      object.put(.string(text + line), at: "data", WebApp.fileName)
    } else {
      object.put(
        .string(object.resourceVersion),
        at: "metadata",
        "annotations",
        "sandbox/someone-else"
      )
    }
    state.save(object, at: key)
  }

  private static func scheduleRevert(
    of key: ObjectKey,
    to old: JSONValue,
    in state: inout ClusterState
  ) {
    guard key.type == .configMaps else { return }
    let occasion = FaultBook.Occasion(verb: "update", resource: "configmaps", name: key.name)
    let effects = state.faults.take(for: occasion) { effect in
      if case .revert = effect { true } else { false }
    }
    for case .revert(let delay) in effects {
      state.agenda.add(
        .revert(key, text: (old["data"] ?? .null).texts),
        at: state.now + delay
      )
    }
  }
}
