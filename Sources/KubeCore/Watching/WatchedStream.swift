/// The lines of one watch, for as long as it may stay open.
struct WatchedStream: Sendable {
  /// How much later than it was asked to a server may end a stream.
  static let slack: Duration = .seconds(15)

  private let lines: AsyncThrowingStream<[UInt8], any Error>
  private let limit: Duration?
  private let clock: any Clock<Duration>
  private let age: @Sendable () -> Duration

  /// Takes over a stream that was just opened.
  ///
  /// - Parameters:
  ///   - lines: The stream.
  ///   - limit: How long it may stay open; nil for as long as it does.
  ///   - clock: What measures that.
  init(
    lines: AsyncThrowingStream<[UInt8], any Error>,
    limit: Duration?,
    clock: any Clock<Duration>
  ) {
    self.lines = lines
    self.limit = limit
    self.clock = clock
    age = clock.stopwatch()
  }

  /// Waits for the next line.
  ///
  /// A line that comes together with the end of the time may be lost; nobody has heard of it then,
  /// so the stream that follows begins before it.
  ///
  /// - Returns: The line; nil where the server has ended the stream.
  /// - Throws: ``KubeError`` with code `timeout` where it has not ended it in time, and whatever
  ///   broke the stream.
  func next() async throws -> [UInt8]? {
    guard let limit else { return try await line() }
    return try await withThrowingTaskGroup(of: [UInt8]?.self) { group in
      defer { group.cancelAll() }
      group.addTask { try await line() }
      group.addTask {
        try await clock.sleep(for: max(limit - age(), .zero))
        throw KubeError(code: .timeout, message: "the server did not end the stream in time")
      }
      return try await group.next() ?? nil
    }
  }

  private func line() async throws -> [UInt8]? {
    var iterator = lines.makeAsyncIterator()
    return try await iterator.next(isolation: #isolation)
  }
}
