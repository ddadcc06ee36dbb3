import KubeCore
import NIOCore
import NIOPosix
import NIOSSL

/// Opens the connections that the HTTP client cannot.
///
/// Some become WebSockets, some only look at a certificate. The way is the same as for every
/// request: proxy, server, TLS.
struct Dialer: Sendable {
  /// Looks at the certificates that a server shows, and decides in place of the usual checks.
  typealias Inspection = @Sendable ([NIOSSLCertificate]) -> NIOSSLVerificationResult

  let endpoint: Endpoint
  let security: TransportSecurity
  let connectTimeout: Duration

  /// Connects, up to and including the TLS handshake.
  ///
  /// - Parameters:
  ///   - holder: Takes hold of every channel that is opened, so that they can be closed.
  ///   - inspection: Decides about the server's certificates; nil for the usual checks.
  /// - Returns: The channel, ready for what comes above TLS.
  /// - Throws: The error of sockets or TLS, as it is.
  func connect(holder: ChannelHolder, inspection: Inspection? = nil) async throws -> any Channel {
    let (host, port) = endpoint.firstHop
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .connectTimeout(TimeAmount(connectTimeout))
      .channelInitializer { channel in
        holder.hold(channel)
        return channel.keepingAlive()
      }
      .connect(host: host, port: port)
      .get()
    if let proxy = endpoint.proxy { try await pass(proxy, on: channel) }
    if endpoint.server.isSecure { try await encrypt(channel, inspection: inspection) }
    return channel
  }

  private func pass(_ proxy: ProxyAddress, on channel: any Channel) async throws {
    guard proxy.scheme == .http else {
      throw KubeError(
        code: .unreachable,
        message: "a command cannot be run through the proxy '\(proxy.description)', "
          + "as only http proxies can carry it"
      )
    }
    let promise = channel.eventLoop.makePromise(of: Void.self)
    let target = endpoint.server
    try await channel.eventLoop.submit {
      let handler = ProxyConnectHandler(proxy: proxy, target: target, done: promise)
      try channel.pipeline.syncOperations.addHandler(handler)
    }.cascadingFailure(to: promise).get()
    try await promise.futureResult.get()
  }

  private func encrypt(_ channel: any Channel, inspection: Inspection?) async throws {
    let context = try security.context()
    let name = endpoint.greetedName
    let promise = channel.eventLoop.makePromise(of: Void.self)
    try await channel.eventLoop.submit {
      let handler =
        if let inspection {
          try NIOSSLClientHandler(
            context: context,
            serverHostname: name,
            customVerificationCallback: { certificates, verdict in
              verdict.succeed(inspection(certificates))
            }
          )
        } else {
          try NIOSSLClientHandler(context: context, serverHostname: name)
        }
      // The waiter comes first, so that it hears of the handshake wherever that begins.
      let pipeline = channel.pipeline.syncOperations
      try pipeline.addHandler(HandshakeWaiter(done: promise))
      try pipeline.addHandler(handler, position: .first)
    }.cascadingFailure(to: promise).get()
    try await promise.futureResult.get()
    try await channel.checkingPeer(of: endpoint, security: security).get()
  }
}

extension Endpoint {
  /// Where a connection goes first: the proxy if there is one.
  fileprivate var firstHop: (host: String, port: Int) {
    if let proxy { (proxy.host, proxy.port) } else { (server.host, server.port) }
  }
}

extension EventLoopFuture {
  /// Hands a failure on to a promise that would otherwise never be kept.
  fileprivate func cascadingFailure<Other>(to promise: EventLoopPromise<Other>) -> Self {
    cascadeFailure(to: promise)
    return self
  }
}
