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
    for start in Swift.stride(from: 0, to: bytes.count, by: Self.stride) {
      checkpoints.append(count)
      count += Int32(Self.count(bytes[start..<min(start + Self.stride, bytes.count)]))
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

  /// The number of bytes but those that continue a code point; eight are looked at together.
  private static func count(_ slice: ArraySlice<UInt8>) -> Int {
    slice.withUnsafeBytes { bytes in
      var count = bytes.count
      var position = 0
      while position + 8 <= bytes.count {
        let word = bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
        let topBits = word & 0x8080_8080_8080_8080
        // A byte continues a code point if its top bit is set and the next one is not.
        if topBits != 0 { count -= (topBits & ~(word << 1)).nonzeroBitCount }
        position += 8
      }
      return bytes[position...].reduce(count) { $1 & 0xC0 == 0x80 ? $0 - 1 : $0 }
    }
  }
}
