import KubeCore

extension JSONValue {
  /// Applies a strategic merge patch: as a merge patch, but lists of named things are merged too.
  ///
  /// Lists whose elements carry their key (`name` of containers, `mountPath` of mounts, `uid` of
  /// owners …) are merged element by element; `$patch: delete` and `$patch: replace` are obeyed.
  func mergingStrategically(_ patch: JSONValue, field: String = "") -> JSONValue {
    switch (self, patch) {
    case (_, .object(let changes)):
      return .object(mergedMembers(with: changes))
    case (.array(let elements), .array(let changes)):
      guard let key = Self.mergeKey(of: field, in: changes) else { return patch }
      return .array(Self.merge(elements, with: changes, by: key))
    default:
      return patch
    }
  }

  private func mergedMembers(with changes: [String: JSONValue]) -> [String: JSONValue] {
    if changes["$patch"] == "replace" { return changes.filter { $0.key != "$patch" } }
    var members = object ?? [:]
    for (key, change) in changes where !key.hasPrefix("$") {
      if change.isNull {
        members[key] = nil
      } else {
        members[key] = (members[key] ?? .null).mergingStrategically(change, field: key)
      }
    }
    return members
  }

  private static let mergeKeys = [
    "containers": "name", "initContainers": "name", "env": "name", "volumes": "name",
    "volumeMounts": "mountPath", "ports": "containerPort", "ownerReferences": "uid",
    "conditions": "type", "imagePullSecrets": "name",
  ]

  private static func mergeKey(of field: String, in changes: [JSONValue]) -> String? {
    guard let key = mergeKeys[field], changes.allSatisfy({ $0[key] != nil }) else { return nil }
    return key
  }

  private static func merge(
    _ elements: [JSONValue],
    with changes: [JSONValue],
    by key: String
  ) -> [JSONValue] {
    var merged = elements
    for change in changes {
      let place = merged.firstIndex { $0[key] == change[key] }
      switch (place, change["$patch"] == "delete") {
      case (let place?, true): merged.remove(at: place)
      case (let place?, false): merged[place] = merged[place].mergingStrategically(change)
      case (nil, true): break
      case (nil, false): merged.append(change)
      }
    }
    return merged
  }
}
