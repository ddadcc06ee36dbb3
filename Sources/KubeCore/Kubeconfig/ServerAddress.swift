/// Where an API server is: scheme, host, port and base path of its URL.
public struct ServerAddress: Hashable, Sendable {
  /// Whether the connection is encrypted.
  public let isSecure: Bool
  /// The host's name or address; an IPv6 address has no brackets.
  public let host: String
  /// The port; 443 or 80 where the URL names none.
  public let port: Int
  /// The path below which the API is; empty, or starting with a slash and not ending with one.
  public let basePath: String

  /// Takes a server's URL apart.
  ///
  /// - Parameter text: The URL, such as `https://10.0.0.1:6443` or `https://host/k8s/clusters/a`.
  /// - Throws: ``KubeError`` with code `badServer` saying what is wrong with it.
  public init(parsing text: String) throws(KubeError) {
    let scheme = text.firstRange(of: "://")
    let rest = text[(scheme?.upperBound ?? text.startIndex)...]
    let authority = rest.prefix { !"/?#".contains($0) }
    let path = rest[authority.endIndex...]
    // What a password may hide in is refused before the text is quoted.
    guard !authority.contains("@") else {
      throw KubeError(code: .badServer, message: "the server's URL must not hold a user name")
    }
    guard !path.contains("?"), !path.contains("#") else {
      throw KubeError(code: .badServer, message: "the server's URL has a query or a fragment")
    }
    // A path may be a secret as well, as it is for some gateways.
    let shown = text[..<authority.endIndex] + (path.isEmpty || path == "/" ? "" : "/…")
    guard let scheme else { throw Self.bad(shown, "has no 'https://' or 'http://' in front") }
    switch text[..<scheme.lowerBound].lowercased() {
    case "https": isSecure = true
    case "http": isSecure = false
    default: throw Self.bad(shown, "is neither https nor http")
    }
    (host, port) = try Self.hostAndPort(authority, default: isSecure ? 443 : 80, in: shown)
    basePath = String(path.trimmingSuffix("/"))
  }

  private static func hostAndPort(
    _ authority: Substring,
    default defaultPort: Int,
    in text: Substring
  ) throws(KubeError) -> (String, Int) {
    let host: Substring
    let rest: Substring
    if authority.hasPrefix("[") {
      guard let end = authority.firstIndex(of: "]") else { throw bad(text, "lacks a ']'") }
      host = authority[..<end].dropFirst()
      rest = authority[authority.index(after: end)...]
    } else {
      host = authority.prefix { $0 != ":" }
      rest = authority[host.endIndex...]
    }
    guard !host.isEmpty, !host.contains(where: \.isWhitespace) else {
      throw bad(text, "has no host")
    }
    if rest.isEmpty || rest == ":" { return (String(host), defaultPort) }
    // A number may have a sign, a port may not.
    guard rest.hasPrefix(":"), rest.dropFirst().first != "+",
      let port = UInt16(rest.dropFirst()), port > 0
    else {
      throw bad(text, "has no valid port")
    }
    return (String(host), Int(port))
  }

  private static func bad(_ text: Substring, _ words: String) -> KubeError {
    KubeError(code: .badServer, message: "the server's URL '\(text)' \(words)")
  }
}

extension ServerAddress: CustomStringConvertible, CustomReflectable {
  /// The address for people: the port only where it is not the usual one, and `/…` in place of a
  /// base path, which may be as good as a token and is shown nowhere.
  public var description: String {
    let name = host.contains(":") ? "[\(host)]" : host
    let number = port == (isSecure ? 443 : 80) ? "" : ":\(port)"
    return (isSecure ? "https://" : "http://") + name + number + (basePath.isEmpty ? "" : "/…")
  }

  /// A mirror without children, so that a dump does not show the base path either.
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection()) }

  /// The URL of a request.
  ///
  /// - Parameter request: The request.
  /// - Returns: The whole URL, percent-encoded; for the wire only, never for a message.
  public func url(for request: KubeRequest) -> String {
    let name = host.contains(":") ? "[\(host)]" : host
    return (isSecure ? "https://" : "http://") + "\(name):\(port)\(basePath)\(request.target)"
  }
}

extension Substring {
  fileprivate func trimmingSuffix(_ character: Character) -> Substring {
    var text = self
    while text.last == character { text = text.dropLast() }
    return text
  }
}
