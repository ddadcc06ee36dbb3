import KubeClient
import KubeCore

/// The real way to a cluster: kubeconfig files, sockets.
struct LiveCluster: ClusterAccess {
  func connection(
    for options: InstallationOptions,
    environment: [String: String]
  ) throws -> Connection {
    var overrides = ConnectionOverrides(
      context: options.context,
      cluster: options.cluster,
      user: options.user
    )
    overrides.impersonatedUser = options.impersonatedUser
    overrides.impersonatedGroups = options.impersonatedGroups
    return try Connection(
      ConnectionSettings(
        kubeconfigPath: options.kubeconfig,
        overrides: overrides,
        environment: environment
      )
    )
  }

  func with<Result>(
    _ connection: Connection,
    settings: RequestSettings,
    body: (any KubeAPI) async throws -> Result
  ) async throws -> Result {
    var options = KubeClientOptions(
      logger: settings.logger,
      requestTimeout: settings.limit,
      clock: settings.clock
    )
    options.notify = settings.notify
    return try await KubeClient.with(connection: connection, options: options) { client in
      try await body(client)
    }
  }
}
