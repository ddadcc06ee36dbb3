import KubeCore

/// What the server tells about itself: versions, groups, resources, schemas, health.
enum Discovery {
  /// The answer to a request for any of these; nil where the request is about objects.
  static func answer(_ request: APIRequest) -> Reply? {
    guard request.method == "GET" else { return nil }
    let path = request.segments
    switch (path.first, path.count) {
    case (nil, _): return .json(["paths": .array(paths.map { .string($0) })])
    case ("version", 1): return .json(version)
    case ("healthz", _), ("livez", _), ("readyz", _): return .text("ok")
    case ("api", 1): return .json(coreVersions)
    case ("api", 2) where path[1] == "v1": return .json(resources(of: ""))
    case ("apis", 1): return .json(groups)
    case ("apis", 2): return group(path[1]).map { .json($0) }
    case ("apis", 3)
    where ResourceType.groups.contains(path[1]) && path[2] == ResourceType.version(of: path[1]):
      return .json(resources(of: path[1]))
    case ("openapi", _): return OpenAPI.answer(request)
    default: return nil
    }
  }

  private static let paths = [
    "/api", "/apis", "/healthz", "/openapi/v2", "/openapi/v3", "/version",
  ]

  private static let version: JSONValue = [
    "major": "1", "minor": "32", "gitVersion": "v1.32.0+sandbox", "gitCommit": "sandbox",
    "gitTreeState": "clean", "buildDate": "2025-01-01T00:00:00Z", "goVersion": "none",
    "compiler": "none", "platform": "sandbox/simulated",
  ]

  private static let coreVersions: JSONValue = [
    "kind": "APIVersions", "versions": ["v1"], "serverAddressByClientCIDRs": [],
  ]

  private static var groups: JSONValue {
    [
      "kind": "APIGroupList", "apiVersion": "v1",
      "groups": .array(ResourceType.groups.filter { !$0.isEmpty }.map(details)),
    ]
  }

  private static func group(_ name: String) -> JSONValue? {
    guard ResourceType.groups.contains(name) else { return nil }
    var group = details(name)
    group["kind"] = "APIGroup"
    group["apiVersion"] = "v1"
    return group
  }

  private static func details(_ group: String) -> JSONValue {
    let name = ResourceType.version(of: group)
    let version: JSONValue = [
      "groupVersion": .string("\(group)/\(name)"), "version": .string(name),
    ]
    return ["name": .string(group), "versions": [version], "preferredVersion": version]
  }

  private static func resources(of group: String) -> JSONValue {
    let types = ResourceType.all.filter { $0.group == group }
    return [
      "kind": "APIResourceList", "apiVersion": "v1",
      "groupVersion": .string(types.first?.apiVersion ?? "v1"),
      "resources": .array(types.flatMap(entries)),
    ]
  }

  private static func entries(_ type: ResourceType) -> [JSONValue] {
    let isStored = ResourceType.stored.contains(type)
    let verbs: JSONValue =
      isStored ? ["create", "delete", "get", "list", "patch", "update", "watch"] : ["create"]
    var own: JSONValue = [
      "name": .string(type.plural), "singularName": .string(type.kind.lowercased()),
      "namespaced": .bool(type.isNamespaced), "kind": .string(type.kind), "verbs": verbs,
      "shortNames": .array(type.shortNames.map { .string($0) }),
    ]
    if ResourceType.inAll.contains(type) { own["categories"] = ["all"] }
    return [own]
      + type.subresources.map { part in
        [
          "name": .string("\(type.plural)/\(part)"), "singularName": "",
          "namespaced": .bool(type.isNamespaced), "kind": .string(type.kind), "verbs": ["get"],
        ]
      }
  }
}
