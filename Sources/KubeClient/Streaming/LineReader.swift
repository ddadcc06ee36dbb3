import AsyncHTTPClient
import KubeCore
import NIOCore

/// Reads a body as lines, each when it is asked for.
actor LineReader {
  private let request: KubeRequest
  private let server: String
  private var body: HTTPClientResponse.Body.AsyncIterator
  private var splitter: LineSplitter
  private var ready: ArraySlice<[UInt8]> = []
  private var isAtEnd = false

  /// Takes over a body.
  ///
  /// - Parameters:
  ///   - body: The body; giving up this reader closes its connection.
  ///   - request: What it answers.
  ///   - server: Who answers.
  ///   - limit: How many bytes a line may have.
  init(_ body: HTTPClientResponse.Body, request: KubeRequest, server: String, limit: Int) {
    self.body = body.makeAsyncIterator()
    self.request = request
    self.server = server
    splitter = LineSplitter(limit: limit)
  }

  /// Waits for the next line.
  ///
  /// - Returns: The line; nil at the end of a body that is complete.
  /// - Throws: `KubeError` with code `unreachable` when the body was cut, `protocolViolation` when a
  ///   line is too long; `CancellationError` when cancelled.
  func next() async throws -> [UInt8]? {
    while ready.isEmpty, !isAtEnd {
      if let chunk = try await nextChunk() {
        ready += try lines(of: chunk)
      } else {
        isAtEnd = true
        if let last = splitter.finish() { ready.append(last) }
      }
    }
    return ready.popFirst()
  }

  private func nextChunk() async throws -> ByteBuffer? {
    do {
      var iterator = body
      let chunk = try await iterator.next(isolation: self)
      body = iterator
      // A cancelled body ends without an error; a stream that was cut short must not look whole.
      if chunk == nil { try Task.checkCancellation() }
      return chunk
    } catch {
      if error is CancellationError || Task.isCancelled { throw CancellationError() }
      throw failure(.unreachable, "'\(server)' cut the stream short", underlying: error)
    }
  }

  private func lines(of chunk: ByteBuffer) throws -> [[UInt8]] {
    do {
      return try splitter.feed(chunk.readableBytesView)
    } catch {
      let words = "a line of the answer of '\(server)' is longer than \(error.limit) bytes"
      throw failure(.protocolViolation, words, underlying: error)
    }
  }

  private func failure(
    _ code: KubeError.Code,
    _ message: String,
    underlying: any Error
  ) -> KubeError {
    var error = KubeError(code: code, message: message, underlying: underlying)
    error.attributes = request.attributes
    return error
  }
}
