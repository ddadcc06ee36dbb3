import Synchronization

/// Whether Ctrl-C is for this process or for a program that it waits for.
///
/// The terminal sends the signal to both. While an editor is open it is the editor's.
final class InterruptGate: Sendable {
  private let programs = Mutex(0)

  /// Whether a program in the foreground takes the interrupts.
  var isClosed: Bool { programs.withLock { $0 > 0 } }

  /// Leaves interrupts to a program for as long as the body runs.
  func closed<Result>(_ body: () async throws -> Result) async rethrows -> Result {
    programs.withLock { $0 += 1 }
    defer { programs.withLock { $0 -= 1 } }
    return try await body()
  }
}
