/// Cuts a run of chunks into lines, wherever the chunks happen to end.
///
/// A line keeps everything but its newline, a carriage return included, since that is content.
struct LineSplitter {
  /// A line grew beyond the limit.
  struct LineTooLong: Error, Hashable {
    /// The limit in bytes.
    let limit: Int
  }

  private static let newline = UInt8(ascii: "\n")

  private let limit: Int
  private var pending: [UInt8] = []

  /// Starts with nothing read.
  ///
  /// - Parameter limit: How many bytes a line may have, without its newline.
  init(limit: Int) {
    self.limit = limit
  }

  /// Takes the next chunk.
  ///
  /// - Parameter chunk: Any number of bytes, none included.
  /// - Returns: The lines that the chunk completed, in order.
  /// - Throws: ``LineTooLong`` when a line, complete or not, is longer than the limit.
  mutating func feed(_ chunk: some Collection<UInt8>) throws(LineTooLong) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    var rest = chunk[...]
    while let end = rest.firstIndex(of: Self.newline) {
      try append(rest[..<end])
      lines.append(pending)
      pending = []
      rest = rest[rest.index(after: end)...]
    }
    try append(rest)
    return lines
  }

  /// Takes the end of the run.
  ///
  /// - Returns: The last line, when no newline ended it.
  mutating func finish() -> [UInt8]? {
    defer { pending = [] }
    return pending.isEmpty ? nil : pending
  }

  private mutating func append(_ bytes: some Collection<UInt8>) throws(LineTooLong) {
    guard pending.count + bytes.count <= limit else { throw LineTooLong(limit: limit) }
    pending += bytes
  }
}
