/// Counts code points between two places of a text, however far they are apart.
///
/// Of plain ASCII every byte is one. Of other texts the number of code points before every 256th
/// byte is noted once, so that at most two such stretches are counted for a question.
struct CharacterCount: Sendable {
  private static let stride = 256

  private let checkpoints: [Int32]

  init(_ bytes: [UInt8], isASCII: Bool) {
    guard !isASCII else {
      checkpoints = []
      return
    }
    var checkpoints: [Int32] = []
    checkpoints.reserveCapacity(bytes.count / Self.stride + 1)
    var count: Int32 = 0
    for position in bytes.indices {
      if position % Self.stride == 0 { checkpoints.append(count) }
      if bytes[position] & 0xC0 != 0x80 { count += 1 }
    }
    self.checkpoints = checkpoints
  }

  /// The number of code points that start within a range of the text.
  func count(in range: Range<Int>, of bytes: [UInt8]) -> Int {
    if checkpoints.isEmpty { return range.count }
    if range.count <= 2 * Self.stride { return Self.count(bytes[range]) }
    return count(before: range.upperBound, of: bytes) - count(before: range.lowerBound, of: bytes)
  }

  private func count(before offset: Int, of bytes: [UInt8]) -> Int {
    let slot = min(offset / Self.stride, checkpoints.count - 1)
    return Int(checkpoints[slot]) + Self.count(bytes[slot * Self.stride..<offset])
  }

  private static func count(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
  }
}
