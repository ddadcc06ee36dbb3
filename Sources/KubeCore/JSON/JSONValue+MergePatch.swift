extension JSONValue {
  /// Applies a JSON merge patch (RFC 7396): `null` removes, objects merge, all else replaces.
  ///
  /// The API server does this to what ``KubeRequest/mergePatch(_:name:namespace:patch:)`` sends;
  /// stand-ins for it use this function.
  ///
  /// - Parameter patch: The changes.
  /// - Returns: The value with the changes made.
  public func merging(patch: JSONValue) -> JSONValue {
    guard case .object(let changes) = patch else { return patch }
    var members = object ?? [:]
    for (key, change) in changes {
      members[key] = change.isNull ? nil : (members[key] ?? .null).merging(patch: change)
    }
    return .object(members)
  }
}
