import AsyncHTTPClient
import KubeCore
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Says in our words what went wrong below HTTP: names, sockets, TLS.
struct TransportFailure: Sendable {
  private let error: any Error
  private let endpoint: Endpoint
  private let options: KubeClientOptions

  /// Takes an error of sockets, TLS or the HTTP client.
  ///
  /// - Parameters:
  ///   - error: The error.
  ///   - endpoint: Where the connection should have led.
  ///   - options: The timeouts, to be named.
  init(_ error: any Error, endpoint: Endpoint, options: KubeClientOptions) {
    self.error = error
    self.endpoint = endpoint
    self.options = options
  }

  /// The error in our words.
  ///
  /// Why a certificate was not accepted is not in the error, so the certificate is looked at once
  /// more: this may open another connection.
  ///
  /// - Returns: An error with code `unreachable`, `tls`, `timeout` or `protocolViolation`.
  func kubeError() async -> KubeError {
    if let failure = HandshakeFailure(error, endpoint: endpoint) {
      return await failure.kubeError(options: options).unsent(true)
    }
    return exchangeError.unsent(cameBeforeTheRequest)
  }

  /// Whether it is certain that not a byte of the request was sent.
  private var cameBeforeTheRequest: Bool {
    switch error {
    case is NIOConnectionError: true
    case let error as IOError:
      [ECONNREFUSED, EHOSTUNREACH, ENETUNREACH, ENETDOWN].contains(error.errnoCode)
    case let error as HTTPClientError: Self.connecting.contains(error)
    default: false
    }
  }

  /// The HTTP client's errors while it connects.
  private static let connecting: [HTTPClientError] = [
    .connectTimeout, .httpProxyHandshakeTimeout, .socksHandshakeTimeout,
    .getConnectionFromPoolTimeout, .tlsHandshakeTimeout, .invalidProxyResponse,
    .proxyAuthenticationRequired,
  ]

  private var exchangeError: KubeError {
    switch error {
    case let error as NIOConnectionError: connectionError(error)
    case let error as IOError: unreachable(words(for: error))
    case let error as ChannelError: channelError(error)
    case let error as HTTPClientError: clientError(error)
    case is HTTPParserError: made(.protocolViolation, "\(server) does not speak HTTP")
    default: unreachable("the connection to \(server) failed")
    }
  }

  private var server: String { "'\(endpoint.server)'" }

  /// Whoever is at the other end of the socket.
  private var peer: String {
    endpoint.proxy.map { "the proxy '\($0.description)'" } ?? server
  }

  private func connectionError(_ error: NIOConnectionError) -> KubeError {
    guard let last = error.connectionErrors.last?.error else {
      return unreachable("the host name '\(error.host)' is not known")
    }
    return switch last {
    case let last as IOError: unreachable(words(for: last))
    case let last as ChannelError: channelError(last)
    default: unreachable("the connection to \(peer) failed")
    }
  }

  private func channelError(_ error: ChannelError) -> KubeError {
    switch error {
    case .connectTimeout: connectTimeout
    default: closedEarly
    }
  }

  private func clientError(_ error: HTTPClientError) -> KubeError {
    switch error {
    case .connectTimeout, .httpProxyHandshakeTimeout, .socksHandshakeTimeout,
      .getConnectionFromPoolTimeout:
      connectTimeout
    case .tlsHandshakeTimeout:
      made(.tls, "\(server) did not answer the TLS greeting")
    case .remoteConnectionClosed:
      closedEarly
    case .invalidProxyResponse:
      unreachable("\(peer) refused the way to the server")
    case .proxyAuthenticationRequired:
      unreachable("\(peer) demands a login")
    default:
      made(.protocolViolation, "the exchange with \(server) failed: \(error.shortDescription)")
    }
  }

  private var connectTimeout: KubeError {
    unreachable("no connection to \(peer) within \(options.connectTimeout.inWords)")
  }

  private var closedEarly: KubeError {
    unreachable("\(peer) closed the connection before it answered")
  }

  private func words(for error: IOError) -> String {
    switch error.errnoCode {
    case ECONNREFUSED: "\(peer) refused the connection"
    case EHOSTUNREACH, ENETUNREACH, ENETDOWN: "there is no way to \(peer)"
    case ETIMEDOUT: "\(peer) did not answer"
    case ECONNRESET, EPIPE: "\(peer) closed the connection before it answered"
    default: "the connection to \(peer) failed"
    }
  }

  private func unreachable(_ words: String) -> KubeError { made(.unreachable, words) }

  private func made(_ code: KubeError.Code, _ words: String) -> KubeError {
    KubeError(code: code, message: words, underlying: error)
  }
}

extension KubeError {
  /// The same failure, with what is known about how far the request came.
  fileprivate func unsent(_ isUnsent: Bool) -> KubeError {
    var error = self
    error.isUnsent = isUnsent
    return error
  }
}
