import KubeCore

/// What every Kubernetes object says about itself.
extension JSONValue {
  var metadata: JSONValue { self["metadata"] ?? .object([:]) }
  var name: String { metadata["name"]?.string ?? "" }
  var namespace: String? { metadata["namespace"]?.string }
  var uid: String { metadata["uid"]?.string ?? "" }
  var resourceVersion: String { metadata["resourceVersion"]?.string ?? "" }
  var generation: Int { metadata["generation"]?.integer ?? 0 }
  var isTerminating: Bool { metadata["deletionTimestamp"]?.string != nil }
  var labels: [String: String] { (metadata["labels"] ?? .null).texts }
  var annotations: [String: String] { (metadata["annotations"] ?? .null).texts }

  /// The members that are texts.
  var texts: [String: String] { (object ?? [:]).compactMapValues(\.string) }

  /// The uid of the object that controls this one.
  var controllerUID: String? {
    let owners = metadata["ownerReferences"]?.array ?? []
    return owners.first { $0["controller"]?.bool == true }?["uid"]?.string
  }

  /// The value below a chain of member names.
  func at(_ keys: String...) -> JSONValue? {
    keys.reduce(self as JSONValue?) { value, key in value?[key] }
  }

  /// Sets, or with nil removes, the value below a chain of member names, making parents.
  mutating func put(_ value: JSONValue?, at keys: String...) {
    put(value, below: keys[...])
  }

  private mutating func put(_ value: JSONValue?, below keys: ArraySlice<String>) {
    guard let first = keys.first else { return }
    guard keys.count > 1 else { return self[first] = value }
    var child = self[first] ?? .object([:])
    child.put(value, below: keys.dropFirst())
    self[first] = child
  }
}
