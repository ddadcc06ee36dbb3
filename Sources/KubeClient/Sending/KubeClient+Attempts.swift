import AsyncHTTPClient
import KubeCore
import Logging
import NIOCore
import NIOHTTP1

extension KubeClient {
  /// One successful attempt: what it was for, and the status to log.
  struct Success<Value: Sendable>: Sendable {
    let value: Value
    let status: Int
  }

  /// Does what every request needs: logs in, keeps the time, tries again, writes the log.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - attempt: Sends it once, as whom it is told, and throws `KubeError` for any refusal.
  /// - Returns: What the attempt that succeeded returned.
  /// - Throws: The failure of the last attempt, or `CancellationError`.
  func attempting<Value: Sendable>(
    _ request: KubeRequest,
    _ attempt: @escaping @Sendable (Identity) async throws -> Success<Value>
  ) async throws -> Value {
    var course = Course(request: request, options: options)
    var identity = try await login.identity()
    course.startTime()
    while true {
      do {
        return try await once(course, as: identity, attempt)
      } catch let error as KubeError {
        if error.isUnauthorized, !course.hasRenewed {
          guard let renewed = try await login.renewed(after: identity) else { throw error }
          identity = renewed
          course.noteRenewal()
        } else if let pause = course.pause(after: error) {
          try await options.clock.sleep(for: pause)
        } else {
          throw error
        }
        course.attempt += 1
      }
    }
  }

  private func once<Value: Sendable>(
    _ course: Course,
    as identity: Identity,
    _ attempt: @escaping @Sendable (Identity) async throws -> Success<Value>
  ) async throws -> Value {
    let request = course.request
    let server = endpoint.server.description
    let line = RequestLogLine(request: request, server: server, attempt: course.attempt)
    let elapsed = options.clock.stopwatch()
    do {
      let success = try await withDeadline(
        course.remaining,
        clock: options.clock,
        expired: { _ in
          var error = KubeError(
            code: .timeout,
            message: "no answer from '\(server)' within \(course.limit.inWords)"
          )
          error.attributes = request.attributes
          return error
        },
        { try await attempt(identity) }
      )
      line.write(to: options.logger, outcome: "\(success.status)", after: elapsed())
      return success.value
    } catch {
      let failure = await failure(error, in: course).hiding(endpoint.server.basePath)
      let outcome = (failure as? KubeError).map { error in
        error.status.map { "\($0)" } ?? "\(error.code)"
      }
      line.write(to: options.logger, outcome: outcome ?? "cancelled", after: elapsed())
      throw failure
    }
  }

  /// Makes an error for people of one from below; cancellation stays what it is.
  private func failure(_ error: any Error, in course: Course) async -> any Error {
    if error is CancellationError || Task.isCancelled { return CancellationError() }
    if let error = error as? KubeError { return error }
    var failure = await TransportFailure(error, endpoint: endpoint, options: options).kubeError()
    failure.attributes = course.request.attributes
    // An earlier attempt may have arrived.
    if course.attempt > 1 { failure.isUnsent = false }
    return failure
  }

  /// The message for the HTTP client: URL, header fields and body.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - identity: Who sends it.
  /// - Returns: The message, which holds secrets from here on.
  func message(for request: KubeRequest, as identity: Identity) -> HTTPClientRequest {
    var message = HTTPClientRequest(url: endpoint.url(for: request))
    message.method = HTTPMethod(rawValue: request.method.rawValue)
    message.headers = headers(for: request, as: identity)
    message.body = request.body.map { .bytes(ByteBuffer(bytes: $0)) }
    message.tlsConfiguration = identity.security?.configuration
    return message
  }

  /// The header fields of a request, those of the identity included.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - identity: Who sends it.
  /// - Returns: The fields, which hold secrets.
  func headers(for request: KubeRequest, as identity: Identity) -> HTTPHeaders {
    var headers = HTTPHeaders([("Host", endpoint.hostField), ("User-Agent", "spawnerctl")])
    for field in request.headers { headers.add(name: field.name, value: field.value) }
    if let type = request.contentType { headers.replaceOrAdd(name: "Content-Type", value: type) }
    identity.authorization?.withValue { headers.replaceOrAdd(name: "Authorization", value: $0) }
    for field in impersonation { headers.add(name: field.name, value: field.value) }
    return headers
  }
}
