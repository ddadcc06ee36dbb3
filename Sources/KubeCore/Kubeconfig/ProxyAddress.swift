/// The proxy to go through to a cluster.
public struct ProxyAddress: Hashable, Sendable {
  /// The language the proxy speaks.
  public enum Scheme: String, Hashable, Sendable {
    /// HTTP, with `CONNECT` for encrypted connections.
    case http
    /// HTTP over TLS.
    case https
    /// SOCKS version 5.
    case socks5
  }

  /// The language the proxy speaks.
  public let scheme: Scheme
  /// The host's name or address; an IPv6 address has no brackets.
  public let host: String
  /// The port; the scheme's usual one where the URL names none.
  public let port: Int
  /// The user name, where the proxy wants one.
  public let username: String?
  /// The password that belongs to it.
  public let password: Secret?

  /// Takes a proxy's URL apart.
  ///
  /// - Parameter url: The URL, such as `http://user:password@proxy:3128`; it is hidden because
  ///   of the password.
  /// - Throws: ``KubeError`` with code `badServer`; its message does not quote the URL.
  public init(parsing url: Secret) throws(KubeError) {
    let text = url.withValue { $0 }
    guard let separator = text.firstRange(of: "://"),
      let scheme = Scheme(rawValue: text[..<separator.lowerBound].lowercased())
    else {
      throw KubeError(
        code: .badServer, message: "'proxy-url' is none of http, https and socks5")
    }
    self.scheme = scheme
    var authority = text[separator.upperBound...].prefix { !"/?#".contains($0) }
    if let at = authority.lastIndex(of: "@") {
      let parts = authority[..<at].split(
        separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      username = parts.first.flatMap { PercentEncoding.decoded($0) }
      password = parts.dropFirst().first.flatMap { PercentEncoding.decoded($0) }.map { Secret($0) }
      authority = authority[authority.index(after: at)...]
    } else {
      (username, password) = (nil, nil)
    }
    let usual = scheme == .socks5 ? 1080 : scheme == .https ? 443 : 80
    do {
      (host, port) = try ServerAddress.hostAndPort(authority, default: usual, in: "")
    } catch {
      throw KubeError(code: .badServer, message: "'proxy-url' has no valid host and port")
    }
  }
}
