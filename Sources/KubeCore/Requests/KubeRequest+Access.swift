/// A right that somebody may or may not have.
public struct AccessQuestion: Hashable, Sendable {
  /// What is to be done, such as `patch`.
  public var verb: String
  /// The kind it is to be done to.
  public var resource: ResourceKind
  /// The part of the object, such as `proxy`.
  public var subresource: String?
  /// The namespace; nil for all of them.
  public var namespace: String?
  /// The object; nil for all of them.
  public var name: String?

  /// Asks for a right.
  ///
  /// - Parameters:
  ///   - verb: What is to be done.
  ///   - resource: The kind it is to be done to.
  ///   - subresource: The part of the object.
  ///   - namespace: The namespace.
  public init(
    _ verb: String,
    _ resource: ResourceKind,
    subresource: String? = nil,
    namespace: String?
  ) {
    self.verb = verb
    self.resource = resource
    self.subresource = subresource
    self.namespace = namespace
  }
}

/// The server's answer about a right.
public struct AccessAnswer: Hashable, Sendable {
  /// Whether it may be done.
  public var isAllowed: Bool
  /// The server's reason, where it gives one.
  public var reason: String?
}

extension KubeRequest {
  /// Asks whether this user has a right; nothing is kept, so asking twice does no harm.
  ///
  /// - Parameter question: The right.
  /// - Returns: The request; ``KubeAPI/isAllowed(_:)`` sends it and reads the answer.
  /// - Throws: ``KubeError`` with code `protocolViolation` when the question cannot be written.
  public static func accessReview(_ question: AccessQuestion) throws(KubeError) -> KubeRequest {
    var attributes: JSONValue = [
      "verb": .string(question.verb), "group": .string(question.resource.group),
      "version": .string(question.resource.version), "resource": .string(question.resource.plural),
    ]
    attributes["subresource"] = question.subresource.map { .string($0) }
    attributes["namespace"] = question.namespace.map { .string($0) }
    attributes["name"] = question.name.map { .string($0) }
    var request = KubeRequest(
      .post,
      path: "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
      mayRetry: true
    )
    try request.setBody([
      "apiVersion": "authorization.k8s.io/v1", "kind": "SelfSubjectAccessReview",
      "spec": ["resourceAttributes": attributes],
    ])
    return request
  }
}

extension KubeAPI {
  /// Asks whether this user has a right.
  ///
  /// - Parameter question: The right.
  /// - Returns: The server's answer.
  /// - Throws: ``KubeError`` when the server cannot be asked.
  public func isAllowed(_ question: AccessQuestion) async throws -> AccessAnswer {
    let request = try KubeRequest.accessReview(question)
    let review = try await send(request).decoded(as: JSONValue.self)
    guard let isAllowed = review["status"]?["allowed"]?.bool else {
      throw KubeError(code: .protocolViolation, message: "'status.allowed' is missing")
    }
    return AccessAnswer(isAllowed: isAllowed, reason: review["status"]?["reason"]?.string)
  }
}
