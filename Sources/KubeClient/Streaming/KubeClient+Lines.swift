import AsyncHTTPClient
public import KubeCore
import NIOCore
import NIOHTTP1

extension KubeClient {
  /// Sends a request and hands out its answer line by line while it is still arriving.
  ///
  /// Nothing is read ahead of the consumer beyond what the connection has buffered. Leaving the
  /// loop, or cancelling the task that runs it, closes the connection. The request's timeout
  /// ends when the answer begins.
  ///
  /// - Parameter request: What to ask.
  /// - Returns: One element for each line, without its newline. The stream ends where the answer
  ///   ends; when the connection broke before, it throws `KubeError` with code `unreachable`.
  /// - Throws: `KubeError` when the server refused to start, `CancellationError` when
  ///   cancelled.
  public func lines(
    _ request: KubeRequest
  ) async throws -> AsyncThrowingStream<[UInt8], any Error> {
    let response = try await attempting(request) { identity in
      let response = try await http.execute(
        message(for: request, as: identity),
        deadline: .distantFuture
      )
      let status = Int(response.status.code)
      guard (200..<300).contains(status) else {
        throw KubeError(answer: try await collected(response), to: request)
      }
      return Success(value: response, status: status)
    }
    let reader = LineReader(
      response.body,
      request: request,
      server: endpoint.server.description,
      limit: options.sizeLimit
    )
    return AsyncThrowingStream { try await reader.next() }
  }
}
