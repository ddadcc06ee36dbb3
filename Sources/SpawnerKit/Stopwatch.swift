/// Tells the time that has passed since it was made, by any clock.
struct Stopwatch: Sendable {
  private let reading: @Sendable () -> Duration

  /// Starts to measure.
  init(_ clock: any Clock<Duration>) { reading = Self.reading(of: clock) }

  /// The time since the start.
  var elapsed: Duration { reading() }

  private static func reading<C: Clock>(
    of clock: C
  ) -> @Sendable () -> Duration where C.Duration == Duration {
    let start = clock.now
    return { start.duration(to: clock.now) }
  }
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
}
