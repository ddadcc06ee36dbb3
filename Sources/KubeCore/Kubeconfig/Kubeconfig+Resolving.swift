extension Kubeconfig {
  /// Puts together everything needed to talk to the cluster that is meant.
  ///
  /// Certificates and keys are read here; tokens in files and plugins are left to be asked later.
  ///
  /// - Parameter overrides: What the user says besides.
  /// - Returns: The connection.
  /// - Throws: ``KubeError`` naming file and entry: the codes `noCurrentContext`,
  ///   `contextNotFound`, `clusterNotFound`, `userNotFound`, `badServer`, `fileUnreadable`,
  ///   `badEncoding`, `incompleteCredentials`, `unsupportedLogin`, `kubeconfigBroken`.
  public func resolved(
    _ overrides: ConnectionOverrides = ConnectionOverrides()
  ) throws(KubeError) -> Connection {
    let context = try context(overrides)
    let cluster = try cluster(of: context, overrides)
    let user = try user(of: context, overrides)
    guard let url = cluster.server else {
      throw KubeError(code: .badServer, message: "'server' is missing", place: cluster.place)
    }
    var connection = Connection(
      server: try locating(cluster.place) { () throws(KubeError) in try ServerAddress(parsing: url)
      },
      origin: context.map { "context '\($0.name)'" } ?? "cluster '\(cluster.name)'"
    )
    try trust(cluster, in: &connection)
    if let user {
      connection.clientCertificate = try clientCertificate(of: user)
      connection.credentials = try credentials(of: user, cluster, connection)
    }
    connection.impersonation = try overrides.impersonation(
      over: user?.impersonation,
      place: user?.place ?? cluster.place
    )
    connection.namespace = overrides.namespace ?? context?.namespace
    connection.contextName = context?.name
    return connection
  }

  private func context(_ overrides: ConnectionOverrides) throws(KubeError) -> Context? {
    guard let name = overrides.context ?? currentContext else {
      if overrides.cluster != nil { return nil }
      throw KubeError(
        code: .noCurrentContext,
        message: "no context is named and none is current",
        place: fileList
      )
    }
    guard let context = contexts.first(where: { $0.name == name }) else {
      throw missing(.contextNotFound, "context", name, among: contexts.map(\.name), fileList)
    }
    return context
  }

  private func cluster(
    of context: Context?,
    _ overrides: ConnectionOverrides
  ) throws(KubeError) -> Cluster {
    let place = overrides.cluster == nil ? context?.place ?? fileList : fileList
    guard let name = overrides.cluster ?? context?.cluster else {
      throw KubeError(code: .clusterNotFound, message: "no cluster is named", place: place)
    }
    guard let cluster = clusters.first(where: { $0.name == name }) else {
      throw missing(.clusterNotFound, "cluster", name, among: clusters.map(\.name), place)
    }
    return cluster
  }

  private func user(
    of context: Context?,
    _ overrides: ConnectionOverrides
  ) throws(KubeError) -> User? {
    let place = overrides.user == nil ? context?.place ?? fileList : fileList
    guard let name = overrides.user ?? context?.user else { return nil }
    guard let user = users.first(where: { $0.name == name }) else {
      throw missing(.userNotFound, "user", name, among: users.map(\.name), place)
    }
    return user
  }

  private func trust(_ cluster: Cluster, in connection: inout Connection) throws(KubeError) {
    connection.tlsServerName = cluster.tlsServerName
    connection.skipsTLSVerification = cluster.skipsTLSVerification
    connection.proxy = cluster.proxy
    guard let authority = cluster.certificateAuthority else { return }
    guard !cluster.skipsTLSVerification else {
      throw KubeError(
        code: .kubeconfigBroken,
        message: "'certificate-authority' and 'insecure-skip-tls-verify' exclude each other",
        place: cluster.place
      )
    }
    connection.certificateAuthority = try bytes(
      of: authority,
      "certificate-authority",
      cluster.place
    )
  }

  private var fileList: String { files.joined(separator: ":") }

  private func missing(
    _ code: KubeError.Code,
    _ kind: String,
    _ name: String,
    among known: [String],
    _ place: String
  ) -> KubeError {
    let shown = known.prefix(8).map { "'\($0)'" }.joined(separator: ", ")
    let rest = known.count > 8 ? " and \(known.count - 8) more" : ""
    let words =
      switch known.count {
      case 0: "there are none"
      case 1: "there is only \(shown)"
      default: "there are \(shown)\(rest)"
      }
    return KubeError(
      code: code,
      message: "there is no \(kind) '\(name)', \(words)",
      place: place
    )
  }

  private func locating<T>(
    _ place: String,
    _ body: () throws(KubeError) -> T
  ) throws(KubeError) -> T {
    do {
      return try body()
    } catch {
      var error = error
      error.place = place
      throw error
    }
  }
}
