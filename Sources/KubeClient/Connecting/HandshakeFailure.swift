import KubeCore
import NIOSSL

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Finds out why no secure connection came about.
struct HandshakeFailure: Sendable {
  /// What the TLS library's error tells.
  private enum Kind {
    /// Our side did not accept the certificate; why, only the certificate tells.
    case certificateRefused
    /// The certificate is fine, but for another name.
    case wrongName
    /// Anything that the error says by itself.
    case other(String)
  }

  private let kind: Kind
  private let endpoint: Endpoint
  private let underlying: any Error

  /// Takes an error of the TLS library; any other makes nil.
  ///
  /// - Parameters:
  ///   - error: The error.
  ///   - endpoint: Where the connection should have led.
  init?(_ error: any Error, endpoint: Endpoint) {
    guard error is NIOSSLError || error is NIOSSLExtraError || error is BoringSSLError,
      error as? NIOSSLError != .uncleanShutdown
    else { return nil }
    underlying = error
    self.endpoint = endpoint
    if error as? NIOSSLExtraError == .failedToValidateHostname {
      kind = .wrongName
      return
    }
    // The library keeps its codes to itself; its symbols are stable, its sentences are not.
    let text = String(describing: error)
    if text.contains("CERTIFICATE_VERIFY_FAILED") {
      kind = .certificateRefused
    } else {
      let known = Self.symbols.first { text.contains($0.symbol) }
      kind = .other(known?.words ?? "broke off the TLS handshake")
    }
  }

  private static let symbols: [(symbol: String, words: String)] = [
    ("WRONG_VERSION_NUMBER", "does not speak TLS"),
    ("HTTP_REQUEST", "does not speak TLS"),
    ("CERTIFICATE_REQUIRED", "demands a client certificate"),
    ("ALERT_UNKNOWN_CA", "does not trust whoever signed the client certificate"),
    ("ALERT_BAD_CERTIFICATE", "did not accept the client certificate"),
    ("ALERT_CERTIFICATE_EXPIRED", "says that the client certificate has expired"),
    ("ALERT_CERTIFICATE_REVOKED", "says that the client certificate was revoked"),
    ("ALERT_CERTIFICATE_UNKNOWN", "did not accept the client certificate"),
    ("ALERT_HANDSHAKE_FAILURE", "refused the TLS handshake; it may demand a client certificate"),
    ("ALERT_PROTOCOL_VERSION", "speaks no version of TLS that is safe"),
    ("UNSUPPORTED_PROTOCOL", "speaks no version of TLS that is safe"),
    ("EOF during handshake", "closed the connection during the TLS handshake"),
  ]

  /// The error in our words.
  ///
  /// - Parameter options: Timeouts and the time of day, for looking at the certificate once more.
  /// - Returns: An error with code `tls`.
  func kubeError(options: KubeClientOptions) async -> KubeError {
    let server = "'\(endpoint.server)'"
    let words: String
    switch kind {
    case .wrongName:
      words = "the certificate of \(server) is not valid for '\(endpoint.expectedName)'"
    case .other(let what):
      words = "\(server) \(what)"
    case .certificateRefused:
      let verdict = await CertificateProbe(endpoint: endpoint, options: options).verdict()
      words = "the certificate of \(server) \(verdict)"
    }
    return KubeError(code: .tls, message: words, underlying: underlying)
  }
}
