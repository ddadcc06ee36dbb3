import KubeCore
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import NIOWebSocket

/// An HTTP server on 127.0.0.1 that answers as a test tells it to, over real sockets.
///
/// ```swift
/// try await StubServer.with { _ in .status(404, reason: "NotFound", "no such pod") } _: { server in
///   …
/// }
/// ```
struct StubServer: Sendable {
  typealias Script = @Sendable (Received) async throws -> Answer

  let port: Int
  let isSecure: Bool
  let log: ServerLog

  /// Every request so far, in order of arrival.
  var received: [Received] { log.requests }

  /// Serves for the length of a body.
  ///
  /// - Parameters:
  ///   - tls: The certificate to show; nil serves without TLS.
  ///   - command: What a WebSocket does; nil refuses to become one.
  ///   - script: Answers every request.
  ///   - body: Uses the server.
  /// - Returns: What the body returns.
  /// - Throws: What the body throws.
  static func with<R: Sendable>(
    tls: ServerTLS? = nil,
    command: CommandScript? = nil,
    answering script: @escaping Script,
    _ body: @Sendable (StubServer) async throws -> R
  ) async throws -> R {
    let log = ServerLog()
    let context = try tls?.context()
    let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .bind(host: "127.0.0.1", port: 0) { channel in
        channel.eventLoop.makeCompletedFuture {
          if let context {
            try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context))
          }
          return try Negotiation.begin(on: channel, command: command, log: log)
        }
      }
    let port = listener.channel.localAddress?.port ?? 0
    let server = StubServer(port: port, isSecure: tls != nil, log: log)
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await accept(listener, script: script, command: command, log: log) }
      defer { group.cancelAll() }
      return try await body(server)
    }
  }

  private static func accept(
    _ listener: NIOAsyncChannel<EventLoopFuture<Negotiation>, Never>,
    script: @escaping Script,
    command: CommandScript?,
    log: ServerLog
  ) async throws {
    try await listener.executeThenClose { connections in
      try await withThrowingDiscardingTaskGroup { group in
        for try await connection in connections {
          let number = log.nextConnection()
          group.addTask {
            do {
              switch try await connection.get() {
              case .http(let channel):
                try await Conversation(script: script, log: log, connection: number).hold(
                  on: channel
                )
              case .command(let channel):
                try await command?.run(on: channel)
              }
            } catch {
              // A client that hangs up, or refuses our certificate, is what many tests are about.
              log.noteEnd(of: number)
            }
            log.noteEnd(of: number)
          }
        }
      }
    }
  }

  /// A connection to this server.
  ///
  /// - Parameters:
  ///   - credentials: How to log in.
  ///   - host: The name to connect to.
  ///   - basePath: The path below which the API is thought to be.
  /// - Returns: The connection, which trusts the test authority.
  /// - Throws: When the parts do not make a URL.
  func connection(
    _ credentials: Credentials = .none,
    host: String = "127.0.0.1",
    basePath: String = ""
  ) throws -> Connection {
    let scheme = isSecure ? "https" : "http"
    var connection = Connection(
      server: try ServerAddress(parsing: "\(scheme)://\(host):\(port)\(basePath)"),
      credentials: credentials,
      origin: "test"
    )
    if isSecure { connection.certificateAuthority = Array(TestCertificates.authority.utf8) }
    return connection
  }
}
