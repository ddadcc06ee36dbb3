import KubeCore

/// Asks the app in a pod through the API server's pod proxy.
struct ProxyQuestion: Sendable {
  let api: any KubeAPI
  let namespace: String
  let app: WebApp
  /// When nobody waits for the answer any more.
  var deadline: Deadline?

  /// Asks once.
  func ask(_ pod: String, _ expectation: ExpectedFile) async throws -> Sighting {
    let plain = try await ask(pod, path: AppAnswer.path, expectation)
    guard case .closed = plain, let prefix = app.urlPrefix else { return plain }
    // Behind a gateway that does not strip the prefix the app answers below it.
    let prefixed = try await ask(pod, path: prefix + AppAnswer.path, expectation)
    if case .closed = prefixed { return plain }
    return prefixed
  }

  private func ask(
    _ pod: String,
    path: String,
    _ expectation: ExpectedFile
  ) async throws -> Sighting {
    var request = KubeRequest.podProxy(
      to: PodEndpoint(pod: pod, namespace: namespace, port: app.port),
      path: path,
      headers: [app.identityHeader: app.identity]
    )
    request.timeout = deadline.capping(.seconds(15))
    // Whoever waits for an answer asks again, and sees in between what else has happened.
    request.mayRetry = false
    do {
      let response = try await api.send(request)
      return AppAnswer(status: response.status, body: response.body).sighting(against: expectation)
    } catch let error as KubeError {
      return try Self.sighting(of: error, against: expectation)
    }
  }

  /// Tells the app's own errors from those of the API server.
  private static func sighting(
    of error: KubeError,
    against expectation: ExpectedFile
  ) throws -> Sighting {
    switch error.code {
    case .unavailable, .timeout, .unreachable, .tooManyRequests:
      return .notYet("not answering yet")
    case .forbidden, .methodNotAllowed:
      return .closed("asking through the API server is not allowed (\(error.status ?? 403))")
    case .notFound where error.isFromServer, .unauthorized where error.isFromServer:
      throw error
    case .serverError where error.isFromServer:
      // Nobody listens: some versions say so with a plain 500.
      return .notYet("not answering yet")
    default:
      guard let status = error.status else { throw error }
      return AppAnswer(status: status, body: []).sighting(against: expectation)
    }
  }
}

extension WebApp {
  /// The user that asks, in the form the app expects.
  var identity: String { identityPrefix + KubeRequest.fieldManager }
}
