import AsyncHTTPClient
public import KubeCore
import Logging
import NIOSSL

/// Talks to one API server as one user, over real sockets.
///
/// A client lives inside of a scope and is shut down at its end, however that is reached:
///
/// ```swift
/// let connection = try kubeconfig.resolved()
/// let pods = try await KubeClient.with(connection: connection) { client in
///   try await client.list(Pod.self, namespace: "kubeflow")
/// }
/// ```
///
/// Every failure is a `KubeError` that names the server or the object; cancellation
/// passes through as `CancellationError`.
public struct KubeClient: KubeAPI {
  let endpoint: Endpoint
  let options: KubeClientOptions
  let login: Login
  let http: HTTPClient
  let tls: TransportSecurity
  let impersonation: HeaderFields

  /// Opens a client, lends it to a body, and shuts it down.
  ///
  /// Nothing is sent before the body asks for it; a certificate or key that cannot be used is
  /// found here nevertheless.
  ///
  /// - Parameters:
  ///   - connection: Which server, and as whom.
  ///   - options: How to behave.
  ///   - body: Uses the client, which must not be kept.
  /// - Returns: What the body returns.
  /// - Throws: What the body throws; `KubeError` when the connection's certificates,
  ///   key or proxy are not usable.
  public static func with<R>(
    connection: Connection,
    options: KubeClientOptions = KubeClientOptions(),
    _ body: (KubeClient) async throws -> R
  ) async throws -> R {
    let endpoint = try Endpoint(connection)
    let tls = try TransportSecurity(connection, endpoint: endpoint)
    if connection.server.isSecure, connection.skipsTLSVerification {
      options.notify(.certificateNotChecked(server: connection.server.description))
    }
    let login = Login(connection, security: tls, options: options)
    let configuration = HTTPClient.Configuration(endpoint: endpoint, tls: tls, options: options)
    return try await HTTPClient.withHTTPClient(configuration: configuration) { http in
      try await body(
        KubeClient(
          endpoint: endpoint,
          options: options,
          login: login,
          http: http,
          tls: tls,
          impersonation: connection.impersonation?.headers ?? [:]
        )
      )
    }
  }
}

extension KubeClient: CustomStringConvertible, CustomReflectable {
  /// The server's address; a client holds connections with tokens on them, so nothing more is said.
  public var description: String { "client of '\(endpoint.server)'" }
  /// A mirror without children.
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection()) }
}
