/// What one or more kubeconfig files say: clusters, users, and contexts that pair them.
///
/// Reading it touches the files themselves only; certificates and tokens they point to are read
/// when a context is resolved, so a broken entry that nobody asks for does no harm.
///
/// ```swift
/// let kubeconfig = try Kubeconfig.load(environment: ProcessInfo.processInfo.environment)
/// let connection = try kubeconfig.resolved(ConnectionOverrides(context: "admin"))
/// ```
public struct Kubeconfig: Sendable {
  /// The files that were read, in order.
  public internal(set) var files: [String] = []
  /// The context used when none is named.
  public internal(set) var currentContext: String?
  /// The contexts, in the order of the files.
  public internal(set) var contexts: [Context] = []
  /// The clusters, in the order of the files.
  public internal(set) var clusters: [Cluster] = []
  /// The users, in the order of the files.
  public internal(set) var users: [User] = []

  /// A cluster, a user, and the namespace meant when none is named.
  public struct Context: Hashable, Sendable {
    /// What `--context` and `current-context` choose it by.
    public let name: String
    /// The file and entry it stands in.
    public let place: String
    /// The cluster's name.
    public let cluster: String?
    /// The user's name.
    public let user: String?
    /// The namespace.
    public let namespace: String?
  }

  /// Where a cluster is and how it proves to be the right one.
  public struct Cluster: Hashable, Sendable {
    /// What `--cluster` and contexts choose it by.
    public let name: String
    /// The file and entry it stands in.
    public let place: String
    /// The server's URL.
    public let server: String?
    /// The name the server's certificate must have.
    public let tlsServerName: String?
    /// Whether the server's certificate is not checked.
    public let skipsTLSVerification: Bool
    /// The authorities to trust.
    public let certificateAuthority: Material?
    /// The proxy to go through; it may hold a password.
    public let proxy: Secret?
    /// What credential plugins want to know about this cluster.
    public let pluginConfiguration: JSONValue?
  }

  /// How a user logs in.
  public struct User: Hashable, Sendable {
    /// What `--user` and contexts choose it by.
    public let name: String
    /// The file and entry it stands in.
    public let place: String
    /// The certificate.
    public let certificate: Material?
    /// The certificate's key.
    public let key: Material?
    /// The ways to log in besides by certificate; more than one may be written down.
    public let logins: [Login]
    /// Whom to act as.
    public let impersonation: Impersonation?
  }

  /// One way to log in.
  public enum Login: Hashable, Sendable {
    /// By what a file, a text or a program says.
    case credentials(Credentials)
    /// By a way that no client offers any more.
    case authProvider(String)
  }

  /// Data that stands in the kubeconfig itself, or in a file beside it.
  public enum Material: Hashable, Sendable {
    /// The data in base64.
    case embedded(Secret)
    /// The file's path.
    case file(String)
  }
}
