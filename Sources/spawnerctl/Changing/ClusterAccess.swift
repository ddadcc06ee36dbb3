import KubeClient
import KubeCore
import Logging
import SpawnerKit

/// The way to a cluster: from options to something that answers requests.
protocol ClusterAccess: Sendable {
  /// Finds out which cluster is meant and how to log in, without talking to it.
  ///
  /// - Parameters:
  ///   - options: What the command line says.
  ///   - environment: The environment variables.
  /// - Returns: The connection to make.
  /// - Throws: `KubeError` that names the file and the entry to blame.
  func connection(
    for options: InstallationOptions,
    environment: [String: String]
  ) throws -> Connection

  /// Opens a connection for as long as the body runs.
  ///
  /// - Parameters:
  ///   - connection: The cluster and the login.
  ///   - settings: How requests are made.
  ///   - body: What is to be done with it.
  /// - Returns: What the body returns.
  /// - Throws: What the body throws, and `KubeError` when the connection cannot be set up.
  func with<Result>(
    _ connection: Connection,
    settings: RequestSettings,
    body: (any KubeAPI) async throws -> Result
  ) async throws -> Result
}

/// How requests are made.
struct RequestSettings: Sendable {
  /// Takes one line per request.
  var logger: Logger
  /// What the user says of how long a request may take; nothing where the user does not say.
  var timeout: DurationArgument?
  /// What time is measured with.
  var clock: any Clock<Duration>
  /// Takes what the user should be told about the connection before anything is sent.
  var notify: @Sendable (ConnectionNotice) -> Void

  /// The limit where the user does not say: an API server itself gives up after as long.
  static let usualLimit = Duration.seconds(60)

  /// The longest a request may take; nothing is no limit.
  var limit: Duration? { timeout.map(\.limit) ?? Self.usualLimit }
}

extension InstallationOptions {
  /// Which installation is meant.
  var selector: InstallationSelector {
    InstallationSelector(
      namespace: namespace,
      deployment: deployment,
      configMap: configMap,
      key: key
    )
  }

  /// Connects, and runs the body with the use cases for that cluster.
  ///
  /// A connection that does not check the server's certificate is never silent, whatever the form
  /// of the result and however quiet the rest.
  ///
  /// - Parameters:
  ///   - console: The streams, for requests that are logged and for what must not be missed.
  ///   - body: What is to be done; it is told how the connection came about.
  /// - Returns: What the body returns.
  /// - Throws: `KubeError` for a kubeconfig that leads nowhere; ``ClusterFailure`` for a cluster that
  ///   did not do what it was asked for; what else the body throws.
  func withSpawner<Result>(
    on console: Console,
    body: (Spawner, Connection) async throws -> Result
  ) async throws -> Result {
    let context = console.context
    let target = try context.cluster.connection(
      for: self,
      environment: context.environment
    )
    let settings = RequestSettings(
      logger: console.requestLogger,
      timeout: requestTimeout,
      clock: context.clock,
      notify: { console.warn("\($0)") }
    )
    do {
      return try await context.cluster.with(target, settings: settings) { api in
        try await body(Spawner(api: api, clock: context.clock), target)
      }
    } catch let error where error is KubeError || error is SpawnerError {
      throw ClusterFailure(error, installation: self, origin: target.origin)
    }
  }
}
