import KubeCore
import NIOSSL

/// Whom we trust and what we show, made ready for TLS.
struct TransportSecurity: Sendable {
  /// The configuration without any certificate that a login program may hand out.
  let configuration: TLSConfiguration

  /// Reads certificates and key of a connection.
  ///
  /// - Parameters:
  ///   - connection: The connection.
  ///   - endpoint: Where it leads.
  /// - Throws: `KubeError` with code `tls` or `badEncoding`, saying which part cannot be used.
  init(_ connection: Connection, endpoint: Endpoint) throws {
    var configuration = TLSConfiguration.makeClientConfiguration()
    // Every name is checked once more, and more strictly, when the connection stands.
    if !endpoint.isCheckedByTLS { configuration.certificateVerification = .noHostnameVerification }
    if let authority = connection.certificateAuthority {
      configuration.trustRoots = .certificates(
        try Self.certificates(authority, of: "the certificate authority")
      )
    }
    if connection.skipsTLSVerification { configuration.certificateVerification = .none }
    let trusting = TransportSecurity(configuration)
    self = try connection.clientCertificate.map(trusting.adding) ?? trusting
  }

  private init(_ configuration: TLSConfiguration) {
    self.configuration = configuration
  }

  /// TLS for looking at a certificate: nobody is trusted before that, and nothing is shown.
  static let withoutAuthorities = TransportSecurity(.makeClientConfiguration())

  /// Shows a certificate in addition, or in place of the one shown so far.
  ///
  /// - Parameter certificate: The certificate with its key.
  /// - Returns: The changed configuration.
  /// - Throws: `KubeError` with code `tls` or `badEncoding`.
  func adding(_ certificate: ClientCertificate) throws -> TransportSecurity {
    var configuration = configuration
    let chain = try Self.certificates(certificate.certificate, of: "the client certificate")
    configuration.certificateChain = chain.map { .certificate($0) }
    configuration.privateKey = .privateKey(try Self.key(certificate.key))
    let result = TransportSecurity(configuration)
    // A key that does not fit is found now, not with the first request.
    _ = try result.context()
    return result
  }

  /// Makes what a connection's handler needs.
  ///
  /// - Returns: The context, good for any number of connections.
  /// - Throws: `KubeError` with code `tls`, usually as key and certificate do not belong together.
  func context() throws -> NIOSSLContext {
    do {
      return try NIOSSLContext(configuration: configuration)
    } catch {
      let words =
        configuration.certificateChain.isEmpty
        ? "the certificate authorities cannot be used"
        : "the client certificate and its key do not belong together"
      throw KubeError(code: .tls, message: words, underlying: error)
    }
  }

  private static func certificates(
    _ bytes: [UInt8],
    of owner: String
  ) throws -> [NIOSSLCertificate] {
    do {
      return try NIOSSLCertificate.fromPEMBytes(bytes)
    } catch {
      throw KubeError(
        code: .badEncoding,
        message: "\(owner) is not a certificate in PEM",
        underlying: error
      )
    }
  }

  private static func key(_ secret: Secret) throws -> NIOSSLPrivateKey {
    do {
      return try secret.withValue {
        try NIOSSLPrivateKey(bytes: Array($0.utf8), format: .pem)
      }
    } catch {
      // The cause is left out: what describes a key should not travel with an error.
      throw KubeError(
        code: .badEncoding,
        message: "the client key is not an unencrypted private key in PEM"
      )
    }
  }
}
