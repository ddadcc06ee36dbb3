import AsyncHTTPClient
public import KubeCore
import NIOCore
import NIOHTTP1

extension KubeClient {
  /// Sends a request and waits for the whole answer.
  ///
  /// - Parameter request: What to ask.
  /// - Returns: The answer, whose status is 2xx.
  /// - Throws: `KubeError` for any other status, when no answer arrived, and when it is
  ///   larger than the limit; `CancellationError` when cancelled.
  public func send(_ request: KubeRequest) async throws -> KubeResponse {
    try await attempting(request) { identity in
      let response = try await http.execute(
        message(for: request, as: identity),
        deadline: .distantFuture
      )
      let answer = try await collected(response)
      return Success(value: try answer.successful(for: request), status: answer.status)
    }
  }

  /// Waits for the rest of an answer.
  ///
  /// - Parameter response: The answer's head, with the body still arriving.
  /// - Returns: All of it.
  /// - Throws: `KubeError` with code `protocolViolation` when it is larger than the limit.
  func collected(_ response: HTTPClientResponse) async throws -> KubeResponse {
    let body: ByteBuffer
    do {
      body = try await response.body.collect(upTo: options.sizeLimit)
    } catch let error as NIOTooManyBytesError {
      throw KubeError(
        code: .protocolViolation,
        message: "the answer of '\(endpoint.server)' is larger than \(options.sizeLimit) bytes",
        underlying: error
      )
    }
    return KubeResponse(
      status: Int(response.status.code),
      headers: HeaderFields(response.headers.map { ($0.name, $0.value) }),
      body: Array(body.readableBytesView)
    )
  }
}
