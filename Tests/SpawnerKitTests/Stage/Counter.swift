import Synchronization

/// Counts calls from several tasks.
final class Counter: Sendable {
  private let count = Mutex(0)

  /// How often it was called so far.
  var value: Int { count.withLock { $0 } }

  /// Counts one call; the number of calls before it.
  func next() -> Int {
    count.withLock { count in
      count += 1
      return count - 1
    }
  }
}
