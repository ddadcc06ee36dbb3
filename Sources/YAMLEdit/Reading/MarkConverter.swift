/// Turns libyaml's marks into byte offsets: the one place that knows how the two differ.
///
/// A mark counts code points and skips a leading byte order mark; both halves of a CRLF count.
/// For plain ASCII the two agree; otherwise the byte of every 64th code point is noted once, and
/// bytes are counted only in those stretches between two notes that are not plain ASCII.
struct MarkConverter {
  private static let stride = 64

  private let checkpoints: [Int32]

  /// Prepares for a text that starts after the byte order mark.
  init(_ bytes: [UInt8], isASCII: Bool) {
    checkpoints = isASCII ? [] : bytes.withUnsafeBufferPointer(Self.checkpoints)
  }

  private static func checkpoints(_ bytes: UnsafeBufferPointer<UInt8>) -> [Int32] {
    var checkpoints: [Int32] = []
    checkpoints.reserveCapacity(bytes.count / stride + 1)
    var position = 0
    while position < bytes.count {
      checkpoints.append(Int32(position))
      position =
        isASCII(bytes, from: position)
        ? position + stride : advance(position, by: stride, in: bytes)
    }
    return checkpoints
  }

  /// Whether the next code points up to a note are as many bytes; eight are looked at together.
  private static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    guard start + stride <= bytes.count else { return false }
    let bytes = UnsafeRawBufferPointer(bytes)
    var bits: UInt64 = 0
    for position in Swift.stride(from: start, to: start + stride, by: 8) {
      bits |= bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
    }
    return bits & 0x8080_8080_8080_8080 == 0
  }

  /// The byte offset of a mark.
  func offset(_ index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    if checkpoints.isEmpty { return min(index, bytes.count) }
    let slot = index / Self.stride
    guard slot < checkpoints.count else {
      let last = checkpoints.count - 1
      return Self.advance(Int(checkpoints[last]), by: index - last * Self.stride, in: bytes)
    }
    let (start, rest) = (Int(checkpoints[slot]), index % Self.stride)
    let isASCII =
      slot + 1 < checkpoints.count && Int(checkpoints[slot + 1]) - start == Self.stride
    return isASCII ? start + rest : Self.advance(start, by: rest, in: bytes)
  }

  private static func advance(
    _ start: Int,
    by count: Int,
    in bytes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    var position = start
    var left = count
    while left > 0, position < bytes.count {
      position += 1
      while position < bytes.count, bytes[position] & 0xC0 == 0x80 { position += 1 }
      left -= 1
    }
    return position
  }
}
