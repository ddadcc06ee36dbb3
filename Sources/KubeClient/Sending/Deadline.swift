/// Runs an operation against the clock: whoever loses is cancelled and awaited.
///
/// - Parameters:
///   - limit: How long the operation may take; nil for as long as it needs.
///   - clock: What measures it.
///   - expired: Makes the error for the case that the time is up.
///   - operation: What is to be done.
/// - Returns: What the operation returned.
/// - Throws: What the operation threw, the error of `expired`, or `CancellationError`.
func withDeadline<Value: Sendable>(
  _ limit: Duration?,
  clock: any Clock<Duration>,
  expired: @Sendable (Duration) -> any Error,
  _ operation: @escaping @Sendable () async throws -> Value
) async throws -> Value {
  guard let limit else { return try await operation() }
  return try await withThrowingTaskGroup(of: Value?.self) { group in
    defer { group.cancelAll() }
    group.addTask { try await operation() }
    group.addTask {
      try await clock.sleep(for: limit)
      return nil
    }
    guard let first = try await group.next(), let value = first else { throw expired(limit) }
    return value
  }
}
