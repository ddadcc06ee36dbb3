extension Connection {
  /// Where a pod finds its service account.
  public static let serviceAccountFolder = "/var/run/secrets/kubernetes.io/serviceaccount"

  /// Connects as the service account of the pod this runs in.
  ///
  /// The token is renewed by the kubelet, so it is to be read again from its file. Without the
  /// authority's certificate there is no connection: checks are never left out instead.
  ///
  /// - Parameter settings: Environment, folder and overrides.
  /// - Throws: ``KubeError`` with code `notInCluster` outside of a pod, or `fileUnreadable`.
  public init(inClusterWith settings: ConnectionSettings) throws(KubeError) {
    let folder = settings.serviceAccountFolder
    let place = "in-cluster service account"
    guard let host = settings.environment["KUBERNETES_SERVICE_HOST"], !host.isEmpty,
      let port = settings.environment["KUBERNETES_SERVICE_PORT"], !port.isEmpty
    else {
      throw KubeError(
        code: .notInCluster,
        message: "'KUBERNETES_SERVICE_HOST' and 'KUBERNETES_SERVICE_PORT' are not set",
        place: place
      )
    }
    let name = host.contains(":") ? "[\(host)]" : host
    let server = try ServerAddress(parsing: "https://\(name):\(port)")
    let authority = try LocalFile("\(folder)/ca.crt")
      .bytes(for: "the certificate authority", place: place)
    try Kubeconfig.checkPEM(authority, "the certificate authority '\(folder)/ca.crt'", place)
    let tokenFile = "\(folder)/token"
    _ = try LocalFile(tokenFile).bytes(for: "the token", place: place)
    self.init(server: server, credentials: .tokenFile(tokenFile), origin: place)
    certificateAuthority = authority
    let ownNamespace = try Self.ownNamespace(folder, place)
    namespace = settings.overrides.namespace ?? ownNamespace
    impersonation = try settings.overrides.impersonation(over: nil, place: place)
  }

  private static func ownNamespace(
    _ folder: String,
    _ place: String
  ) throws(KubeError) -> String? {
    let file = LocalFile("\(folder)/namespace")
    guard file.exists else { return nil }
    let text = String(decoding: try file.bytes(for: "the namespace", place: place), as: UTF8.self)
    return text.split(whereSeparator: \.isWhitespace).first.map(String.init)
  }
}
