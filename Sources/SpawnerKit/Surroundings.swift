#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// What a use case takes from outside besides the cluster and the clock.
public struct Surroundings: Sendable {
  /// The time of day, for the mark that a rollout leaves.
  public let now: @Sendable () -> Date
  /// A number from 0 to 1 that spreads the pauses of several writers.
  public let jitter: @Sendable () -> Double

  /// Makes surroundings.
  ///
  /// - Parameters:
  ///   - now: The time of day.
  ///   - jitter: A number from 0 to 1.
  public init(now: @escaping @Sendable () -> Date, jitter: @escaping @Sendable () -> Double) {
    self.now = now
    self.jitter = jitter
  }

  /// The machine's time of day, and true chance.
  public static let live = Surroundings(now: { Date() }, jitter: { Double.random(in: 0...1) })
}
