import KubeCore

/// Who we are for one request: what `Authorization` says, and a certificate to show.
struct Identity: Sendable {
  /// The value of the `Authorization` field.
  var authorization: Secret?
  /// TLS with the certificate that a login program handed out; nil for the connection's own.
  var security: TransportSecurity?
  /// Which of the logins of this process it came from, to tell an old one from a new one.
  var serial = 0

  /// Identifies by a bearer token.
  ///
  /// - Parameter token: The token.
  /// - Returns: The identity.
  static func bearer(_ token: Secret) -> Identity {
    Identity(authorization: token.withValue { Secret("Bearer " + $0) })
  }
}
