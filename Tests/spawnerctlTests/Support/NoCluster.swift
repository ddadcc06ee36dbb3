import KubeCore
import Testing

@testable import spawnerctl

/// The cluster of a test that must not need one: asking for it fails the test at once.
struct NoCluster: ClusterAccess {
  func connection(
    for options: InstallationOptions,
    environment: [String: String]
  ) throws -> Connection {
    Issue.record("this test's command must not look for a cluster; give the scene one")
    throw CancellationError()
  }

  func with<Result>(
    _ connection: Connection,
    settings: RequestSettings,
    body: (any KubeAPI) async throws -> Result
  ) async throws -> Result {
    Issue.record("this test's command must not connect to a cluster; give the scene one")
    throw CancellationError()
  }
}
