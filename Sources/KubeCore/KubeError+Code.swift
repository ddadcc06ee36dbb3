extension KubeError {
  /// What kind of failure an error is.
  public struct Code: Hashable, Sendable, CustomStringConvertible {
    private enum Value: String, Hashable, Sendable {
      case badRequest, unauthorized, forbidden, notFound, methodNotAllowed, alreadyExists, conflict
      case gone, tooLarge, invalid, tooManyRequests, serverError, unavailable, timeout
      case unreachable, tls, protocolViolation
      case kubeconfigMissing, kubeconfigBroken, noCurrentContext, contextNotFound, clusterNotFound
      case userNotFound, badServer, fileUnreadable, badEncoding, incompleteCredentials
      case unsupportedLogin, loginBroken, notInCluster
    }

    private let value: Value

    private init(_ value: Value) { self.value = value }

    /// The code's name, such as `notFound`.
    public var description: String { value.rawValue }

    // MARK: What the server answered

    /// 400: the server does not understand the request.
    public static let badRequest = Code(.badRequest)
    /// 401: the server does not know who asks.
    public static let unauthorized = Code(.unauthorized)
    /// 403: this user may not do that, or admission refused it.
    public static let forbidden = Code(.forbidden)
    /// 404: there is no such object.
    public static let notFound = Code(.notFound)
    /// 405: this object cannot be treated that way.
    public static let methodNotAllowed = Code(.methodNotAllowed)
    /// 409: an object of that name is already there.
    public static let alreadyExists = Code(.alreadyExists)
    /// 409 or 412: the object was changed by somebody else, or a precondition does not hold.
    public static let conflict = Code(.conflict)
    /// 410: the version asked for is too old.
    public static let gone = Code(.gone)
    /// 413: the object is larger than the server takes.
    public static let tooLarge = Code(.tooLarge)
    /// 422: the object is not valid.
    public static let invalid = Code(.invalid)
    /// 429: too many requests; try later.
    public static let tooManyRequests = Code(.tooManyRequests)
    /// Any other failure status of the server.
    public static let serverError = Code(.serverError)
    /// 502 or 503: the server, or what it forwards to, is not there just now.
    public static let unavailable = Code(.unavailable)

    // MARK: What kept an answer from arriving

    /// 504, or no answer within the time given.
    public static let timeout = Code(.timeout)
    /// No connection could be made, or it broke.
    public static let unreachable = Code(.unreachable)
    /// The server's certificate, or ours, was not accepted.
    public static let tls = Code(.tls)
    /// What arrived is not what the protocol says.
    public static let protocolViolation = Code(.protocolViolation)

    // MARK: What is wrong with the kubeconfig or the login

    /// There is no kubeconfig where one was named, or none at all.
    public static let kubeconfigMissing = Code(.kubeconfigMissing)
    /// The kubeconfig is not YAML, or not of the shape expected.
    public static let kubeconfigBroken = Code(.kubeconfigBroken)
    /// No context was named and the kubeconfig has no current one.
    public static let noCurrentContext = Code(.noCurrentContext)
    /// The kubeconfig has no context of that name.
    public static let contextNotFound = Code(.contextNotFound)
    /// The kubeconfig has no cluster of that name.
    public static let clusterNotFound = Code(.clusterNotFound)
    /// The kubeconfig has no user of that name.
    public static let userNotFound = Code(.userNotFound)
    /// The server's address, or the proxy's, is not a URL that can be used.
    public static let badServer = Code(.badServer)
    /// A file that the kubeconfig names cannot be read.
    public static let fileUnreadable = Code(.fileUnreadable)
    /// Embedded data is not base64, or a file that must be text is not.
    public static let badEncoding = Code(.badEncoding)
    /// Half of a pair is missing: a certificate without its key, a password without its name.
    public static let incompleteCredentials = Code(.incompleteCredentials)
    /// The user logs in a way that this tool does not know.
    public static let unsupportedLogin = Code(.unsupportedLogin)
    /// The credential plugin failed, or the token file is empty.
    public static let loginBroken = Code(.loginBroken)
    /// In-cluster credentials were asked for outside of a pod.
    public static let notInCluster = Code(.notInCluster)
  }
}

extension KubeError.Code {
  /// Whether kubeconfig or login is to blame.
  public var isConfigurationProblem: Bool {
    switch value {
    case .kubeconfigMissing, .kubeconfigBroken, .noCurrentContext, .contextNotFound,
      .clusterNotFound, .userNotFound, .badServer, .fileUnreadable, .badEncoding,
      .incompleteCredentials, .unsupportedLogin, .loginBroken, .notInCluster, .unauthorized:
      true
    case .badRequest, .forbidden, .notFound, .methodNotAllowed, .alreadyExists, .conflict, .gone,
      .tooLarge, .invalid, .tooManyRequests, .serverError, .unavailable, .timeout, .unreachable,
      .tls, .protocolViolation:
      false
    }
  }

  /// The code in words, or nil where the message says it all.
  func words(for attributes: RequestAttributes?) -> String? {
    switch value {
    case .badRequest: "bad request"
    case .unauthorized: "not logged in"
    case .forbidden: attributes.map { "not allowed to \($0.permission)" } ?? "not allowed"
    case .notFound: "not found"
    case .methodNotAllowed: "method not allowed"
    case .alreadyExists: "already exists"
    case .conflict: "conflict"
    case .gone: "version too old"
    case .tooLarge: "too large"
    case .invalid: "invalid"
    case .tooManyRequests: "too many requests"
    case .serverError: "server error"
    case .unavailable: "unavailable"
    case .timeout: "timed out"
    case .unreachable: "cannot be reached"
    case .tls: "no secure connection"
    case .protocolViolation: "unexpected answer"
    case .kubeconfigMissing, .kubeconfigBroken, .noCurrentContext, .contextNotFound,
      .clusterNotFound, .userNotFound, .badServer, .fileUnreadable, .badEncoding,
      .incompleteCredentials, .unsupportedLogin, .loginBroken, .notInCluster:
      nil
    }
  }

  /// The code for an answer of the server: its reason decides, then its status.
  ///
  /// - Parameters:
  ///   - status: The HTTP status.
  ///   - reason: The `reason` of the Status body.
  public init(status: Int, reason: String?) {
    if let reason, let code = Self.byReason[reason] {
      self = code
    } else {
      self = Self.byStatus[status] ?? .serverError
    }
  }

  private static let byReason: [String: KubeError.Code] = [
    "BadRequest": .badRequest, "Unauthorized": .unauthorized, "Forbidden": .forbidden,
    "NotFound": .notFound, "MethodNotAllowed": .methodNotAllowed, "AlreadyExists": .alreadyExists,
    "Conflict": .conflict, "Gone": .gone, "Expired": .gone, "RequestEntityTooLarge": .tooLarge,
    "Invalid": .invalid, "TooManyRequests": .tooManyRequests, "InternalError": .serverError,
    "ServiceUnavailable": .unavailable, "Timeout": .timeout, "ServerTimeout": .timeout,
  ]

  private static let byStatus: [Int: KubeError.Code] = [
    400: .badRequest, 401: .unauthorized, 403: .forbidden, 404: .notFound, 405: .methodNotAllowed,
    408: .timeout, 409: .conflict, 410: .gone, 412: .conflict, 413: .tooLarge, 422: .invalid,
    429: .tooManyRequests, 502: .unavailable, 503: .unavailable, 504: .timeout,
  ]
}
