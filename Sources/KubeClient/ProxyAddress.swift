import KubeCore

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A proxy between us and the server, as `proxy-url` names it.
struct ProxyAddress: Hashable, Sendable {
  /// How a proxy is spoken to.
  enum Scheme: Hashable, Sendable {
    /// By HTTP `CONNECT`.
    case http
    /// By SOCKS 5, without a login.
    case socks
  }

  let scheme: Scheme
  let host: String
  let port: Int
  let username: String?
  let password: Secret?

  /// Takes a proxy's URL apart.
  ///
  /// - Parameter text: The URL, such as `http://user:password@proxy:3128` or `socks5://proxy`.
  /// - Throws: `KubeError` with code `badServer`; the URL is not quoted, as it may hold a password.
  init(parsing text: String) throws(KubeError) {
    guard let url = URL(string: text), let host = url.host(percentEncoded: false), !host.isEmpty
    else { throw KubeError(code: .badServer, message: "proxy-url is not a URL with a host") }
    switch url.scheme?.lowercased() {
    case "http": scheme = .http
    case "socks5": scheme = .socks
    case let other:
      let words = "proxy-url must start with http:// or socks5://"
      throw KubeError(code: .badServer, message: words + (other.map { ", found '\($0)://'" } ?? ""))
    }
    self.host = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
    port = url.port ?? (scheme == .http ? 80 : 1080)
    username = url.user(percentEncoded: false)
    password = url.password(percentEncoded: false).map(Secret.init)
    guard scheme == .http || username == nil else {
      throw KubeError(code: .badServer, message: "a login at a socks5 proxy is not supported")
    }
  }

  /// The proxy for messages, without its login.
  var description: String {
    let name = host.contains(":") ? "[\(host)]" : host
    return "\(scheme == .http ? "http" : "socks5")://\(name):\(port)"
  }
}
