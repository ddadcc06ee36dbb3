/// Anything that went wrong between this tool and the cluster, as data.
///
/// The code says what kind of failure it is and is what callers decide on; the description is for
/// people. Neither ever holds a token, a key or the content of an object.
public struct KubeError: Error, Sendable {
  /// What kind of failure.
  public let code: Code
  /// The HTTP status, when the server answered.
  public var status: Int?
  /// Whether the API server itself answered so, by a Status body.
  ///
  /// False for what it only passes on, such as the answer of an app behind the pod proxy.
  public var isFromServer = false
  /// Whether the request cannot have reached the server, since no connection came about.
  ///
  /// False also means that it is not known.
  public var isUnsent = false
  /// The server's own word for it, such as `AlreadyExists`.
  public var reason: String?
  /// What happened, in words: the server's when it answered.
  public var message: String
  /// What was asked, when a request failed.
  public var attributes: RequestAttributes?
  /// The file and entry that is to blame, when a file is.
  public var place: String?
  /// How long the server asked to wait before asking again.
  public var retryAfter: Duration?
  /// The single complaints behind an `invalid` or `conflict`.
  public var causes: [Cause]
  /// The error below this one.
  public var underlying: (any Error)?

  /// Describes a failure.
  ///
  /// - Parameters:
  ///   - code: What kind of failure.
  ///   - message: What happened, lower case, without a final full stop and without secrets.
  ///   - place: The file and entry that is to blame.
  ///   - underlying: The error below this one.
  public init(
    code: Code,
    message: String,
    place: String? = nil,
    underlying: (any Error)? = nil
  ) {
    self.code = code
    self.message = message
    self.place = place
    self.underlying = underlying
    causes = []
  }

  /// One complaint of the server about one field.
  public struct Cause: Codable, Hashable, Sendable {
    /// The server's word for it, such as `FieldValueRequired`.
    public var reason: String?
    /// What is wrong, in words.
    public var message: String?
    /// The field, such as `spec.replicas`.
    public var field: String?

    /// Makes a complaint.
    ///
    /// - Parameters:
    ///   - reason: The server's word for it.
    ///   - message: What is wrong.
    ///   - field: The field.
    public init(reason: String? = nil, message: String? = nil, field: String? = nil) {
      self.reason = reason
      self.message = message
      self.field = field
    }
  }
}

extension KubeError {
  /// Whether the object is not there.
  public var isNotFound: Bool { code == .notFound }
  /// Whether somebody else changed the object first, or a precondition does not hold.
  public var isConflict: Bool { code == .conflict }
  /// Whether this user may not do that.
  public var isForbidden: Bool { code == .forbidden }
  /// Whether the server does not know who asks.
  public var isUnauthorized: Bool { code == .unauthorized }
  /// Whether the version asked for is too old: list again.
  public var isGone: Bool { code == .gone }
  /// Whether kubeconfig or login is broken, so that no request was worth sending.
  public var isConfigurationProblem: Bool { code.isConfigurationProblem }

  /// What was tried, such as `patch`.
  public var verb: String? { attributes?.verb }
  /// What it was tried on, such as `pods/log`.
  public var resource: String? { attributes?.qualifiedResource }
  /// The object's name.
  public var name: String? { attributes?.name }
  /// The object's namespace.
  public var namespace: String? { attributes?.namespace }
}

extension KubeError: CustomStringConvertible {
  /// The failure in words, the place first:
  /// `configmaps 'x' in 'kubeflow': conflict: the object has been modified`.
  public var description: String {
    [
      place ?? attributes?.description, code.words(for: attributes),
      message.isEmpty ? nil : message,
    ]
    .compactMap(\.self)
    .joined(separator: ": ")
  }
}
