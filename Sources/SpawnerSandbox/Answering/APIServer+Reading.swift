import KubeCore

/// Get and list.
extension APIServer {
  func get(_ path: ResourcePath, name: String, _ request: APIRequest) throws(APIFailure) -> Reply {
    let key = path.key(name)
    return try cluster.withState { state throws(APIFailure) in
      guard let object = state.store[key] else { throw .notFound(path.type, name) }
      guard request.wantsTable else { return .json(object) }
      return .json(Table(path.type, at: state.moment).value(of: [object]))
    }
  }

  func list(_ path: ResourcePath, _ request: APIRequest) throws(APIFailure) -> Reply {
    let selection = try Selection(
      labelSelector: request.query["labelSelector"],
      fieldSelector: request.query["fieldSelector"]
    )
    let (all, version, moment) = try cluster.withState { state in
      (state.store.all(path.type, in: path.namespace), state.store.version, state.moment)
    }
    let page = try ListPage(all.filter(selection.matches), version: version, request)
    if request.wantsTable {
      var table = Table(path.type, at: moment).value(of: page.items)
      table["metadata"] = page.metadata
      return .json(table)
    }
    return .json([
      "kind": .string("\(path.type.kind)List"), "apiVersion": .string(path.type.apiVersion),
      "metadata": page.metadata, "items": .array(page.items),
    ])
  }
}

/// One page of a list; the token for the next names the last object shown.
struct ListPage: Sendable {
  let items: [JSONValue]
  let metadata: JSONValue

  init(_ all: [JSONValue], version: Int, _ request: APIRequest) throws(APIFailure) {
    var rest = all[...]
    var listVersion = String(version)
    if let token = request.query["continue"], !token.isEmpty {
      let parts = token.split(separator: "/", maxSplits: 1).map { String($0) }
      guard parts.count == 2 else { throw .badRequest("continue key is not valid") }
      listVersion = parts[0]
      rest = rest.drop { Self.place($0) <= parts[1] }
    }
    let limit = request.query["limit"].flatMap { Int($0) } ?? 0
    let shown = limit > 0 ? rest.prefix(limit) : rest
    items = Array(shown)
    var metadata: JSONValue = ["resourceVersion": .string(listVersion)]
    if let last = shown.last, shown.count < rest.count {
      metadata["continue"] = .string("\(listVersion)/\(Self.place(last))")
      metadata["remainingItemCount"] = .integer(rest.count - shown.count)
    }
    self.metadata = metadata
  }

  private static func place(_ object: JSONValue) -> String {
    "\(object.namespace ?? "")/\(object.name)"
  }
}

extension APIRequest {
  /// Whether the client, such as `kubectl get`, prefers rows to objects.
  var wantsTable: Bool { accept.contains("as=Table") }
}
