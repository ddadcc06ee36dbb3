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
  /// - Throws: `KubeError` with code `loginBroken` when the token cannot be sent: the HTTP client
  ///   would quote it in its error.
  static func bearer(_ token: Secret) throws(KubeError) -> Identity {
    let isSendable = token.withValue { $0.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7f } }
    guard isSendable else {
      throw KubeError(
        code: .loginBroken,
        message: "the token holds a blank, a line break or a control character"
      )
    }
    return Identity(authorization: token.withValue { Secret("Bearer " + $0) })
  }
}
