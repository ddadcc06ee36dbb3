/// The body with which the API server says how a request went.
struct StatusBody: Codable {
  var kind: String?
  var status: String?
  var reason: String?
  var message: String?
  var code: Int?
  var details: Details?

  struct Details: Codable {
    var name: String?
    var kind: String?
    @EmptyIfMissing var causes: [KubeError.Cause] = []
    var retryAfterSeconds: Int?
  }
}

extension KubeError {
  /// Makes an error of an answer that is none.
  ///
  /// The body is usually a Status in JSON; a proxy in between, or the app in a pod, may send plain
  /// text, whose first line is kept.
  ///
  /// - Parameters:
  ///   - response: The answer.
  ///   - request: What was asked; nil when that is not known.
  public init(answer response: KubeResponse, to request: KubeRequest?) {
    let body = Self.statusBody(of: response)
    self.init(
      code: Code(status: response.status, reason: body?.reason),
      message: body?.message ?? Self.firstLine(of: response.body)
    )
    status = response.status
    isFromServer = body != nil
    reason = body?.reason
    attributes = request?.attributes
    causes = body?.details?.causes ?? []
    let header = response.headers["Retry-After"].flatMap { Int($0) }
    // The server's details round up what the header says; the header is what proxies know.
    retryAfter = (header ?? body?.details?.retryAfterSeconds).map { .seconds(max(0, $0)) }
    if message.isEmpty { message = "status \(response.status)" }
  }

  private static func statusBody(of response: KubeResponse) -> StatusBody? {
    do {
      let body = try JSONText.decoded(StatusBody.self, from: response.body)
      return body.kind == "Status" ? body : nil
    } catch {
      // Not a Status: the body is some proxy's words, and taken as such.
      return nil
    }
  }

  private static func firstLine(of body: [UInt8]) -> String {
    let line = body.prefix(300).prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    // Markup of an error page tells nothing in one line.
    guard line.first != UInt8(ascii: "<") else { return "" }
    return String(decoding: line, as: UTF8.self)
  }
}
