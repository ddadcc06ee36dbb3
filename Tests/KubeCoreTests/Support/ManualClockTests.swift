import TestSupport
import Testing

/// The tests' clock, moved by hand or by each sleep.
@Suite(.timeLimit(.minutes(30)))
struct ManualClockTests {
  @Test func `wakes sleepers when their time has come`() async throws {
    let clock = ManualClock()
    async let early: Void = clock.sleep(for: .seconds(1))
    async let late: Void = clock.sleep(for: .seconds(10))
    await clock.waitForSleepers(2)
    clock.advance(by: .seconds(1))
    try await early
    #expect(clock.elapsed == .seconds(1))
    clock.advance(by: .seconds(9))
    try await late
    #expect(clock.elapsed == .seconds(10))
    #expect(clock.sleeps.sorted() == [.seconds(1), .seconds(10)])
  }

  @Test func `does not wake anyone too early`() async throws {
    let clock = ManualClock()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await clock.sleep(for: .seconds(2)) }
      await clock.waitForSleepers()
      clock.advance(by: .milliseconds(1999))
      // Still asleep: it counts as a sleeper at once.
      await clock.waitForSleepers()
      clock.advance(by: .milliseconds(1))
      try await group.waitForAll()
    }
  }

  @Test func `lets nobody sleep for a time that is over`() async throws {
    let clock = ManualClock()
    clock.advance(by: .seconds(5))
    try await clock.sleep(until: ManualClock.Instant(offset: .seconds(5)), tolerance: nil)
    #expect(clock.elapsed == .seconds(5))
  }

  @Test func `flies through every sleep`() async throws {
    let clock = ManualClock(.flying)
    for _ in 1...3 { try await clock.sleep(for: .seconds(60)) }
    #expect(clock.elapsed == .seconds(180))
    #expect(clock.sleeps == Array(repeating: .seconds(60), count: 3))
  }

  @Test func `skips short sleeps, which wake the long ones in time`() async throws {
    let clock = ManualClock(.skipping(.seconds(2)))
    async let long: Void = clock.sleep(for: .seconds(5))
    await clock.waitForSleepers()
    for _ in 1...3 { try await clock.sleep(for: .seconds(2)) }
    try await long
    #expect(clock.elapsed == .seconds(6))
    #expect(clock.sleeps == [5, 2, 2, 2].map { .seconds($0) })
  }

  @Test func `skips what has begun to sleep before it may`() async throws {
    let clock = ManualClock()
    async let short: Void = clock.sleep(for: .seconds(1))
    async let long: Void = clock.sleep(for: .seconds(60))
    await clock.waitForSleepers(2)
    clock.skip(sleepsUpTo: .seconds(1))
    try await short
    #expect(clock.elapsed == .seconds(1))
    clock.skip(sleepsUpTo: .seconds(60))
    try await long
    #expect(clock.elapsed == .seconds(60))
  }

  @Test(arguments: [ManualClock.Mode.stepwise, .flying, .skipping(.seconds(2))])
  func `ends a sleep that is cancelled`(_ mode: ManualClock.Mode) async {
    let clock = ManualClock(mode)
    let isCancelled = await withTaskGroup(of: Bool.self) { group in
      group.addTask {
        do {
          while true { try await clock.sleep(for: .seconds(1)) }
        } catch {
          return error is CancellationError
        }
      }
      if mode == .stepwise { await clock.waitForSleepers() }
      group.cancelAll()
      return await group.next() ?? false
    }
    #expect(isCancelled)
  }
}
