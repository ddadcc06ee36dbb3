/// One pass over the bytes: valid UTF-8, printable characters, line starts.
struct ByteScan {
  enum Fault {
    case notUTF8(Int)
    case control(Int, UInt32)
  }

  let bytes: [UInt8]
  var lineStarts: [Int32] = [0]
  var isASCII = true
  var hasTab = false
  var hasInnerMark = false
  var fault: Fault?

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func run() {
    lineStarts.reserveCapacity(bytes.count / 24 + 1)
    bytes.withUnsafeBufferPointer { buffer in
      var position = buffer.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      while position < buffer.count, fault == nil {
        position = Self.afterPrintable(from: position, in: buffer)
        guard position < buffer.count else { return }
        position = special(buffer[position], at: position, in: buffer)
      }
    }
  }

  /// The first position that does not hold a printable ASCII character; eight at a time.
  private static func afterPrintable(
    from start: Int,
    in buffer: UnsafeBufferPointer<UInt8>
  ) -> Int {
    let bytes = UnsafeRawBufferPointer(buffer)
    var position = start
    while position + 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      // The top bit of a byte is set where that byte is below 0x20, above 0x7E, or follows such a one.
      let odd =
        ((word &- 0x2020_2020_2020_2020) | (word &+ 0x0101_0101_0101_0101) | word)
        & 0x8080_8080_8080_8080
      guard odd == 0 else { break }
      position += 8
    }
    while position < bytes.count, bytes[position] >= 0x20, bytes[position] < 0x7F { position += 1 }
    return position
  }

  /// Takes one character that is not printable ASCII and returns the position after it.
  private mutating func special(
    _ byte: UInt8,
    at position: Int,
    in buffer: UnsafeBufferPointer<UInt8>
  ) -> Int {
    switch byte {
    case 0x0A:
      lineStarts.append(Int32(position + 1))
      return position + 1
    case 0x0D:
      let isPair = position + 1 < buffer.count && buffer[position + 1] == 0x0A
      if !isPair { lineStarts.append(Int32(position + 1)) }
      return position + 1
    case 0x09:
      hasTab = true
      return position + 1
    case 0x00..<0x80:
      fault = .control(position, UInt32(byte))
      return position
    default:
      isASCII = false
      return multibyte(at: position, in: buffer)
    }
  }

  private mutating func multibyte(at position: Int, in buffer: UnsafeBufferPointer<UInt8>) -> Int {
    guard let (scalar, length) = Self.decode(buffer, at: position) else {
      fault = .notUTF8(position)
      return position
    }
    switch scalar {
    case 0x85, 0x2028, 0x2029: lineStarts.append(Int32(position + length))
    case 0x80...0x9F, 0xFFFE, 0xFFFF: fault = .control(position, scalar)
    case 0xFEFF: hasInnerMark = true
    default: break
    }
    return position + length
  }

  /// Decodes the character at a position; nil when it is not well-formed UTF-8.
  static func decode(
    _ buffer: UnsafeBufferPointer<UInt8>,
    at position: Int
  ) -> (scalar: UInt32, length: Int)? {
    let lead = UInt32(buffer[position])
    let length: Int
    var scalar: UInt32
    switch lead {
    case 0x00..<0x80: return (lead, 1)
    case 0xC2..<0xE0: (length, scalar) = (2, lead & 0x1F)
    case 0xE0..<0xF0: (length, scalar) = (3, lead & 0x0F)
    case 0xF0..<0xF5: (length, scalar) = (4, lead & 0x07)
    default: return nil
    }
    guard position + length <= buffer.count else { return nil }
    for index in 1..<length {
      let next = UInt32(buffer[position + index])
      guard next & 0xC0 == 0x80 else { return nil }
      scalar = scalar << 6 | next & 0x3F
    }
    let isShortest = length == 2 || (length == 3 ? scalar >= 0x800 : scalar >= 0x10000)
    guard isShortest, Unicode.Scalar(scalar) != nil else { return nil }
    return (scalar, length)
  }
}
