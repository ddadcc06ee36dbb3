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
///
/// With ``Mode/skipping(_:)`` only short sleeps do: work that looks again and again runs through,
/// while what is meant to last does, until a test lets time pass.
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
  public enum Mode: Hashable, Sendable {
    /// Only ``advance(by:)``.
    case stepwise
    /// Every sleep, at once.
    case flying
    /// Every sleep that is no longer than this, at once; the longer ones wait for the others, for
    /// ``advance(by:)`` and for ``skip(sleepsUpTo:)``.
    case skipping(Duration)

    /// The longest sleep that moves the clock by itself.
    fileprivate var longestSkip: Duration? {
      switch self {
      case .stepwise: nil
      case .flying: .seconds(Int64.max)
      case .skipping(let longest): longest
      }
    }
  }

  private struct Sleeper {
    let pause: Duration
    let deadline: Instant
    let continuation: CheckedContinuation<Void, any Error>
  }

  private struct Watcher {
    let count: Int
    let continuation: CheckedContinuation<Void, Never>
  }

  private struct State {
    var now = Instant(offset: .zero)
    var longestSkip: Duration?
    var nextID = 0
    var sleepers: [Int: Sleeper] = [:]
    var watchers: [Watcher] = []
    var sleeps: [Duration] = []

    /// Takes out the sleepers that wake now; the ones that need not wait have moved the clock.
    mutating func due() -> [Sleeper] {
      if let longestSkip {
        let skipped = sleepers.values.filter { $0.pause <= longestSkip }
        now = skipped.reduce(now) { max($0, $1.deadline) }
      }
      let due = sleepers.filter { $0.value.deadline <= now }
      for id in due.keys { sleepers[id] = nil }
      return due.values.sorted { $0.deadline < $1.deadline }
    }

    /// Takes out the watchers that have seen enough sleepers.
    mutating func satisfiedWatchers() -> [Watcher] {
      let satisfied = watchers.filter { $0.count <= sleepers.count }
      watchers.removeAll { $0.count <= sleepers.count }
      return satisfied
    }
  }

  private let state: Mutex<State>

  /// Makes a clock at its start.
  ///
  /// - Parameter mode: What moves it.
  public init(_ mode: Mode = .stepwise) { state = Mutex(State(longestSkip: mode.longestSkip)) }

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
    update { $0.now = $0.now.advanced(by: duration) }
  }

  /// Lets sleeps up to a length move the clock at once: those that have begun, and those that will.
  ///
  /// - Parameter limit: The longest of them.
  public func skip(sleepsUpTo limit: Duration) {
    update { $0.longestSkip = limit }
  }

  /// Waits until so many sleep on this clock.
  ///
  /// - Parameter count: How many.
  public func waitForSleepers(_ count: Int = 1) async {
    await withCheckedContinuation { continuation in
      update { $0.watchers.append(Watcher(count: count, continuation: continuation)) }
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
    let (id, pause) = state.withLock { state in
      let pause = state.now.duration(to: deadline)
      state.nextID += 1
      state.sleeps.append(pause)
      return (state.nextID, pause)
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        begin(Sleeper(pause: pause, deadline: deadline, continuation: continuation), id: id)
      }
    } onCancel: {
      state.withLock { $0.sleepers.removeValue(forKey: id) }?
        .continuation.resume(throwing: CancellationError())
    }
    // Work that looks again and again without waiting leaves room for others.
    await Task.yield()
  }

  private func begin(_ sleeper: Sleeper, id: Int) {
    // The handler of a cancellation that came first has found nothing to wake.
    if Task.isCancelled {
      return sleeper.continuation.resume(throwing: CancellationError())
    }
    update { $0.sleepers[id] = sleeper }
  }

  /// Makes a change and wakes everyone who waited for it.
  private func update(_ change: (inout State) -> Void) {
    let (due, satisfied) = state.withLock { state in
      change(&state)
      let due = state.due()
      return (due, state.satisfiedWatchers())
    }
    for sleeper in due { sleeper.continuation.resume() }
    for watcher in satisfied { watcher.continuation.resume() }
  }
}
