import KubeCore

@testable import spawnerctl

/// The real way to a cluster, on which no request is given up: a machine that has much else to do
/// must not change what a test sees.
struct PatientCluster: ClusterAccess {
  func connection(
    for options: InstallationOptions,
    environment: [String: String]
  ) throws -> Connection {
    try LiveCluster().connection(for: options, environment: environment)
  }

  func with<Result>(
    _ connection: Connection,
    settings: RequestSettings,
    body: (any KubeAPI) async throws -> Result
  ) async throws -> Result {
    var settings = settings
    settings.timeout = DurationArgument(argument: "0")
    return try await LiveCluster().with(connection, settings: settings) { api in
      try await body(PatientKube(inner: api))
    }
  }
}

/// A cluster whose every answer is waited for.
private struct PatientKube: KubeAPI {
  let inner: any KubeAPI

  func send(_ request: KubeRequest) async throws -> KubeResponse {
    var request = request
    request.timeout = nil
    return try await inner.send(request)
  }

  func lines(_ request: KubeRequest) async throws -> AsyncThrowingStream<[UInt8], any Error> {
    var request = request
    request.timeout = nil
    return try await inner.lines(request)
  }

  func exec(_ request: ExecRequest) async throws -> ExecOutput {
    var request = request
    request.timeout = nil
    return try await inner.exec(request)
  }
}
