import KubeCore

/// Where requests go: the server's address, the name its certificate must have, the way there.
struct Endpoint: Sendable {
  let server: ServerAddress
  let proxy: ProxyAddress?
  /// The name or address to check, where the kubeconfig sets another than the host's.
  let certificateName: String?

  /// Reads the parts of a connection that say where to go.
  ///
  /// - Parameter connection: The connection.
  /// - Throws: `KubeError` with code `badServer` when the proxy cannot be used.
  init(_ connection: Connection) throws(KubeError) {
    server = connection.server
    proxy = try connection.proxy.map { url throws(KubeError) in
      try url.withValue { text throws(KubeError) in try ProxyAddress(parsing: text) }
    }
    guard let name = connection.tlsServerName, !name.isEmpty, server.isSecure, name != server.host
    else {
      certificateName = nil
      return
    }
    certificateName = name
  }

  /// The name that the server's certificate must have.
  var expectedName: String { certificateName ?? server.host }

  /// The name to send with the TLS greeting; an address may not be sent.
  var greetedName: String? { expectedName.isAddress ? nil : expectedName }

  /// The name that stands for the host in URLs, so that it is the one greeted.
  var standIn: String? { certificateName.flatMap { $0.isAddress ? nil : $0 } }

  /// Whether the TLS library can check the name by itself.
  ///
  /// It compares addresses with the socket's other end, and that is the proxy's where there is one.
  var isCheckedByTLS: Bool {
    !expectedName.isAddress || (proxy == nil && certificateName == nil)
  }

  /// The `Host` field: always the server's own, whatever name the certificate has.
  var hostField: String {
    let name = server.host.contains(":") ? "[\(server.host)]" : server.host
    return server.port == (server.isSecure ? 443 : 80) ? name : "\(name):\(server.port)"
  }

  /// The URL of a request, in which the certificate's name stands for the host.
  ///
  /// - Parameter request: The request.
  /// - Returns: The whole URL.
  func url(for request: KubeRequest) -> String {
    guard let standIn else { return server.url(for: request) }
    return "https://\(standIn):\(server.port)\(server.basePath)\(request.target)"
  }
}
