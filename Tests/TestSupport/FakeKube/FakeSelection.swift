import KubeCore

/// Which objects a list or a watch is about.
struct FakeSelection {
  var attributes: RequestAttributes
  var labels: LabelSelector
  /// Pairs of a path and a value; the flag says whether they must be equal.
  var fields: [(path: [String], value: String, isEqual: Bool)]

  init(_ request: KubeRequest, _ attributes: RequestAttributes) throws(KubeError) {
    self.attributes = attributes
    labels = try LabelSelector(parsing: request.queryValue("labelSelector") ?? "")
    let parts = (request.queryValue("fieldSelector") ?? "").split(separator: ",")
    fields = parts.compactMap { part in
      guard let sign = part.firstRange(of: "!=") ?? part.firstRange(of: "=") else { return nil }
      return (
        part[..<sign.lowerBound].split(separator: ".").map(String.init),
        String(part[sign.upperBound...].drop { $0 == "=" }),
        part[sign] == "="
      )
    }
  }

  func matches(_ key: FakeStore.Key, _ object: JSONValue?) -> Bool {
    guard let object, key.isOf(attributes) else { return false }
    let labels = object["metadata"]?["labels"]?.object?.compactMapValues(\.string) ?? [:]
    return self.labels.matches(labels)
      && fields.allSatisfy { field in
        let found = field.path.reduce(object as JSONValue?) { $0?[$1] }?.string ?? ""
        return (found == field.value) == field.isEqual
      }
  }

  /// The line a watch sends for a change; nil where the change is none of its business.
  func line(for change: FakeStore.Change) throws(KubeError) -> [UInt8]? {
    let type: String
    let object: JSONValue?
    switch (matches(change.key, change.old), matches(change.key, change.new)) {
    case (false, true): (type, object) = ("ADDED", change.new)
    case (true, true): (type, object) = ("MODIFIED", change.new)
    case (true, false): (type, object) = ("DELETED", change.new ?? change.old)
    case (false, false): return nil
    }
    let event: JSONValue = ["type": .string(type), "object": object ?? .null]
    return try event.encoded()
  }
}
