import KubeCore

extension JSONValue {
  /// The object as a server keeps it: members sent as null, and maps and lists sent empty where
  /// Go leaves out empty ones, are not there.
  var asKept: JSONValue {
    switch self {
    case .array(let elements): .array(elements.map(\.asKept))
    case .object(let members):
      .object(
        members.reduce(into: [:]) { kept, member in
          guard !member.value.isLeftOut(as: member.key) else { return }
          kept[member.key] = member.value.asKept
        }
      )
    default: self
    }
  }

  private func isLeftOut(as name: String) -> Bool {
    switch self {
    case .null: true
    case .object(let members): members.isEmpty && Self.leftOutWhenEmpty.contains(name)
    case .array(let elements): elements.isEmpty && Self.leftOutWhenEmpty.contains(name)
    default: false
    }
  }

  private static let leftOutWhenEmpty: Set = [
    "annotations", "binaryData", "data", "env", "finalizers", "imagePullSecrets", "labels",
    "managedFields", "nodeSelector", "ownerReferences", "volumeMounts", "volumes",
  ]
}
