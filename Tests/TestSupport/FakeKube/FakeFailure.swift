public import KubeCore

/// A failure a fake cluster is told to answer with.
public struct FakeFailure: Sendable {
  /// Only requests with this verb; nil means every verb.
  public var verb: String?
  /// Only requests for this kind, such as `pods` or `pods/proxy`; nil means every kind.
  public var resource: String?
  /// What to answer.
  public var error: KubeError
  /// How often; nil means always.
  public var times: Int?

  /// Makes a failure.
  ///
  /// - Parameters:
  ///   - verb: Only requests with this verb.
  ///   - resource: Only requests for this kind.
  ///   - times: How often; nil means always.
  ///   - error: What to answer.
  public init(
    verb: String? = nil,
    resource: String? = nil,
    times: Int? = nil,
    _ error: KubeError
  ) {
    self.verb = verb
    self.resource = resource
    self.times = times
    self.error = error
  }

  /// Makes a failure of an answer of the server.
  ///
  /// - Parameters:
  ///   - verb: Only requests with this verb.
  ///   - resource: Only requests for this kind.
  ///   - times: How often; nil means always.
  ///   - status: The HTTP status.
  public init(verb: String? = nil, resource: String? = nil, times: Int? = nil, status: Int) {
    let answer = KubeResponse(status: status, body: Array("made to fail".utf8))
    self.init(
      verb: verb,
      resource: resource,
      times: times,
      KubeError(answer: answer, to: nil)
    )
  }

  func matches(_ attributes: RequestAttributes) -> Bool {
    (verb ?? attributes.verb) == attributes.verb
      && (resource ?? attributes.qualifiedResource) == attributes.qualifiedResource
  }
}
