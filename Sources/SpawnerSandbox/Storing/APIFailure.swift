import KubeCore

/// An answer that says no: it becomes a Status object with the words a real API server uses.
struct APIFailure: Error, Hashable, Sendable {
  var status: Int
  var reason: String
  var message: String
  var details: JSONValue = .object([:])
  /// Seconds to wait, for 429 and 503.
  var retryAfter: Int?

  /// The Status object that tells of this.
  var body: JSONValue {
    var body: JSONValue = [
      "kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Failure",
      "message": .string(message), "reason": .string(reason), "code": .integer(status),
    ]
    var details = self.details
    details["retryAfterSeconds"] = retryAfter.map { .integer($0) }
    if details.object?.isEmpty == false { body["details"] = details }
    return body
  }
}

extension APIFailure {
  static let unauthorized = APIFailure(
    status: 401,
    reason: "Unauthorized",
    message: "the sandbox's token is neither in the header nor in front of the path; "
      + "'kubectl get --raw' needs it there: the last part of the server's address"
  )

  static let noSuchPath = APIFailure(
    status: 404,
    reason: "NotFound",
    message: "the server could not find the requested resource"
  )

  static let expired = APIFailure(
    status: 410,
    reason: "Expired",
    message: "too old resource version"
  )

  static func badRequest(_ message: String) -> APIFailure {
    APIFailure(status: 400, reason: "BadRequest", message: message)
  }

  static func unprocessable(_ message: String) -> APIFailure {
    APIFailure(status: 422, reason: "Invalid", message: message)
  }

  static func methodNotAllowed(_ method: String) -> APIFailure {
    APIFailure(
      status: 405,
      reason: "MethodNotAllowed",
      message: "the server does not allow this method on the requested resource (\(method))"
    )
  }

  static func forbidden(_ message: String) -> APIFailure {
    APIFailure(status: 403, reason: "Forbidden", message: message)
  }

  static func unavailable(_ message: String) -> APIFailure {
    APIFailure(status: 503, reason: "ServiceUnavailable", message: message)
  }

  static func notFound(_ type: ResourceType, _ name: String) -> APIFailure {
    APIFailure(
      status: 404,
      reason: "NotFound",
      message: "\(type.qualifiedPlural) \"\(name)\" not found"
    ).about(type, name)
  }

  static func alreadyExists(_ type: ResourceType, _ name: String) -> APIFailure {
    APIFailure(
      status: 409,
      reason: "AlreadyExists",
      message: "\(type.qualifiedPlural) \"\(name)\" already exists"
    ).about(type, name)
  }

  static func conflict(_ type: ResourceType, _ name: String) -> APIFailure {
    conflict(
      type,
      name,
      "the object has been modified; please apply your changes to the latest version and try again"
    )
  }

  static func conflict(_ type: ResourceType, _ name: String, _ words: String) -> APIFailure {
    APIFailure(
      status: 409,
      reason: "Conflict",
      message: "Operation cannot be fulfilled on \(type.qualifiedPlural) \"\(name)\": \(words)"
    ).about(type, name)
  }

  static func invalid(
    _ type: ResourceType,
    _ name: String,
    field: String,
    _ words: String
  ) -> APIFailure {
    var failure = unprocessable(
      "\(type.qualifiedKind) \"\(name)\" is invalid: \(field): \(words)"
    ).about(type, name)
    failure.details["kind"] = .string(type.kind)
    failure.details["causes"] = [
      ["reason": "FieldValueInvalid", "message": .string(words), "field": .string(field)]
    ]
    return failure
  }

  private func about(_ type: ResourceType, _ name: String) -> APIFailure {
    var failure = self
    failure.details = ["name": .string(name), "kind": .string(type.plural)]
    if !type.group.isEmpty { failure.details["group"] = .string(type.group) }
    return failure
  }

  /// A status asked for by a fault, with the reason that goes with its number.
  static func injected(_ status: Int, retryAfter: Duration?) -> APIFailure {
    let reasons = [
      400: "BadRequest", 401: "Unauthorized", 403: "Forbidden", 404: "NotFound", 409: "Conflict",
      410: "Expired", 413: "RequestEntityTooLarge", 415: "UnsupportedMediaType", 422: "Invalid",
      429: "TooManyRequests", 500: "InternalError", 503: "ServiceUnavailable", 504: "Timeout",
    ]
    return APIFailure(
      status: status,
      reason: reasons[status] ?? "Unknown",
      message: "status \(status) asked for by a sandbox fault",
      retryAfter: retryAfter.map { Int($0.components.seconds) }
    )
  }
}
