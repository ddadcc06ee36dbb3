import Synchronization

/// A clock that only moves when it is told to, so that no test ever waits.
///
/// With ``Mode/stepwise`` a test starts the work, waits until something sleeps, and moves on:
///
/// ```swift
/// let clock = ManualClock()
/// async let result = work(clock: clock)
/// await clock.waitForSleepers()
/// clock.advance(by: .seconds(5))
/// ```
///
/// With ``Mode/flying`` every sleep ends at once and moves the clock to its end: work that polls
/// runs through, and the clock tells afterwards how long it would have taken.
public final class ManualClock: Clock {
  /// A moment on this clock.
  public struct Instant: InstantProtocol {
    /// How long after the clock's start it is.
    public let offset: Duration

    /// Makes a moment.
    ///
    /// - Parameter offset: How long after the clock's start it is.
    public init(offset: Duration) { self.offset = offset }

    /// The moment some time after this one.
    ///
    /// - Parameter duration: How much later.
    /// - Returns: The later moment.
    public func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }

    /// The time from this moment to another.
    ///
    /// - Parameter other: The other moment.
    /// - Returns: The time between them; negative where the other is earlier.
    public func duration(to other: Instant) -> Duration { other.offset - offset }

    /// Whether a moment is earlier than another.
    ///
    /// - Parameters:
    ///   - left: The one.
    ///   - right: The other.
    /// - Returns: Whether the one is earlier.
    public static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
  }

  /// What moves the clock.
  public enum Mode: Sendable {
    /// Only ``advance(by:)``.
    case stepwise
    /// Every sleep, at once.
    case flying
  }

  private struct Sleeper {
    let deadline: Instant
    let continuation: CheckedContinuation<Void, any Error>
  }

  private struct Watcher {
    let count: Int
    let continuation: CheckedContinuation<Void, Never>
  }

  private struct State {
    var now = Instant(offset: .zero)
    var nextID = 0
    var sleepers: [Int: Sleeper] = [:]
    var watchers: [Watcher] = []
    var sleeps: [Duration] = []

    /// Takes out the watchers that have seen enough sleepers.
    mutating func satisfiedWatchers() -> [Watcher] {
      let satisfied = watchers.filter { $0.count <= sleepers.count }
      watchers.removeAll { $0.count <= sleepers.count }
      return satisfied
    }
  }

  private let mode: Mode
  private let state = Mutex(State())

  /// Makes a clock at its start.
  ///
  /// - Parameter mode: What moves it.
  public init(_ mode: Mode = .stepwise) { self.mode = mode }

  /// The present moment.
  public var now: Instant { state.withLock { $0.now } }

  /// How long the clock has run.
  public var elapsed: Duration { now.offset }

  /// How long each sleep was meant to last, in the order they began.
  public var sleeps: [Duration] { state.withLock { $0.sleeps } }

  /// The smallest step.
  public var minimumResolution: Duration { .nanoseconds(1) }

  /// Moves the clock and wakes everything whose time has come.
  ///
  /// - Parameter duration: How far.
  public func advance(by duration: Duration) {
    let due = state.withLock { state in
      state.now = state.now.advanced(by: duration)
      let due = state.sleepers.filter { $0.value.deadline <= state.now }
      for id in due.keys { state.sleepers[id] = nil }
      return due.values.sorted { $0.deadline < $1.deadline }
    }
    for sleeper in due { sleeper.continuation.resume() }
  }

  /// Waits until so many sleep on this clock.
  ///
  /// - Parameter count: How many.
  public func waitForSleepers(_ count: Int = 1) async {
    await withCheckedContinuation { continuation in
      let satisfied = state.withLock { state in
        state.watchers.append(Watcher(count: count, continuation: continuation))
        return state.satisfiedWatchers()
      }
      for watcher in satisfied { watcher.continuation.resume() }
    }
  }

  /// Waits until a sleep of that length has begun.
  ///
  /// - Parameter duration: The length.
  public func waitForSleep(of duration: Duration) async {
    while !sleeps.contains(duration) { await Task.yield() }
  }

  /// Sleeps until the clock has been moved that far.
  ///
  /// - Parameters:
  ///   - deadline: When to wake.
  ///   - tolerance: Not heeded.
  /// - Throws: `CancellationError` when the task is cancelled meanwhile.
  public func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    try Task.checkCancellation()
    let id = state.withLock { state in
      state.nextID += 1
      state.sleeps.append(state.now.duration(to: deadline))
      if mode == .flying { state.now = max(state.now, deadline) }
      return state.nextID
    }
    if mode == .flying { return await Task.yield() }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        begin(Sleeper(deadline: deadline, continuation: continuation), id: id)
      }
    } onCancel: {
      state.withLock { $0.sleepers.removeValue(forKey: id) }?
        .continuation.resume(throwing: CancellationError())
    }
  }

  private func begin(_ sleeper: Sleeper, id: Int) {
    // The handler of a cancellation that came first has found nothing to wake.
    if Task.isCancelled {
      return sleeper.continuation.resume(throwing: CancellationError())
    }
    let (isDue, satisfied) = state.withLock { state -> (Bool, [Watcher]) in
      if sleeper.deadline <= state.now { return (true, []) }
      state.sleepers[id] = sleeper
      return (false, state.satisfiedWatchers())
    }
    if isDue { sleeper.continuation.resume() }
    for watcher in satisfied { watcher.continuation.resume() }
  }
}
