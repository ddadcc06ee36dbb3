extension Kubeconfig {
  /// Reads certificate and key, both or none.
  func clientCertificate(of user: User) throws(KubeError) -> ClientCertificate? {
    switch (user.certificate, user.key) {
    case (nil, nil):
      return nil
    case (let certificate?, let key?):
      let text = try bytes(of: key, "client-key", user.place)
      return ClientCertificate(
        certificate: try bytes(of: certificate, "client-certificate", user.place),
        key: Secret(String(decoding: text, as: UTF8.self))
      )
    case (_?, nil):
      throw KubeError(
        code: .incompleteCredentials,
        message: "'client-certificate' is there but 'client-key' is not",
        place: user.place
      )
    case (nil, _?):
      throw KubeError(
        code: .incompleteCredentials,
        message: "'client-key' is there but 'client-certificate' is not",
        place: user.place
      )
    }
  }

  /// Chooses the one way to log in.
  func credentials(
    of user: User,
    _ cluster: Cluster,
    _ connection: Connection
  ) throws(KubeError) -> Credentials {
    for case .authProvider(let name) in user.logins {
      throw KubeError(
        code: .unsupportedLogin,
        message: "logging in by 'auth-provider' '\(name)' is no longer possible",
        place: user.place
      )
    }
    guard user.logins.count <= 1 else {
      throw KubeError(
        code: .kubeconfigBroken,
        message: "more than one way to log in is written down",
        place: user.place
      )
    }
    guard case .credentials(let credentials)? = user.logins.first else { return .none }
    guard case .exec(var plugin) = credentials, plugin.wantsClusterInfo else { return credentials }
    plugin.cluster = clusterInfo(cluster, connection)
    return .exec(plugin)
  }

  /// The facts of a cluster, as credential plugins read them.
  private func clusterInfo(_ cluster: Cluster, _ connection: Connection) -> JSONValue {
    var info: JSONValue = ["server": .string(cluster.server ?? "")]
    info["tls-server-name"] = cluster.tlsServerName.map { .string($0) }
    if cluster.skipsTLSVerification { info["insecure-skip-tls-verify"] = true }
    info["certificate-authority-data"] = connection.certificateAuthority.map {
      .string(Base64.encoded($0))
    }
    // A password in the proxy's URL is the plugin's business: it has to go the same way.
    info["proxy-url"] = cluster.proxy?.withValue { .string($0) }
    info["config"] = cluster.pluginConfiguration
    return info
  }

  /// Reads embedded data or the file in its place, which must be PEM.
  func bytes(
    of material: Material,
    _ key: String,
    _ place: String
  ) throws(KubeError) -> [UInt8] {
    switch material {
    case .embedded(let secret):
      guard let bytes = secret.withValue({ Base64.decoded($0) }) else {
        throw KubeError(
          code: .badEncoding,
          message: "'\(key)-data' is not base64",
          place: place
        )
      }
      try Self.checkPEM(bytes, "'\(key)-data'", place)
      return bytes
    case .file(let path):
      let bytes = try LocalFile(path).bytes(for: "'\(key)'", place: place)
      try Self.checkPEM(bytes, "'\(key)' '\(path)'", place)
      return bytes
    }
  }

  static func checkPEM(
    _ bytes: [UInt8],
    _ name: String,
    _ place: String
  ) throws(KubeError) {
    guard bytes.firstRange(of: Array("-----BEGIN ".utf8)) != nil else {
      throw KubeError(code: .badEncoding, message: "\(name) is not PEM", place: place)
    }
  }
}

extension ConnectionOverrides {
  /// Whom to act as: the user's word, or else the kubeconfig's.
  func impersonation(
    over written: Impersonation?,
    place: String
  ) throws(KubeError) -> Impersonation? {
    if let impersonatedUser {
      return Impersonation(user: impersonatedUser, groups: impersonatedGroups)
    }
    guard !impersonatedGroups.isEmpty else { return written }
    guard var impersonation = written else {
      throw KubeError(
        code: .incompleteCredentials,
        message: "groups to act as are named but no user to act as",
        place: place
      )
    }
    impersonation.groups = impersonatedGroups
    return impersonation
  }
}
