import KubeCore

/// The lines of one watch: changes as they come, a bookmark now and then, an end in time.
struct WatchStream: LineSource {
  /// What is watched, and for how long.
  struct Plan: Sendable {
    var type: ResourceType
    var namespace: String?
    var selection: Selection
    var wantsTable: Bool
    var sendsBookmarks: Bool
    /// The version after which changes are sent; nil starts with what there is.
    var since: Int?
    /// When the stream ends; nil is never.
    var end: Duration?
    /// What goes wrong with it; nil is nothing.
    var fault: StreamFault?
  }

  private let cluster: Cluster
  private let plan: Plan
  private let wakeups: Wakeups
  private var seen: Int?
  private var nextBookmark: Duration?
  private var sent = 0
  private var hasFailed = false

  var stop: @Sendable () -> Void { wakeups.end }

  init(_ plan: Plan, in cluster: Cluster) {
    self.plan = plan
    self.cluster = cluster
    seen = plan.since
    wakeups = cluster.wakeups()
  }

  mutating func next() async throws -> [UInt8]? {
    while true {
      if let fault = plan.fault, sent >= fault.lines { return try await fault.end(wakeups) }
      if hasFailed { return nil }
      var stream = self
      let (lines, isOver) = cluster.look { state in stream.news(in: &state) }
      self = stream
      if !lines.isEmpty { return try bytes(of: lines) }
      if isOver { return nil }
      guard await wakeups.next() else { return nil }
    }
  }

  /// The lines there are now, cut where a fault says so.
  private mutating func bytes(of lines: [JSONValue]) throws -> [UInt8] {
    let allowed = plan.fault.map { max(0, $0.lines - sent) } ?? lines.count
    let shown = lines.prefix(allowed)
    sent += shown.count
    return try shown.flatMap { try $0.encoded() + [UInt8(ascii: "\n")] }
  }

  private mutating func news(in state: inout ClusterState) -> (lines: [JSONValue], isOver: Bool) {
    let isOver = plan.end.map { state.now >= $0 } ?? false
    guard let seen else {
      self.seen = state.store.version
      let present = state.store.all(plan.type, in: plan.namespace).filter(plan.selection.matches)
      scheduleTimers(in: &state)
      return (present.map { line("ADDED", $0, state.moment) }, false)
    }
    guard seen >= state.store.forgottenThrough else {
      hasFailed = true
      var failure = APIFailure.expired
      failure.message += ": \(seen) (\(state.store.forgottenThrough + 1))"
      return ([["type": "ERROR", "object": failure.body]], true)
    }
    let changes = state.store.changes.reversed().prefix { $0.version > seen }.reversed()
    self.seen = state.store.version
    var lines = changes.compactMap { event(of: $0, state.moment) }
    if let due = nextBookmark ?? plan.end, state.now >= due, plan.sendsBookmarks {
      lines.append(bookmark(state.store.version))
      nextBookmark = nil
    }
    scheduleTimers(in: &state)
    return (lines, isOver)
  }

  /// Makes sure something wakes this stream when a bookmark or its end is due.
  private mutating func scheduleTimers(in state: inout ClusterState) {
    if plan.sendsBookmarks, nextBookmark == nil {
      let due = state.now + state.options.bookmarkInterval
      nextBookmark = due
      state.agenda.add(.wake, at: due)
    }
    if let end = plan.end, end > state.now { state.agenda.addOnce(.wake, at: end) }
  }

  /// What a change means to this watch: an object may also enter or leave the selection.
  private func event(of change: ObjectStore.Change, _ now: Moment) -> JSONValue? {
    guard change.key.type == plan.type,
      plan.namespace == nil || change.key.namespace == plan.namespace
    else { return nil }
    let old = change.old.flatMap { plan.selection.matches($0) ? $0 : nil }
    let new = change.new.flatMap { plan.selection.matches($0) ? $0 : nil }
    switch (old, new) {
    case (nil, nil): return nil
    case (nil, let new?): return line("ADDED", new, now)
    case (_, let new?): return line("MODIFIED", new, now)
    case (let old?, nil):
      var last = old
      last.put(.string(String(change.version)), at: "metadata", "resourceVersion")
      return line("DELETED", last, now)
    }
  }

  private func line(_ type: String, _ object: JSONValue, _ now: Moment) -> JSONValue {
    let shown = plan.wantsTable ? Table(plan.type, at: now).value(of: [object]) : object
    return ["type": .string(type), "object": shown]
  }

  private func bookmark(_ version: Int) -> JSONValue {
    [
      "type": "BOOKMARK",
      "object": [
        "kind": .string(plan.type.kind), "apiVersion": .string(plan.type.apiVersion),
        "metadata": [
          "resourceVersion": .string(String(version)), "creationTimestamp": .null,
        ],
      ],
    ]
  }
}

extension APIServer {
  func watch(_ path: ResourcePath, _ request: APIRequest) throws(APIFailure) -> Reply {
    let version = request.query["resourceVersion"] ?? ""
    guard version.isEmpty || Int(version) != nil else {
      throw .badRequest("resourceVersion: Invalid value: \"\(version)\"")
    }
    var plan = WatchStream.Plan(
      type: path.type,
      namespace: path.namespace,
      selection: try Selection(
        labelSelector: request.query["labelSelector"],
        fieldSelector: request.query["fieldSelector"]
      ),
      wantsTable: request.wantsTable,
      sendsBookmarks: request.flag("allowWatchBookmarks")
    )
    if let number = Int(version), number > 0 { plan.since = number }
    if let seconds = request.query["timeoutSeconds"].flatMap({ Int($0) }), seconds > 0 {
      plan.end = cluster.time.elapsed() + .seconds(seconds)
    }
    plan.fault = try fault(ofStream: path, verb: "watch")
    return Reply(body: .stream(WatchStream(plan, in: cluster)))
  }
}
