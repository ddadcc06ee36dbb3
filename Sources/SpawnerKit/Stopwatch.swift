import KubeCore

/// Tells the time that has passed since it was made, by any clock.
struct Stopwatch: Sendable {
  private let reading: @Sendable () -> Duration

  /// Starts to measure.
  init(_ clock: any Clock<Duration>) { reading = clock.stopwatch() }

  /// The time since the start.
  var elapsed: Duration { reading() }
}

/// The moment when waiting ends, told by a stopwatch.
struct Deadline: Sendable {
  let stopwatch: Stopwatch
  /// The stopwatch's time at the deadline; nil is never.
  let limit: Duration?

  /// Sets a deadline a time from now; nil is never.
  init(after duration: Duration?, on stopwatch: Stopwatch) {
    self.stopwatch = stopwatch
    limit = duration.map { stopwatch.elapsed + $0 }
  }

  /// What is left; nil where there is no end.
  var remaining: Duration? { limit.map { max($0 - stopwatch.elapsed, .zero) } }
  /// Whether nothing is left.
  var hasPassed: Bool { remaining == .zero }

  /// What a question may take when the time is up.
  static let lastLook: Duration = .seconds(1)
}

extension Deadline? {
  /// How long one question may take: no longer than what is left, but long enough for a last look.
  func capping(_ duration: Duration) -> Duration {
    min(duration, max(self?.remaining ?? duration, Deadline.lastLook))
  }
}
