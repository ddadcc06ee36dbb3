import KubeCore

/// Making, keeping and removing objects, whoever does it: a client or a controller.
extension ClusterState {
  /// Makes an object: fills in what the server fills in, keeps it and lets controllers notice.
  @discardableResult
  mutating func create(
    _ object: JSONValue,
    as type: ResourceType,
    in namespace: String?,
    manager: String? = nil
  ) -> JSONValue {
    let made = noting(manager, in: prepared(object, as: type, in: namespace))
    let key = ObjectKey(type, made.name, in: namespace)
    let stored = store.put(made, at: key)
    react(to: stored, at: key, was: nil)
    return stored
  }

  /// What an object looks like once made, before it has a version.
  func prepared(_ object: JSONValue, as type: ResourceType, in namespace: String?) -> JSONValue {
    var made = object
    made["apiVersion"] = .string(type.apiVersion)
    made["kind"] = .string(type.kind)
    if made.name.isEmpty, let prefix = object.at("metadata", "generateName")?.string {
      made.put(.string(prefix + RandomName.podSuffix()), at: "metadata", "name")
    }
    if type.isNamespaced {
      made.put(namespace.map { .string($0) }, at: "metadata", "namespace")
    }
    made.put(.string(RandomName.uid()), at: "metadata", "uid")
    made.put(timestamp, at: "metadata", "creationTimestamp")
    made.put(nil, at: "metadata", "managedFields")
    if type.countsGenerations { made.put(1, at: "metadata", "generation") }
    if type == .namespaces { made.put("Active", at: "status", "phase") }
    return made.asKept
  }

  /// Keeps a changed object, unless nothing changed; counts a new generation for a new spec.
  @discardableResult
  mutating func save(
    _ object: JSONValue,
    at key: ObjectKey,
    manager: String? = nil
  ) -> JSONValue {
    guard let old = store[key] else { return object }
    let new = successor(object, of: old, type: key.type, manager: manager)
    guard new != old else { return old }
    let stored = store.put(new, at: key)
    react(to: stored, at: key, was: old)
    return stored
  }

  /// What a write makes of an object: server-owned fields stay, a new spec counts up, and who
  /// changed something is noted.
  func successor(
    _ object: JSONValue,
    of old: JSONValue,
    type: ResourceType,
    manager: String?
  ) -> JSONValue {
    var new = object.asKept
    for field in Self.serverOwned { new.put(old.metadata[field], at: "metadata", field) }
    new["apiVersion"] = old["apiVersion"]
    new["kind"] = old["kind"]
    if type.countsGenerations, new["spec"] != old["spec"] {
      new.put(.integer(old.generation + 1), at: "metadata", "generation")
    }
    return new == old ? old : noting(manager, in: new)
  }

  private static let serverOwned = [
    "uid", "creationTimestamp", "resourceVersion", "generation", "namespace", "managedFields",
    "deletionTimestamp", "deletionGracePeriodSeconds",
  ]

  /// The object with an entry that tells who wrote it last.
  func noting(_ manager: String?, in object: JSONValue) -> JSONValue {
    guard let manager else { return object }
    let entry: JSONValue = [
      "manager": .string(manager), "operation": "Update", "time": timestamp,
      "apiVersion": object["apiVersion"] ?? .null, "fieldsType": "FieldsV1", "fieldsV1": [:],
    ]
    let others = (object.metadata["managedFields"]?.array ?? []).filter {
      $0["manager"]?.string != manager
    }
    var noted = object
    noted.put(.array(others + [entry]), at: "metadata", "managedFields")
    return noted
  }

  /// Ends an object: a pod gracefully, anything else at once and with what it owns.
  @discardableResult
  mutating func delete(_ key: ObjectKey, gracePeriod: Int? = nil) -> JSONValue? {
    guard let object = store[key] else { return nil }
    if key.type == .pods, gracePeriod != 0 { return terminate(object, at: key, gracePeriod) }
    let last = store.remove(key)
    pods[object.uid] = nil
    if let owner = object.controllerUID { noticeChildChange(of: owner) }
    for type in [ResourceType.replicaSets, .pods] {
      for child in store.all(type, in: key.namespace) where child.controllerUID == object.uid {
        delete(ObjectKey(type, child.name, in: key.namespace))
      }
    }
    return last
  }

  private mutating func terminate(
    _ pod: JSONValue,
    at key: ObjectKey,
    _ gracePeriod: Int?
  ) -> JSONValue {
    guard !pod.isTerminating else { return pod }
    var ending = pod
    let seconds = gracePeriod ?? pod.at("spec", "terminationGracePeriodSeconds")?.integer ?? 30
    ending.put(timestamp, at: "metadata", "deletionTimestamp")
    ending.put(.integer(seconds), at: "metadata", "deletionGracePeriodSeconds")
    let patience = min(options.terminationDelay, .seconds(seconds))
    agenda.add(.pod(uid: pod.uid, .vanish), at: now + patience)
    record(.normal, "Killing", "Stopping container", about: pod)
    let stored = store.put(ending, at: key)
    if let owner = stored.controllerUID { noticeChildChange(of: owner) }
    return stored
  }

  /// Lets the controllers that care about an object notice its change, a moment later.
  private mutating func react(to object: JSONValue, at key: ObjectKey, was old: JSONValue?) {
    switch key.type {
    case .deployments where old?.generation != object.generation:
      agenda.addOnce(.reconcileDeployment(uid: object.uid), at: now + options.controllerLag)
    case .replicaSets:
      if old?.generation != object.generation {
        agenda.addOnce(.reconcileReplicaSet(uid: object.uid), at: now + options.controllerLag)
      }
      if let owner = object.controllerUID { noticeChildChange(of: owner) }
    case .pods:
      if old == nil { admit(object, at: key) }
      if let owner = object.controllerUID { noticeChildChange(of: owner) }
    case .configMaps where old != nil:
      propagate(key)
    default: break
    }
  }

  mutating func noticeChildChange(of owner: String) {
    let due = now + options.controllerLag
    if store.first(.replicaSets, uid: owner) != nil {
      agenda.addOnce(.reconcileReplicaSet(uid: owner), at: due)
    } else if store.first(.deployments, uid: owner) != nil {
      agenda.addOnce(.reconcileDeployment(uid: owner), at: due)
    }
  }

  /// Puts a ConfigMap's old data back, as a GitOps controller would.
  mutating func revert(_ key: ObjectKey, to data: [String: String]) {
    guard var object = store[key] else { return }
    object["data"] = .object(data.mapValues { .string($0) })
    save(object, at: key, manager: "sandbox-gitops")
  }
}

extension ResourceType {
  fileprivate var countsGenerations: Bool {
    [.deployments, .replicaSets, .statefulSets].contains(self)
  }
}
