import KubeCore

/// A JSON patch (RFC 6902): a list of operations, of which any failure fails the whole.
struct JSONPatch: Sendable {
  private let operations: [JSONValue]

  init(_ body: JSONValue) throws(APIFailure) {
    guard let operations = body.array else {
      throw .badRequest("json: cannot unmarshal object into Go value of type jsonpatch.Patch")
    }
    self.operations = operations
  }

  func applied(to object: JSONValue) throws(APIFailure) -> JSONValue {
    var result = object
    for operation in operations {
      let pointer = try Self.pointer(operation["path"])
      switch operation["op"]?.string {
      case "add", "replace":
        let isNew = operation["op"] == "add"
        result = try Self.set(operation["value"] ?? .null, at: pointer[...], in: result, isNew)
      case "remove": result = try Self.remove(pointer[...], from: result)
      case "test":
        guard Self.value(at: pointer[...], in: result) == operation["value"] else {
          throw .unprocessable("the server rejected our request due to an error in our request")
        }
      default: throw .badRequest("Unexpected kind of JSON patch operation")
      }
    }
    return result
  }

  private static func pointer(_ path: JSONValue?) throws(APIFailure) -> [String] {
    guard let text = path?.string, text.isEmpty || text.hasPrefix("/") else {
      throw .badRequest("a JSON patch needs a path that starts with a slash")
    }
    return text.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map {
      String($0).replacing("~1", with: "/").replacing("~0", with: "~")
    }
  }

  private static func value(at pointer: ArraySlice<String>, in value: JSONValue) -> JSONValue? {
    guard let first = pointer.first else { return value }
    let child = value.array == nil ? value[first] : Int(first).flatMap { value[$0] }
    return child.flatMap { Self.value(at: pointer.dropFirst(), in: $0) }
  }

  private static func set(
    _ new: JSONValue,
    at pointer: ArraySlice<String>,
    in value: JSONValue,
    _ isNew: Bool
  ) throws(APIFailure) -> JSONValue {
    guard let first = pointer.first else { return new }
    let isLast = pointer.count == 1
    if var elements = value.array {
      let place = first == "-" ? elements.count : Int(first) ?? -1
      guard (0...elements.count).contains(place) else { throw missing(first) }
      if isLast, isNew {
        elements.insert(new, at: place)
        return .array(elements)
      }
      guard place < elements.count else { throw missing(first) }
      elements[place] = try set(new, at: pointer.dropFirst(), in: elements[place], isNew)
      return .array(elements)
    }
    guard var members = value.object, members[first] != nil || (isLast && isNew) else {
      throw missing(first)
    }
    members[first] = try set(
      new,
      at: pointer.dropFirst(),
      in: members[first] ?? .null,
      isNew
    )
    return .object(members)
  }

  private static func remove(
    _ pointer: ArraySlice<String>,
    from value: JSONValue
  ) throws(APIFailure) -> JSONValue {
    guard let first = pointer.first else { return .null }
    if var elements = value.array {
      guard let place = Int(first), elements.indices.contains(place) else { throw missing(first) }
      if pointer.count == 1 {
        elements.remove(at: place)
      } else {
        elements[place] = try remove(pointer.dropFirst(), from: elements[place])
      }
      return .array(elements)
    }
    guard var members = value.object, let child = members[first] else { throw missing(first) }
    members[first] = pointer.count == 1 ? nil : try remove(pointer.dropFirst(), from: child)
    return .object(members)
  }

  private static func missing(_ key: String) -> APIFailure {
    .unprocessable("the server rejected our request due to an error in our request: no '\(key)'")
  }
}
