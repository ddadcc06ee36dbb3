import NIOSSL

/// The certificate that a stub server shows, and whether it asks for one.
struct ServerTLS: Sendable {
  var certificate = TestCertificates.server
  var key = TestCertificates.serverKey
  var demandsClientCertificate = false

  func context() throws -> NIOSSLContext {
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: try NIOSSLCertificate.fromPEMBytes(Array(certificate.utf8))
        .map { .certificate($0) },
      privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(key.utf8), format: .pem))
    )
    if demandsClientCertificate {
      let authority = try NIOSSLCertificate.fromPEMBytes(Array(TestCertificates.authority.utf8))
      configuration.trustRoots = .certificates(authority)
      configuration.certificateVerification = .noHostnameVerification
    }
    return try NIOSSLContext(configuration: configuration)
  }
}
