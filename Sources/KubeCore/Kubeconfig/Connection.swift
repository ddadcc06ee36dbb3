/// Everything that is needed to talk to one cluster as one user; no file needs to be found for it
/// any more, only tokens in files and plugins are still to be asked, since their answers expire.
public struct Connection: Sendable {
  /// Where the API server is.
  public var server: ServerAddress
  /// The authorities to trust, in PEM; nil trusts those of the system.
  public var certificateAuthority: [UInt8]?
  /// The name the server's certificate must have, where it is not the host's.
  public var tlsServerName: String?
  /// Whether the server's certificate is not checked; only ever true where the file says so.
  public var skipsTLSVerification: Bool
  /// The certificate with which we identify ourselves.
  public var clientCertificate: ClientCertificate?
  /// How we log in.
  public var credentials: Credentials
  /// Whom we act as.
  public var impersonation: Impersonation?
  /// The URL of the proxy to go through; hidden, since it may hold a password.
  public var proxy: Secret?
  /// The namespace that is meant when none is named.
  public var namespace: String?
  /// The context's name, where one was used.
  public var contextName: String?
  /// Where this came from, such as `context 'admin'` or `in-cluster service account`.
  public var origin: String

  /// Makes a connection without any login.
  ///
  /// - Parameters:
  ///   - server: Where the API server is.
  ///   - credentials: How we log in.
  ///   - origin: Where this came from, in words.
  public init(server: ServerAddress, credentials: Credentials = .none, origin: String = "") {
    self.server = server
    self.credentials = credentials
    self.origin = origin
    skipsTLSVerification = false
  }
}

/// A certificate and its private key.
public struct ClientCertificate: Hashable, Sendable {
  /// The certificate and its chain, in PEM.
  public var certificate: [UInt8]
  /// The private key, in PEM.
  public var key: Secret

  /// Pairs a certificate with its key.
  ///
  /// - Parameters:
  ///   - certificate: The certificate and its chain, in PEM.
  ///   - key: The private key, in PEM.
  public init(certificate: [UInt8], key: Secret) {
    self.certificate = certificate
    self.key = key
  }
}

/// How a user logs in, besides by certificate.
public enum Credentials: Hashable, Sendable {
  /// Not at all.
  case none
  /// By a token that does not change.
  case token(Secret)
  /// By a token in a file, to be read again every minute or so, since it is renewed.
  case tokenFile(String)
  /// By name and password.
  case basic(username: String, password: Secret)
  /// By what a program says.
  case exec(ExecPlugin)
}

/// Whom a user acts as.
public struct Impersonation: Hashable, Sendable {
  /// The user.
  public var user: String
  /// The groups.
  public var groups: [String]
  /// The user's identity.
  public var uid: String?
  /// Further facts about the user.
  public var extra: [String: [String]]

  /// Chooses whom to act as.
  ///
  /// - Parameters:
  ///   - user: The user.
  ///   - groups: The groups.
  ///   - uid: The user's identity.
  ///   - extra: Further facts about the user.
  public init(
    user: String,
    groups: [String] = [],
    uid: String? = nil,
    extra: [String: [String]] = [:]
  ) {
    self.user = user
    self.groups = groups
    self.uid = uid
    self.extra = extra
  }

  /// The header fields to add to every request.
  public var headers: HeaderFields {
    var headers: HeaderFields = ["Impersonate-User": user]
    for group in groups { headers.append("Impersonate-Group", group) }
    if let uid { headers.append("Impersonate-Uid", uid) }
    for (name, values) in extra.sorted(by: { $0.key < $1.key }) {
      for value in values {
        headers.append("Impersonate-Extra-" + PercentEncoding.encoded(name.lowercased()), value)
      }
    }
    return headers
  }
}
