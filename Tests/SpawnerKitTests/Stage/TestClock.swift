import Synchronization

/// A clock for loops that look again and again: short pauses pass at once and move the time, long
/// ones last until a test lets time pass.
final class TestClock: Clock {
  struct Instant: InstantProtocol {
    let offset: Duration

    func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
    func duration(to other: Instant) -> Duration { other.offset - offset }
    static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
  }

  private struct Sleeper {
    let pause: Duration
    let deadline: Instant
    let continuation: CheckedContinuation<Void, any Error>
  }

  private struct State {
    var now = Instant(offset: .zero)
    var nextID = 0
    var sleepers: [Int: Sleeper] = [:]
    /// The longest pause that passes at once.
    var longestPause: Duration = .seconds(2)

    /// Takes out the sleepers whose pause passes at once, and moves the time to their end.
    mutating func skipped() -> [Sleeper] {
      let skipped = sleepers.filter { $0.value.pause <= longestPause }
      for (id, sleeper) in skipped {
        sleepers[id] = nil
        now = max(now, sleeper.deadline)
      }
      return Array(skipped.values)
    }

    mutating func due() -> [Sleeper] {
      let due = sleepers.filter { $0.value.deadline <= now }
      for id in due.keys { sleepers[id] = nil }
      return Array(due.values)
    }
  }

  private let state = Mutex(State())

  var now: Instant { state.withLock(\.now) }
  var minimumResolution: Duration { .nanoseconds(1) }

  /// Lets time pass.
  func advance(by duration: Duration) {
    let due = state.withLock { state in
      state.now = state.now.advanced(by: duration)
      return state.due()
    }
    for sleeper in due { sleeper.continuation.resume() }
  }

  /// Lets longer pauses pass at once: those that have begun, and those that will.
  func skip(pausesUpTo limit: Duration) {
    let woken = state.withLock { state in
      state.longestPause = limit
      return state.skipped() + state.due()
    }
    for sleeper in woken { sleeper.continuation.resume() }
  }

  func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    try Task.checkCancellation()
    let pause = now.duration(to: deadline)
    let (id, longestPause) = state.withLock { state in
      state.nextID += 1
      return (state.nextID, state.longestPause)
    }
    guard pause > longestPause else {
      advance(by: max(pause, .zero))
      return await Task.yield()
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        begin(Sleeper(pause: pause, deadline: deadline, continuation: continuation), id: id)
      }
    } onCancel: {
      state.withLock { $0.sleepers.removeValue(forKey: id) }?
        .continuation.resume(throwing: CancellationError())
    }
  }

  private func begin(_ sleeper: Sleeper, id: Int) {
    if Task.isCancelled {
      return sleeper.continuation.resume(throwing: CancellationError())
    }
    let woken = state.withLock { state in
      state.sleepers[id] = sleeper
      return state.skipped() + state.due()
    }
    for sleeper in woken { sleeper.continuation.resume() }
  }
}
