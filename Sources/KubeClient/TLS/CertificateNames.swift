import KubeCore
import NIOCore
import NIOSSL

/// Whom a certificate is for: the names and addresses it lists.
///
/// The TLS library also accepts a certificate for the address that was connected to, whatever name
/// was asked for, and cannot check an address behind a proxy. Kubernetes' own client is
/// strict about both, and so is this: the name that was asked for must be listed. The subject's
/// common name does not count.
struct CertificateNames: Hashable, Sendable {
  private let names: [String]
  private let addresses: [String]

  /// Takes the names from lists.
  ///
  /// - Parameters:
  ///   - names: Host names, which may have `*` as their first label.
  ///   - addresses: Addresses as `normalizedAddress` writes them.
  init(names: [String], addresses: [String]) {
    self.names = names
    self.addresses = addresses
  }

  /// Reads the names from a certificate.
  ///
  /// - Parameter certificate: The certificate.
  init(_ certificate: NIOSSLCertificate) {
    var names: [String] = []
    var addresses: [String] = []
    for entry in certificate._subjectAlternativeNames() {
      switch entry.nameType {
      case .dnsName:
        names.append(String(decoding: entry.contents, as: UTF8.self))
      case .ipAddress:
        addresses += Self.address(packed: Array(entry.contents)).map { [$0] } ?? []
      default:
        continue
      }
    }
    self.init(names: names, addresses: addresses)
  }

  /// Whether the certificate is for a host.
  ///
  /// - Parameter host: The host's name or address.
  /// - Returns: Whether it is listed, by itself or by a wildcard in place of its first label.
  func contain(_ host: String) -> Bool {
    if let address = host.normalizedAddress { return addresses.contains(address) }
    let wanted = Self.labels(host)
    return names.contains { name in
      let listed = Self.labels(name)
      guard listed.count == wanted.count, !wanted.contains("") else { return false }
      // A wildcard stands for one whole label, and never for all there is.
      if listed.first == "*", listed.count > 1 { return listed.dropFirst() == wanted.dropFirst() }
      return listed == wanted
    }
  }

  private static func labels(_ name: String) -> [String] {
    let name = name.lowercased()
    return (name.hasSuffix(".") ? name.dropLast() : name[...])
      .split(separator: ".", omittingEmptySubsequences: false).map(String.init)
  }

  private static func address(packed bytes: [UInt8]) -> String? {
    do {
      return try SocketAddress(packedIPAddress: ByteBuffer(bytes: bytes), port: 0).ipAddress
    } catch {
      // Neither 4 nor 16 bytes: an entry that names nobody.
      return nil
    }
  }
}

extension String {
  /// Whether this is an IPv4 or IPv6 address and no name.
  var isAddress: Bool { normalizedAddress != nil }

  /// The one spelling of an address that has many; nil where this is none.
  var normalizedAddress: String? {
    do {
      return try SocketAddress(ipAddress: self, port: 0).ipAddress
    } catch {
      // The only error says just that: it is no address.
      return nil
    }
  }
}

extension Channel {
  /// Closes a connection whose other end has no certificate for the name that was asked for.
  ///
  /// - Parameters:
  ///   - endpoint: Whom the connection should have led to.
  ///   - security: Whether certificates are checked at all.
  /// - Returns: A future that fails where the name is not listed.
  func checkingPeer(
    of endpoint: Endpoint,
    security: TransportSecurity
  ) -> EventLoopFuture<Void> {
    guard endpoint.server.isSecure, security.configuration.certificateVerification != .none else {
      return eventLoop.makeSucceededVoidFuture()
    }
    let name = endpoint.expectedName
    return nioSSL_peerCertificate().flatMapThrowing { certificate in
      guard let certificate, CertificateNames(certificate).contain(name) else {
        self.close(promise: nil)
        throw NIOSSLExtraError.failedToValidateHostname
      }
    }
  }
}
