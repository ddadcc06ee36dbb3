import KubeCore

/// The parts of a pod: its log, its ports behind the proxy, and commands in it.
extension APIServer {
  func answer(
    _ request: APIRequest,
    path: ResourcePath,
    subresource: String
  ) throws(APIFailure) -> Reply {
    switch subresource {
    case "log":
      guard request.method == "GET" else { throw .methodNotAllowed(request.method) }
      return try log(path, request)
    case "proxy": return try proxy(path, request)
    default: return try exec(path, request)
    }
  }

  func pod(
    _ path: ResourcePath,
    in state: ClusterState
  ) throws(APIFailure) -> (object: JSONValue, runtime: PodRuntime) {
    let name = Self.podName(path.name ?? "")
    guard let object = state.store[ObjectKey(.pods, name, in: path.namespace)],
      let runtime = state.pods[object.uid]
    else { throw .notFound(.pods, name) }
    return (object, runtime)
  }

  private func log(_ path: ResourcePath, _ request: APIRequest) throws(APIFailure) -> Reply {
    let options = LogQuery(request)
    let stream = try cluster.withState { state throws(APIFailure) in
      let (pod, runtime) = try pod(path, in: state)
      try options.check(pod, runtime)
      return LogStream(options, pod: pod, runtime: runtime, wall: state.wall)
    }
    guard options.isFollowing else { return .text(stream.text) }
    let fault = try fault(ofStream: path, verb: "get")
    return Reply(
      contentType: "text/plain",
      body: .stream(FollowedLog(stream, in: cluster, fault: fault))
    )
  }

  private func proxy(_ path: ResourcePath, _ request: APIRequest) throws(APIFailure) -> Reply {
    let named = (path.name ?? "").split(separator: ":").dropFirst().last.flatMap { Int($0) }
    let asked = AppRequest(
      method: request.method,
      path: "/" + path.rest.joined(separator: "/"),
      headers: request.headers
    )
    let answer = try cluster.withState { state throws(APIFailure) in
      let pod = try pod(path, in: state).object
      let port = named ?? pod.firstPort
      guard let answer = state.ask(pod, port: port, asked) else {
        let address = pod.at("status", "podIP")?.string ?? ""
        throw .unavailable(
          "error trying to reach service: dial tcp \(address):\(port): connect: "
            + "connection refused"
        )
      }
      return answer
    }
    return Reply(
      status: answer.status,
      contentType: answer.contentType,
      body: .bytes(answer.body)
    )
  }
}

/// What a request for a log wants.
struct LogQuery: Sendable {
  let container: String?
  let isPrevious: Bool
  let isFollowing: Bool
  let hasTimestamps: Bool
  let tailLines: Int?

  init(_ request: APIRequest) {
    container = request.query["container"]
    isPrevious = request.flag("previous")
    isFollowing = request.flag("follow")
    hasTimestamps = request.flag("timestamps")
    tailLines = request.query["tailLines"].flatMap { Int($0) }
  }

  /// Refuses what has no log, in the words of a node.
  func check(_ pod: JSONValue, _ runtime: PodRuntime) throws(APIFailure) {
    let name = try pod.container(container)
    if isPrevious {
      guard runtime.previousLog != nil else {
        throw .badRequest(
          "previous terminated container \"\(name)\" in pod \"\(pod.name)\" not found"
        )
      }
    } else if runtime.log.lines.isEmpty {
      let statuses = pod.at("status", "containerStatuses")?.array ?? []
      let reason = statuses.first?.at("state", "waiting", "reason")?.string
      throw .badRequest(
        "container \"\(name)\" in pod \"\(pod.name)\" is waiting to start: "
          + (reason ?? "ContainerCreating")
      )
    }
  }
}

/// A log as text, from the line its reader has come to.
struct LogStream: Sendable {
  let uid: String
  private let options: LogQuery
  private let wall: WallTime
  private let first: Int
  private let lines: [PodLog.Line]

  init(_ options: LogQuery, pod: JSONValue, runtime: PodRuntime, wall: WallTime) {
    let log = options.isPrevious ? runtime.previousLog ?? PodLog() : runtime.log
    uid = pod.uid
    self.options = options
    self.wall = wall
    lines = log.lines
    first = options.tailLines.map { max(0, log.lines.count - $0) } ?? 0
  }

  var text: String { text(of: lines[first...]) }
  var count: Int { lines.count }

  func text(of lines: some Sequence<PodLog.Line>) -> String {
    lines.map { line in
      let time = options.hasTimestamps ? wall.preciseTimestamp(line.time) + " " : ""
      return time + line.text + "\n"
    }.joined()
  }
}

/// A log that is sent on as it grows, until its pod is gone.
struct FollowedLog: LineSource {
  private let log: LogStream
  private let cluster: Cluster
  private let fault: StreamFault?
  private let wakeups: Wakeups
  private var shown: Int?
  private var sent = 0

  var stop: @Sendable () -> Void { wakeups.end }

  init(_ log: LogStream, in cluster: Cluster, fault: StreamFault?) {
    self.log = log
    self.cluster = cluster
    self.fault = fault
    wakeups = cluster.wakeups()
  }

  mutating func next() async throws -> [UInt8]? {
    while true {
      if let fault, sent >= fault.lines { return try await fault.end(wakeups) }
      guard let shown else {
        shown = log.count
        let text = log.text
        sent += text.count { $0 == "\n" }
        if !text.isEmpty { return Array(text.utf8) }
        continue
      }
      guard let runtime = cluster.look({ [uid = log.uid] in $0.pods[uid] }) else { return nil }
      let fresh = runtime.log.lines.dropFirst(shown)
      guard fresh.isEmpty else {
        self.shown = shown + fresh.count
        sent += fresh.count
        return Array(log.text(of: fresh).utf8)
      }
      guard await wakeups.next() else { return nil }
    }
  }
}

extension JSONValue {
  /// The container that is meant by a name, or, where a pod has only one, by none.
  func container(_ name: String?) throws(APIFailure) -> String {
    let names = containerNames
    guard let meant = name ?? names.first, names.contains(meant) else {
      throw .badRequest("container \(name ?? "") is not valid for pod \(self.name)")
    }
    guard name != nil || names.count == 1 else {
      throw .badRequest(
        "a container name must be specified for pod \(self.name), choose one of: "
          + "[\(names.joined(separator: " "))]"
      )
    }
    return meant
  }
}
