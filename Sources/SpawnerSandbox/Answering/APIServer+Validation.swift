import KubeCore

/// What the server refuses to keep.
extension APIServer {
  /// Refuses a body that belongs to another place than the URL.
  static func check(
    _ body: JSONValue,
    fits path: ResourcePath,
    name: String?
  ) throws(APIFailure) {
    if let kind = body["kind"]?.string, kind != path.type.kind {
      throw .badRequest(
        "\(path.type.kind) in version \"\(path.type.version)\" cannot be handled as a "
          + "\(path.type.kind): the body is a \(kind)"
      )
    }
    if let version = body["apiVersion"]?.string, version != path.type.apiVersion {
      throw .badRequest(
        "the API version in the data (\(version)) does not match the expected API version "
          + "(\(path.type.apiVersion))"
      )
    }
    if let namespace = body.namespace, let expected = path.namespace, namespace != expected {
      throw .badRequest(
        "the namespace of the provided object does not match the namespace sent on the request"
      )
    }
    if let name, body.name != name {
      throw .badRequest(
        "the name of the object (\(body.name)) does not match the name on the URL (\(name))"
      )
    }
  }

  /// Refuses an object that the server could not keep.
  static func validate(
    _ object: JSONValue,
    _ type: ResourceType,
    old: JSONValue?
  ) throws(APIFailure) {
    switch type {
    case .configMaps: try validateConfigMap(object, old: old)
    case .deployments: try validateDeployment(object, old: old)
    default: break
    }
  }

  private static func validateConfigMap(
    _ object: JSONValue,
    old: JSONValue?
  ) throws(APIFailure) {
    for (key, value) in object["data"]?.object ?? [:] where value.string == nil {
      throw .badRequest(
        "ConfigMap in version \"v1\" cannot be handled as a ConfigMap: json: cannot unmarshal "
          + "a value into Go struct field ConfigMap.data of type string (key \"\(key)\")"
      )
    }
    let size = object.configMapFiles.values.map(\.count).reduce(0, +)
    guard size <= 1_048_576 else {
      throw .invalid(
        .configMaps,
        object.name,
        field: "[]",
        "Too long: must have at most 1048576 bytes"
      )
    }
    guard let old, old["immutable"]?.bool == true else { return }
    for field in ["data", "binaryData", "immutable"] where object[field] != old[field] {
      throw .invalid(
        .configMaps,
        object.name,
        field: field,
        "Forbidden: field is immutable when `immutable` is set"
      )
    }
  }

  private static func validateDeployment(
    _ object: JSONValue,
    old: JSONValue?
  ) throws(APIFailure) {
    let selector = (object.at("spec", "selector", "matchLabels") ?? .null).texts
    let labels = (object.at("spec", "template", "metadata", "labels") ?? .null).texts
    if let old, old.at("spec", "selector") != object.at("spec", "selector") {
      throw .invalid(
        .deployments,
        object.name,
        field: "spec.selector",
        "Invalid value: field is immutable"
      )
    }
    guard !selector.isEmpty, selector.allSatisfy({ labels[$0.key] == $0.value }) else {
      throw .invalid(
        .deployments,
        object.name,
        field: "spec.template.metadata.labels",
        "Invalid value: `selector` does not match template `labels`"
      )
    }
    guard (object.at("spec", "template") ?? .null).containers.isEmpty else { return }
    throw .invalid(
      .deployments,
      object.name,
      field: "spec.template.spec.containers",
      "Required value"
    )
  }
}

extension APIRequest {
  /// The body as an object.
  func object() throws(APIFailure) -> JSONValue {
    if contentType == ProtobufBody.contentType { return try ProtobufBody.object(body) }
    guard contentType == "application/json" || contentType.hasSuffix("+json") else {
      throw APIFailure.unsupported(contentType, "application/json")
    }
    do {
      let value = try JSONValue(parsing: body)
      if value.object != nil || value.array != nil { return value }
    } catch {
      throw .badRequest("the object provided is unrecognized: the body is not JSON")
    }
    throw .badRequest("the object provided is unrecognized: the body is no object")
  }
}

/// A change to an object in one of the three forms servers take.
struct Patch: Sendable {
  private enum Form: Sendable {
    case merge(JSONValue)
    case strategic(JSONValue)
    case operations(JSONPatch)
  }

  private let form: Form

  init(_ request: APIRequest) throws(APIFailure) {
    switch request.contentType {
    case "application/merge-patch+json": form = .merge(try request.object())
    case "application/strategic-merge-patch+json": form = .strategic(try request.object())
    case "application/json-patch+json":
      form = .operations(try JSONPatch(try request.object()))
    case let other:
      throw .unsupported(
        other,
        "application/json-patch+json, application/merge-patch+json, "
          + "application/strategic-merge-patch+json"
      )
    }
  }

  func applied(to object: JSONValue) throws(APIFailure) -> JSONValue {
    switch form {
    case .merge(let patch): object.merging(patch: patch)
    case .strategic(let patch): object.mergingStrategically(patch)
    case .operations(let patch): try patch.applied(to: object)
    }
  }
}

extension APIFailure {
  static func unsupported(_ found: String, _ expected: String) -> APIFailure {
    APIFailure(
      status: 415,
      reason: "UnsupportedMediaType",
      message: "the body of the request was in an unknown format (\(found)) - accepted media "
        + "types include: \(expected)"
    )
  }
}
