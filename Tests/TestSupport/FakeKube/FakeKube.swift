public import KubeCore
import Synchronization

/// A cluster in memory: keeps objects, counts versions, refuses stale writes, tells watchers.
///
/// It has no controllers: a test plays them with ``change(_:name:namespace:_:)`` or with
/// ``onWrite(_:)``. Faithful are versions, conflicts, merge patches, generations, delete
/// preconditions, pages, selectors, watches with resume and 410. Not there are validation,
/// defaults, garbage collection, graceful deletion, server-side apply and rights (see
/// ``fail(_:)``).
///
/// ```swift
/// let kube = FakeKube()
/// try kube.create(ConfigMap(metadata: ObjectMeta(name: "a", namespace: "b")))
/// let found = try await kube.get(ConfigMap.self, name: "a", namespace: "b")
/// ```
public final class FakeKube: KubeAPI {
  /// Answers a request that has no object behind it: logs and proxies.
  public typealias Handler = @Sendable (KubeRequest) async throws -> KubeResponse
  /// Runs a command.
  public typealias ExecHandler = @Sendable (ExecRequest) async throws -> ExecOutput
  /// Plays a controller: is told the request of every write that was done.
  public typealias WriteHook = @Sendable (FakeKube, RequestAttributes) async throws -> Void

  struct Watcher {
    var selection: FakeSelection
    var continuation: AsyncThrowingStream<[UInt8], any Error>.Continuation
  }

  struct State {
    var store = FakeStore()
    /// The kinds that are known; others are answered with 404.
    var kinds: Set<String> = [
      ConfigMap.resource.plural, Deployment.resource.plural, Event.resource.plural,
      Pod.resource.plural, ReplicaSet.resource.plural, StatefulSet.resource.plural,
    ]
    var watchers: [Int: Watcher] = [:]
    /// Watchers that are told nothing more, and are not let go either.
    var deafened: [Watcher] = []
    var nextWatcher = 0
    var failures: [FakeFailure] = []
    var requests: [KubeRequest] = []
    var execRequests: [ExecRequest] = []
    var pages: [String: [JSONValue]] = [:]
    var log: Handler?
    var proxy: Handler?
    var exec: ExecHandler?
    var writeHook: WriteHook?
  }

  let state = Mutex(State())

  /// Makes an empty cluster.
  public init() {}

  /// Every request so far, in order.
  public var requests: [KubeRequest] { state.withLock { $0.requests } }

  /// Every command so far, in order.
  public var execRequests: [ExecRequest] { state.withLock { $0.execRequests } }

  /// How many watches are open.
  public var openWatches: Int { state.withLock { $0.watchers.count } }

  /// Makes requests fail from now on.
  ///
  /// - Parameter failure: Which requests, how, and how often.
  public func fail(_ failure: FakeFailure) {
    state.withLock { $0.failures.append(failure) }
  }

  /// Lets all requests succeed again.
  public func clearFailures() { state.withLock { $0.failures = [] } }

  /// Says what pods log; without it logs are empty.
  ///
  /// - Parameter handler: Answers with the log.
  public func onLog(_ handler: @escaping Handler) { state.withLock { $0.log = handler } }

  /// Says what the apps in pods answer; without it every app is unavailable.
  ///
  /// - Parameter handler: Answers for the app; an answer other than 2xx becomes an error.
  public func onProxy(_ handler: @escaping Handler) { state.withLock { $0.proxy = handler } }

  /// Says what commands in containers do; without it they cannot be run.
  ///
  /// - Parameter handler: Runs the command.
  public func onExec(_ handler: @escaping ExecHandler) { state.withLock { $0.exec = handler } }

  /// Plays the controllers.
  ///
  /// - Parameter hook: Is called after each write of a client, before the client is answered.
  public func onWrite(_ hook: @escaping WriteHook) { state.withLock { $0.writeHook = hook } }

  /// Sends a request to the fake cluster.
  ///
  /// - Parameter request: What to ask.
  /// - Returns: The answer.
  /// - Throws: ``KubeError`` as a server would cause it.
  public func send(_ request: KubeRequest) async throws -> KubeResponse {
    try Task.checkCancellation()
    let attributes = try admit(request)
    switch attributes.subresource {
    case "log":
      let handler = state.withLock { $0.log }
      return try await handler?(request).successful(for: request) ?? KubeResponse(status: 200)
    case "proxy":
      guard let handler = state.withLock({ $0.proxy }) else {
        throw Self.error(503, "ServiceUnavailable", "no app listens", request)
      }
      return try await handler(request).successful(for: request)
    default:
      let response = try answer(request, attributes)
      let isWrite = !["get", "list", "watch"].contains(attributes.verb)
      if isWrite, request.queryValue("dryRun") == nil, let hook = state.withLock({ $0.writeHook }) {
        try await hook(self, attributes)
      }
      return response
    }
  }

  /// Opens a watch, or reads a log line by line.
  ///
  /// - Parameter request: What to ask.
  /// - Returns: The lines; a watch stays open until it is cut or its reader goes away.
  /// - Throws: ``KubeError`` as a server would cause it.
  public func lines(
    _ request: KubeRequest
  ) async throws -> AsyncThrowingStream<[UInt8], any Error> {
    guard request.queryValue("watch") != nil else {
      let body = try await send(request).body
      let (stream, continuation) = AsyncThrowingStream<[UInt8], any Error>.makeStream()
      for line in body.split(separator: UInt8(ascii: "\n")) { continuation.yield(Array(line)) }
      continuation.finish()
      return stream
    }
    try Task.checkCancellation()
    let attributes = try admit(request)
    return try openWatch(request, FakeSelection(request, attributes))
  }

  /// Runs a command as ``onExec(_:)`` says.
  ///
  /// - Parameter request: What to run.
  /// - Returns: What it wrote.
  /// - Throws: ``KubeError`` where no command can be run.
  public func exec(_ request: ExecRequest) async throws -> ExecOutput {
    _ = try admit(request.request)
    let handler = state.withLock { state in
      state.execRequests.append(request)
      return state.exec
    }
    guard let handler else {
      throw Self.error(400, "BadRequest", "no command can be run", request.request)
    }
    return try await handler(request)
  }

  static func error(
    _ status: Int,
    _ reason: String,
    _ message: String,
    _ request: KubeRequest
  ) -> KubeError {
    var error = KubeError(code: .init(status: status, reason: reason), message: message)
    error.status = status
    error.isFromServer = true
    error.reason = reason
    error.attributes = request.attributes
    return error
  }
}
