/// What a request is about: a collection, an object or a part of one.
struct ResourcePath: Hashable, Sendable {
  let type: ResourceType
  let namespace: String?
  let name: String?
  let subresource: String?
  /// What follows the subresource, for proxies.
  let rest: [String]

  /// Takes `/api/v1/…` or `/apis/GROUP/VERSION/…` apart.
  init(_ segments: [String]) throws(APIFailure) {
    let group: String
    var rest: ArraySlice<String>
    switch segments.first {
    case "api" where segments.count > 2: (group, rest) = ("", segments[1...])
    case "apis" where segments.count > 3: (group, rest) = (segments[1], segments[2...])
    default: throw .noSuchPath
    }
    let version = rest.removeFirst()
    var namespace: String?
    if rest.first == "namespaces", rest.count > 2 {
      namespace = rest[rest.startIndex + 1]
      rest = rest.dropFirst(2)
    }
    guard let plural = rest.popFirst(),
      let type = ResourceType.named(plural, group: group, version: version)
    else { throw .noSuchPath }
    self.type = type
    self.namespace = namespace
    name = rest.popFirst()
    subresource = rest.popFirst()
    self.rest = Array(rest)
    guard (namespace != nil) == type.isNamespaced || name == nil else { throw .noSuchPath }
    if let subresource, !type.subresources.contains(subresource) { throw .noSuchPath }
  }

  /// What a rule about rights calls the resource: `pods` or `pods/log`.
  var ruleName: String { subresource.map { "\(type.plural)/\($0)" } ?? type.plural }

  func key(_ name: String) -> ObjectKey { ObjectKey(type, name, in: namespace) }

  /// What a rule about rights calls a request of a method.
  func verb(_ request: APIRequest) -> String {
    switch request.method {
    case "POST": "create"
    case "PUT": "update"
    case "PATCH": "patch"
    case "DELETE": name == nil ? "deletecollection" : "delete"
    default:
      if name == nil { request.isWatch ? "watch" : "list" } else { "get" }
    }
  }
}
