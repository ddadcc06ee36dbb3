import AsyncHTTPClient
import KubeCore
import NIOCore
import NIOSSL

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension HTTPClient.Configuration {
  /// Sets up the HTTP client for one API server.
  ///
  /// HTTP/1.1 with connections kept open; no redirect is followed, since the API server sends
  /// none and a token must not travel; a failed connection is reported at once, as repeating is
  /// the retry policy's business.
  ///
  /// - Parameters:
  ///   - endpoint: Where requests go.
  ///   - tls: Whom to trust and what to show.
  ///   - options: The timeouts.
  init(endpoint: Endpoint, tls: TransportSecurity, options: KubeClientOptions) {
    self.init(
      tlsConfiguration: tls.configuration,
      redirectConfiguration: .disallow,
      timeout: Timeout(connect: TimeAmount(options.connectTimeout)),
      proxy: endpoint.proxy.map { Proxy($0) }
    )
    httpVersion = .http1Only
    connectionPool.retryConnectionEstablishment = false
    if let name = endpoint.standIn { dnsOverride = [name: endpoint.server.host] }
    // Runs when TLS stands and before the first request is sent.
    http1_1ConnectionDebugInitializer = { channel in
      channel.checkingPeer(of: endpoint, security: tls).flatMap { channel.keepingAlive() }
    }
  }
}

extension HTTPClient.Configuration.Proxy {
  fileprivate init(_ address: ProxyAddress) {
    switch address.scheme {
    case .socks:
      self = .socksServer(host: address.host, port: address.port)
    case .http:
      let login = address.username.map { name in
        (address.password ?? Secret("")).withValue {
          HTTPClient.Authorization.basic(username: name, password: $0)
        }
      }
      self = .server(host: address.host, port: address.port, authorization: login)
    }
  }
}

extension Channel {
  /// Has the system ask every half minute whether the other side is still there: a watch may be
  /// silent for long, and a peer that vanished without a word would never be noticed.
  func keepingAlive() -> EventLoopFuture<Void> {
    #if canImport(Darwin)
      let idle = NIOBSDSocket.Option(rawValue: TCP_KEEPALIVE)
    #else
      let idle = NIOBSDSocket.Option(rawValue: TCP_KEEPIDLE)
    #endif
    let interval = NIOBSDSocket.Option(rawValue: TCP_KEEPINTVL)
    return self.setOption(.socketOption(.so_keepalive), value: 1).flatMap {
      self.setOption(.tcpOption(idle), value: 30)
    }.flatMap {
      self.setOption(.tcpOption(interval), value: 30)
    }
  }
}
