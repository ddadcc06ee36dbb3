public import Testing

/// Lets only a few tests of a kind run at the same time.
///
/// Tests run side by side on as many threads as there are cores. A hundred that compute for a
/// second each would keep the ones that talk over sockets waiting until those give up.
public struct TakingTurns: TestTrait, SuiteTrait, TestScoping {
  private let turnstile: Turnstile

  /// Whether the trait holds for each test of a suite by itself.
  public var isRecursive: Bool { true }

  init(_ turnstile: Turnstile) { self.turnstile = turnstile }

  /// Runs a test when it is its turn.
  ///
  /// - Parameters:
  ///   - test: The test.
  ///   - testCase: The case of the test.
  ///   - function: What to run.
  /// - Throws: What the test throws.
  public func provideScope(
    for test: Test,
    testCase: Test.Case?,
    performing function: @concurrent @Sendable () async throws -> Void
  ) async throws {
    await turnstile.enter()
    do {
      try await function()
    } catch {
      await turnstile.leave()
      throw error
    }
    await turnstile.leave()
  }
}

extension Trait where Self == TakingTurns {
  /// For tests that compute for long, or wait for another program: one at a time.
  public static var oneAtATime: TakingTurns { TakingTurns(.computing) }

  /// For tests that have a cluster roll pods: while one waits, another computes.
  public static var twoAtATime: TakingTurns { TakingTurns(.waiting) }

  /// For tests that talk over sockets and would give up if they were kept waiting.
  public static var aFewAtATime: TakingTurns { TakingTurns(.talking) }
}

/// A gate that lets so many in, in the order in which they came.
actor Turnstile {
  static let computing = Turnstile(letting: 1)
  static let waiting = Turnstile(letting: 2)
  static let talking = Turnstile(letting: 4)

  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(letting count: Int) { free = count }

  func enter() async {
    guard free == 0 else {
      free -= 1
      return
    }
    await withCheckedContinuation { waiting.append($0) }
  }

  func leave() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
  }
}
