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

  /// `12s`, `3m`, `2h` or `4d`; a text that is no time has no age.
  func age(since timestamp: String) -> String {
    let seconds: Int
    do {
      let start = try Date(timestamp, strategy: .iso8601)
      seconds = max(0, Int(date.timeIntervalSince(start)))
    } catch {
      return "<unknown>"
    }
    switch seconds {
    case ..<120: return "\(seconds)s"
    case ..<7_200: return "\(seconds / 60)m"
    case ..<172_800: return "\(seconds / 3_600)h"
    default: return "\(seconds / 86_400)d"
    }
  }
}
