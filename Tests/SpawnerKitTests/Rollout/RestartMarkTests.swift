import Foundation
import Testing

@testable import SpawnerKit

/// The time that a rollout is started by, which must differ from the one before.
struct RestartMarkTests {
  private let time = Date(timeIntervalSince1970: 1_700_000_000)

  @Test func `is the time to the millisecond`() {
    #expect(Roller.mark(at: time, after: nil) == "2023-11-14T22:13:20.000Z")
  }

  @Test func `tells apart two who restart in the same second`() {
    let first = Roller.mark(at: time, after: nil)
    #expect(Roller.mark(at: time.addingTimeInterval(0.25), after: nil) != first)
  }

  @Test func `is later than an equal mark, which would start nothing`() {
    let first = Roller.mark(at: time, after: nil)
    #expect(Roller.mark(at: time, after: first) == "2023-11-14T22:13:20.001Z")
  }
}
