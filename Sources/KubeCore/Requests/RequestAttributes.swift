/// What a request means to the API server: the verb, the kind of object, its name.
///
/// Rights are given in these terms, errors name them, stand-ins for a server answer by them.
/// They are read back from method and path, so that they hold for any request.
public struct RequestAttributes: Hashable, Sendable {
  /// What is done: `get`, `list`, `watch`, `create`, `update`, `patch`, `delete`.
  public var verb: String
  /// The API group; empty for the core group.
  public var group: String
  /// The version within the group.
  public var version: String
  /// The plural name of the kind, such as `pods`; empty for a path that names no kind.
  public var resource: String
  /// The part of the object, such as `log`, `proxy`, `exec`; nil for the object itself.
  public var subresource: String?
  /// The object's name; nil when the request is about all of them.
  public var name: String?
  /// The namespace; nil for what belongs to none and for all namespaces.
  public var namespace: String?

  /// The kind and part in the notation of RBAC rules, such as `pods/log`.
  public var qualifiedResource: String {
    subresource.map { "\(resource)/\($0)" } ?? resource
  }

  /// The right that the request needs, such as `patch configmaps`.
  var permission: String {
    group.isEmpty ? "\(verb) \(qualifiedResource)" : "\(verb) \(qualifiedResource).\(group)"
  }
}

extension RequestAttributes: CustomStringConvertible {
  /// The object in words, such as `configmaps 'x' in 'kubeflow'`.
  public var description: String {
    var text = qualifiedResource
    if let name { text += " '\(name)'" }
    if let namespace { text += " in '\(namespace)'" }
    return text
  }
}

extension RequestAttributes {
  /// Reads the attributes of a request as the API server does.
  ///
  /// There are none for a path that is not one of an API object, such as `/version`.
  ///
  /// - Parameters:
  ///   - method: The HTTP method.
  ///   - path: The path below the server's base path, percent-encoded.
  ///   - isWatch: Whether the query asks for a watch.
  public init?(method: KubeRequest.Method, path: String, isWatch: Bool = false) {
    var parts = path.split(separator: "/").compactMap { PercentEncoding.decoded($0) }[...]
    switch parts.popFirst() {
    case "api":
      group = ""
    case "apis":
      guard let first = parts.popFirst() else { return nil }
      group = first
    default:
      return nil
    }
    guard let version = parts.popFirst() else { return nil }
    self.version = version
    if parts.count >= 3, parts.first == "namespaces" {
      namespace = parts.dropFirst().first
      parts = parts.dropFirst(2)
    }
    guard let resource = parts.popFirst() else { return nil }
    self.resource = resource
    name = parts.popFirst()
    subresource = parts.popFirst()
    if subresource == "proxy" {
      // The name carries the port: `POD:8080`.
      name = name.map { String($0.prefix { $0 != ":" }) }
    }
    verb = Self.verb(method, named: name != nil, isWatch: isWatch)
  }

  private static func verb(
    _ method: KubeRequest.Method,
    named: Bool,
    isWatch: Bool
  ) -> String {
    switch method {
    case .get: isWatch ? "watch" : named ? "get" : "list"
    case .post: "create"
    case .put: "update"
    case .patch: "patch"
    case .delete: named ? "delete" : "deletecollection"
    }
  }
}
