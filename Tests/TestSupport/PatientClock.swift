/// A clock that runs as the machine's does, but on which nobody gives up.
///
/// Sleeps of half a minute or more, which are deadlines, last until they are cancelled: how fast a
/// test runs is then no matter of whether it passes.
public struct PatientClock: Clock {
  /// A moment on the machine's clock.
  public typealias Instant = ContinuousClock.Instant

  private static let longestSleep: Duration = .seconds(30)

  private let clock = ContinuousClock()

  /// Makes a clock.
  public init() {}

  /// The present moment.
  public var now: Instant { clock.now }

  /// The smallest step.
  public var minimumResolution: Duration { clock.minimumResolution }

  /// Sleeps until a moment comes, or for ever.
  ///
  /// - Parameters:
  ///   - deadline: When to wake.
  ///   - tolerance: How much later is early enough.
  /// - Throws: `CancellationError` when the task is cancelled meanwhile.
  public func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    guard now.duration(to: deadline) >= Self.longestSleep else {
      return try await clock.sleep(until: deadline, tolerance: tolerance)
    }
    while true { try await clock.sleep(for: .seconds(86_400)) }
  }
}
