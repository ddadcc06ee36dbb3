import KubeCore

/// What a credential plugin prints: an object of the group `client.authentication.k8s.io`.
struct ExecCredential: Decodable {
  /// The credentials themselves.
  struct Status: Decodable {
    /// When they stop being valid, in RFC 3339; nil when they last as long as this process.
    var expirationTimestamp: String?
    /// The bearer token.
    var token: String?
    /// The client certificate in PEM.
    var clientCertificateData: String?
    /// The client certificate's key in PEM.
    var clientKeyData: String?
  }

  /// Always `ExecCredential`.
  var kind: String
  /// The group and version that the plugin speaks.
  var apiVersion: String
  /// The credentials.
  var status: Status?
}

/// What a credential plugin is told in `KUBERNETES_EXEC_INFO`.
struct ExecInfo: Encodable {
  /// What the plugin may expect of its surroundings.
  struct Specification: Encodable {
    /// Whether its standard input is the user's.
    var interactive: Bool
    /// The cluster, where the plugin wants to be told.
    var cluster: JSONValue?
  }

  /// Always `ExecCredential`.
  var kind = "ExecCredential"
  /// The group and version to speak.
  var apiVersion: String
  /// What the plugin may expect.
  var spec: Specification
}
