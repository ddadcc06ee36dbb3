import KubeCore

/// Just as much of a schema as kubectl needs to leave validation to the server.
enum OpenAPI {
  static func answer(_ request: APIRequest) -> Reply? {
    let path = request.segments.dropFirst()
    switch (path.first, path.count) {
    case ("v2", 1): return second(request)
    case ("v3", 1): return .json(index)
    case ("v3", 2...): return document(Array(path.dropFirst()))
    default: return nil
    }
  }

  /// Older clients ask for protobuf, of which no bytes at all is an empty document.
  private static func second(_ request: APIRequest) -> Reply {
    if request.accept.contains("protobuf") {
      return Reply(
        contentType: "application/com.github.proto-openapi.spec.v2@v1.0+protobuf",
        body: .bytes([])
      )
    }
    return .json([
      "swagger": "2.0", "info": ["title": "Kubernetes", "version": "v1.32.0"], "paths": [:],
      "definitions": [:],
    ])
  }

  private static var index: JSONValue {
    let places = ResourceType.groups.map { group in
      let path = group.isEmpty ? "api/v1" : "apis/\(group)/\(ResourceType.version(of: group))"
      return (path, ["serverRelativeURL": .string("/openapi/v3/\(path)")] as JSONValue)
    }
    return ["paths": .object(Dictionary(uniqueKeysWithValues: places))]
  }

  /// Says of each kind that its patch takes `fieldValidation`, which is what kubectl looks for.
  private static func document(_ path: [String]) -> Reply? {
    let group = path.first == "apis" && path.count == 3 ? path[1] : ""
    let types = ResourceType.stored.filter { $0.group == group && $0.version == path.last }
    guard !types.isEmpty, path.first == "apis" || path == ["api", "v1"] else { return nil }
    let paths = types.map { type in
      let base = group.isEmpty ? "/api/v1" : "/apis/\(type.apiVersion)"
      return ("\(base)/namespaces/{namespace}/\(type.plural)/{name}", ["patch": patch(type)])
        as (String, JSONValue)
    }
    return .json([
      "openapi": "3.0.0", "info": ["title": "Kubernetes", "version": "v1.32.0"],
      "paths": .object(Dictionary(uniqueKeysWithValues: paths)), "components": ["schemas": [:]],
    ])
  }

  private static func patch(_ type: ResourceType) -> JSONValue {
    [
      "parameters": [
        ["name": "dryRun", "in": "query", "schema": ["type": "string"]],
        ["name": "fieldValidation", "in": "query", "schema": ["type": "string"]],
      ],
      "responses": ["200": ["description": "OK"]],
      "x-kubernetes-action": "patch",
      "x-kubernetes-group-version-kind": [
        "group": .string(type.group), "kind": .string(type.kind), "version": .string(type.version),
      ],
    ]
  }
}
