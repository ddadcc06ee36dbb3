import KubeCore

/// Answers requests as an API server does, out of the simulated cluster.
struct APIServer: Sendable {
  let cluster: Cluster
  let token: String

  /// Answers a request; whatever goes wrong becomes a Status.
  func answer(_ request: APIRequest) async -> Reply {
    let reply: Reply
    do {
      guard isAuthorized(request) else { throw APIFailure.unauthorized }
      let request = withoutSecret(request)
      if let fault = try await meetFaults(request) {
        reply = fault
      } else {
        reply = try route(request)
      }
    } catch let failure as APIFailure {
      reply = .failure(failure)
    } catch {
      // Only the end of the sandbox interrupts an answer.
      reply = .hangUp
    }
    let path = withoutSecret(request).path
    cluster.note(request: "\(request.method) \(path) \(reply.status)")
    return reply
  }

  /// The token may come as a header, or in front of the path for clients that send tokens only
  /// over TLS, as kubectl does.
  private func isAuthorized(_ request: APIRequest) -> Bool {
    request.headers["authorization"] == "Bearer \(token)" || request.segments.first == token
  }

  private func withoutSecret(_ request: APIRequest) -> APIRequest {
    guard request.segments.first == token else { return request }
    var request = request
    request.segments.removeFirst()
    return request
  }

  /// Lets happen to a request what was injected for it.
  private func meetFaults(_ request: APIRequest) async throws -> Reply? {
    let occasion = occasion(of: request)
    let effects = try cluster.withState { state in
      state.faults.take(for: occasion, where: \.isOfRequests)
    }
    for effect in effects {
      switch effect {
      case .refuse: return .hangUp
      case .delay(let duration): try await cluster.time.sleep(cluster.time.elapsed() + duration)
      case .status(let status, let retryAfter):
        throw APIFailure.injected(status, retryAfter: retryAfter)
      case .forbidden: throw forbidden(request)
      default: break
      }
    }
    return nil
  }

  private func occasion(of request: APIRequest) -> FaultBook.Occasion {
    do {
      let path = try ResourcePath(request.segments)
      return FaultBook.Occasion(
        verb: path.verb(request),
        resource: path.ruleName,
        name: path.name.map { Self.podName($0) }
      )
    } catch {
      return FaultBook.Occasion(verb: "get", resource: request.path)
    }
  }

  private func forbidden(_ request: APIRequest) -> APIFailure {
    var failure = APIFailure(status: 403, reason: "Forbidden", message: "forbidden: User \"admin\"")
    do {
      let path = try ResourcePath(request.segments)
      let place = path.namespace.map { " in the namespace \"\($0)\"" } ?? " at the cluster scope"
      let name = path.name.map { " \"\(Self.podName($0))\"" } ?? ""
      failure.message =
        "\(path.type.qualifiedPlural)\(name) is forbidden: User \"admin\" cannot "
        + "\(path.verb(request)) resource \"\(path.ruleName)\" in API group "
        + "\"\(path.type.group)\"\(place)"
      failure.details = ["kind": .string(path.type.plural)]
      failure.details["name"] = path.name.map { .string(Self.podName($0)) }
    } catch {
      failure.message = "forbidden: User \"admin\" cannot get path \"\(request.path)\""
    }
    return failure
  }

  private func route(_ request: APIRequest) throws(APIFailure) -> Reply {
    if let reply = Discovery.answer(request) { return reply }
    let path = try ResourcePath(request.segments)
    if let subresource = path.subresource {
      return try answer(request, path: path, subresource: subresource)
    }
    if path.type == .accessReviews { return try reviewAccess(request) }
    if path.type == .rulesReviews { return try reviewRules(request) }
    switch (request.method, path.name) {
    case ("GET", let name?): return try get(path, name: name, request)
    case ("GET", nil): return request.isWatch ? try watch(path, request) : try list(path, request)
    case ("POST", nil): return try create(path, request)
    case ("PUT", let name?): return try replace(path, name: name, request)
    case ("PATCH", let name?): return try patch(path, name: name, request)
    case ("DELETE", let name?): return try delete(path, name: name, request)
    default: throw .methodNotAllowed(request.method)
    }
  }

  /// The pod's name in a proxy's `[SCHEME:]POD[:PORT]`.
  static func podName(_ segment: String) -> String {
    let parts = segment.split(separator: ":", omittingEmptySubsequences: false)
    return String(parts.count == 3 ? parts[1] : parts[0])
  }
}
