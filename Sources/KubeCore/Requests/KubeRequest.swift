/// A request to the API server, as a value: built by pure functions, sent by somebody else.
///
/// The path is relative to the server's address; identity (tokens, impersonation) is not part of
/// it, so a request can be printed and compared.
///
/// ```swift
/// let request = KubeRequest.get(ConfigMap.self, name: "app-config", namespace: "kubeflow")
/// ```
public struct KubeRequest: Hashable, Sendable {
  /// The HTTP method.
  public enum Method: String, Hashable, Sendable {
    /// Reads.
    case get = "GET"
    /// Creates.
    case post = "POST"
    /// Replaces.
    case put = "PUT"
    /// Changes.
    case patch = "PATCH"
    /// Deletes.
    case delete = "DELETE"
  }

  /// One name and value of the query, not yet encoded.
  public struct QueryItem: Hashable, Sendable {
    /// What stands before the equals sign; it may stand in a query more than once.
    public let name: String
    /// What stands behind it.
    public let value: String

    /// Makes one part of a query.
    ///
    /// - Parameters:
    ///   - name: The name, not encoded.
    ///   - value: The value, not encoded.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The HTTP method.
  public var method: Method
  /// The path below the server's base path, percent-encoded, starting with a slash.
  public var path: String
  /// The query in order, not encoded.
  public var query: [QueryItem]
  /// Header fields besides those of identity and content type.
  public var headers: HeaderFields
  /// The media type of the body.
  public var contentType: String?
  /// The body.
  public var body: [UInt8]?
  /// Whether sending it twice does no harm: a read, or a write that is guarded by a version.
  public var mayRetry: Bool
  /// How long the answer may take; nil leaves that to the sender.
  public var timeout: Duration?

  /// Makes a request; prefer the builders.
  ///
  /// - Parameters:
  ///   - method: The HTTP method.
  ///   - path: The path, percent-encoded, starting with a slash.
  ///   - query: The query in order, not encoded.
  ///   - mayRetry: Whether sending it twice does no harm; nil means that only a GET may be.
  public init(
    _ method: Method,
    path: String,
    query: [QueryItem] = [],
    mayRetry: Bool? = nil
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.mayRetry = mayRetry ?? (method == .get)
    headers = ["Accept": "application/json"]
  }

  /// Path and query as they go over the wire.
  public var target: String {
    guard !query.isEmpty else { return path }
    let parts = query.map {
      "\(PercentEncoding.queryPart($0.name))=\(PercentEncoding.queryPart($0.value))"
    }
    return path + "?" + parts.joined(separator: "&")
  }

  /// What the request means to the API server; nil for a path outside of its objects.
  public var attributes: RequestAttributes? {
    RequestAttributes(
      method: method,
      path: path,
      isWatch: query.contains { $0.name == "watch" && $0.value != "0" }
    )
  }

  /// The value of the first query item of a name.
  ///
  /// - Parameter name: The item's name.
  /// - Returns: The value, not encoded, or nil where there is no such item.
  public func queryValue(_ name: String) -> String? {
    query.first { $0.name == name }?.value
  }
}
