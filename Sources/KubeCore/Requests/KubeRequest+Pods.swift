/// Which lines of a container's log are read.
public struct LogOptions: Hashable, Sendable {
  /// The container; nil where the pod has only one.
  public var container: String?
  /// Only so many lines from the end.
  public var tailLines: Int?
  /// Whether the log of the container's previous life is meant, after a crash.
  public var isPrevious: Bool
  /// Whether the stream stays open for lines to come.
  public var isFollowing: Bool

  /// Chooses lines of a log.
  ///
  /// - Parameters:
  ///   - container: The container.
  ///   - tailLines: Only so many lines from the end.
  ///   - isPrevious: Whether the log of the container's previous life is meant.
  ///   - isFollowing: Whether the stream stays open for lines to come.
  public init(
    container: String? = nil,
    tailLines: Int? = nil,
    isPrevious: Bool = false,
    isFollowing: Bool = false
  ) {
    self.container = container
    self.tailLines = tailLines
    self.isPrevious = isPrevious
    self.isFollowing = isFollowing
  }
}

/// A port of a pod, as the API server's proxy reaches it.
public struct PodEndpoint: Hashable, Sendable {
  /// The pod's name.
  public var pod: String
  /// The pod's namespace.
  public var namespace: String
  /// The port's number.
  public var port: Int

  /// Names a port of a pod.
  ///
  /// - Parameters:
  ///   - pod: The pod's name.
  ///   - namespace: The pod's namespace.
  ///   - port: The port's number.
  public init(pod: String, namespace: String, port: Int) {
    self.pod = pod
    self.namespace = namespace
    self.port = port
  }
}

extension KubeRequest {
  /// Reads a container's log, as plain text.
  ///
  /// - Parameters:
  ///   - pod: The pod's name.
  ///   - namespace: The pod's namespace.
  ///   - options: Which container and which lines.
  /// - Returns: The request; send it with ``KubeAPI/lines(_:)`` to follow the log.
  public static func podLog(
    pod: String,
    namespace: String,
    options: LogOptions = LogOptions()
  ) -> KubeRequest {
    var request = KubeRequest(
      .get,
      path: path(Pod.resource, namespace: namespace, name: pod, subresource: "log")
    )
    request.headers = ["Accept": "*/*"]
    request.add("container", options.container)
    request.add("follow", options.isFollowing ? "true" : nil)
    request.add("previous", options.isPrevious ? "true" : nil)
    request.add("tailLines", options.tailLines.map { String($0) })
    return request
  }

  /// Asks the web app inside a pod, through the API server.
  ///
  /// An answer with a status other than 2xx may come from the app as well as from the server.
  ///
  /// - Parameters:
  ///   - endpoint: The pod and its port.
  ///   - path: The path within the app, not encoded, such as `/api/config`.
  ///   - headers: What the app wants to be told, such as who asks.
  /// - Returns: The request.
  public static func podProxy(
    to endpoint: PodEndpoint,
    path: String,
    headers: HeaderFields = [:]
  ) -> KubeRequest {
    let base = Self.path(
      Pod.resource,
      namespace: endpoint.namespace,
      name: "\(endpoint.pod):\(endpoint.port)",
      subresource: "proxy"
    )
    let segments = path.drop { $0 == "/" }.split(separator: "/", omittingEmptySubsequences: false)
    var request = KubeRequest(
      .get,
      path: base + "/" + segments.map { PercentEncoding.segment(String($0)) }.joined(separator: "/")
    )
    for field in headers { request.headers.append(field.name, field.value) }
    return request
  }
}
