import KubeCore
import Synchronization

/// The simulated cluster behind its lock: moves with the clock and wakes whoever waits for it.
final class Cluster: Sendable {
  let time: SimulationTime
  let stock: StockCluster
  private let inner: Mutex<Inner>

  private struct Inner: Sendable {
    var state: ClusterState
    var waiting: [Int: AsyncStream<Void>.Continuation] = [:]
    var lastWaiter = 0
    var requests: [String] = []
  }

  init(_ options: SandboxOptions) {
    time = SimulationTime(options.clock)
    stock = StockCluster(options)
    // The install happened some hours ago, so that all is settled when the sandbox starts.
    var state = ClusterState(options: options, startingAt: .seconds(-7_200))
    stock.install(in: &state)
    state.advance(to: .zero)
    for fault in options.faults { state.faults.inject(fault) }
    inner = Mutex(Inner(state: state))
  }

  /// Reads or changes the state as of now, and wakes the streams.
  func withState<R: Sendable>(
    _ body: (inout ClusterState) throws(APIFailure) -> R
  ) throws(APIFailure) -> R {
    let now = time.elapsed()
    let (result, waiting) = inner.withLock { inner in
      inner.state.advance(to: now)
      let result = Result { () throws(APIFailure) -> R in try body(&inner.state) }
      return (result, Array(inner.waiting.values))
    }
    for waiter in waiting { waiter.yield() }
    return try result.get()
  }

  /// Changes the state as of now where nothing can go wrong, and wakes the streams.
  func act<R>(_ body: (inout ClusterState) -> R) {
    let now = time.elapsed()
    let waiting = inner.withLock { inner in
      inner.state.advance(to: now)
      _ = body(&inner.state)
      return Array(inner.waiting.values)
    }
    for waiter in waiting { waiter.yield() }
  }

  /// The same for a stream that looks for news: it wakes others only where something happened.
  func look<R: Sendable>(_ body: (inout ClusterState) -> R) -> R {
    let now = time.elapsed()
    let (result, waiting) = inner.withLock { inner in
      let hasMoved = inner.state.advance(to: now)
      return (body(&inner.state), hasMoved ? Array(inner.waiting.values) : [])
    }
    for waiter in waiting { waiter.yield() }
    return result
  }

  /// A sequence that yields whenever the state may have changed.
  func wakeups() -> Wakeups {
    let (stream, continuation) = AsyncStream.makeStream(
      of: Void.self,
      bufferingPolicy: .bufferingNewest(1)
    )
    let number = inner.withLock { inner in
      inner.lastWaiter += 1
      inner.waiting[inner.lastWaiter] = continuation
      return inner.lastWaiter
    }
    return Wakeups(stream: stream) { [self] in
      // Finishing runs code of the stream, which must not happen under the lock.
      inner.withLock { $0.waiting.removeValue(forKey: number) }?.finish()
    }
  }

  /// Lets things happen as their time comes, until cancelled.
  func run() async throws {
    while !Task.isCancelled {
      let wakeups = wakeups()
      defer { wakeups.end() }
      let due = look { $0.agenda.nextDue }
      try await withThrowingTaskGroup(of: Void.self) { group in
        if let due { group.addTask { [time] in try await time.sleep(due) } }
        group.addTask { _ = await wakeups.next() }
        try await group.next()
        group.cancelAll()
      }
    }
  }

  func note(request: String) {
    inner.withLock { $0.requests.append(request) }
  }

  var requests: [String] { inner.withLock { $0.requests } }
}

/// News of the cluster, of which only the latest is kept.
struct Wakeups: Sendable {
  fileprivate let stream: AsyncStream<Void>
  /// Ends the sequence; whoever waits for it goes on.
  let end: @Sendable () -> Void

  /// Waits for news; false where there will be none any more.
  func next() async -> Bool {
    for await _ in stream { return true }
    return false
  }
}
