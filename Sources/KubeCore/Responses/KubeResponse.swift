/// The whole answer to a request.
public struct KubeResponse: Hashable, Sendable {
  /// The HTTP status.
  public var status: Int
  /// The header fields.
  public var headers: HeaderFields
  /// The body; empty when there is none.
  public var body: [UInt8]

  /// Makes an answer.
  ///
  /// - Parameters:
  ///   - status: The HTTP status.
  ///   - headers: The header fields.
  ///   - body: The body.
  public init(status: Int, headers: HeaderFields = [:], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// Whether the request succeeded.
  public var isSuccess: Bool { (200..<300).contains(status) }

  /// Reads the body as JSON.
  ///
  /// - Parameter type: What to read.
  /// - Returns: What was read.
  /// - Throws: ``KubeError`` with code `protocolViolation` naming the field that does not fit.
  public func decoded<T: Decodable>(as type: T.Type) throws(KubeError) -> T {
    try JSONText.decoded(type, from: body)
  }

  /// Hands the answer out where the request succeeded.
  ///
  /// - Parameter request: The request it answers.
  /// - Returns: This answer.
  /// - Throws: ``KubeError`` made from the body where the request failed.
  public func successful(for request: KubeRequest) throws(KubeError) -> KubeResponse {
    guard isSuccess else { throw KubeError(answer: self, to: request) }
    return self
  }
}
