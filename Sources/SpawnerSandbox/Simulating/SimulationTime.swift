#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The sandbox's time: how long it has been running by the clock it was given.
struct SimulationTime: Sendable {
  /// How long the sandbox has been running.
  let elapsed: @Sendable () -> Duration
  /// Suspends until the sandbox has been running for so long.
  let sleep: @Sendable (_ until: Duration) async throws -> Void

  init(_ clock: any Clock<Duration>) {
    self = Self.opened(clock)
  }

  private init(
    elapsed: @escaping @Sendable () -> Duration,
    sleep: @escaping @Sendable (_ until: Duration) async throws -> Void
  ) {
    self.elapsed = elapsed
    self.sleep = sleep
  }

  private static func opened<C: Clock>(_ clock: C) -> SimulationTime where C.Duration == Duration {
    let start = clock.now
    return SimulationTime(
      elapsed: { start.duration(to: clock.now) },
      sleep: { try await clock.sleep(until: start.advanced(by: $0), tolerance: nil) }
    )
  }
}

/// Turns simulated time into the texts objects and logs carry.
struct WallTime: Sendable {
  let start: Date

  /// `2026-01-31T12:00:00Z`.
  func timestamp(_ time: Duration) -> String {
    date(time).ISO8601Format()
  }

  /// `2026-01-31T12:00:00.123456Z`, as `kubectl logs --timestamps` shows.
  func preciseTimestamp(_ time: Duration) -> String {
    date(time).ISO8601Format(.iso8601WithTimeZone(includingFractionalSeconds: true))
  }

  func moment(_ time: Duration) -> Moment { Moment(date: date(time)) }

  private func date(_ time: Duration) -> Date {
    let (seconds, attoseconds) = time.components
    return start.addingTimeInterval(Double(seconds) + Double(attoseconds) / 1e18)
  }
}

/// A point of time that tells how long ago things were, as `kubectl get` does.
struct Moment: Sendable {
  let date: Date

  /// `12s`, `3m5s`, `120m`, `3h12m` or `4d`, as kubectl writes durations.
  ///
  /// A text that is no time has no age.
  func age(since timestamp: String) -> String {
    do {
      let start = try Date(timestamp, strategy: .iso8601)
      return Self.words(max(0, Int(date.timeIntervalSince(start))))
    } catch {
      return "<unknown>"
    }
  }

  /// Two units where the larger one is small, one where the smaller would say little.
  private static func words(_ seconds: Int) -> String {
    let (minutes, hours, days) = (seconds / 60, seconds / 3_600, seconds / 86_400)
    return switch seconds {
    case ..<120: "\(seconds)s"
    case ..<600: pair(minutes, "m", seconds % 60, "s")
    case ..<10_800: "\(minutes)m"
    case ..<28_800: pair(hours, "h", minutes % 60, "m")
    case ..<172_800: "\(hours)h"
    case ..<691_200: pair(days, "d", hours % 24, "h")
    default: "\(days)d"
    }
  }

  private static func pair(_ large: Int, _ unit: String, _ small: Int, _ part: String) -> String {
    small == 0 ? "\(large)\(unit)" : "\(large)\(unit)\(small)\(part)"
  }
}
