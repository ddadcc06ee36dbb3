/// Walks through the bytes between nodes: blanks, breaks, comments, indicators.
struct GapLexer {
  let bytes: UnsafeBufferPointer<UInt8>

  /// The position after a comment: that of its line break, or the end.
  func endOfLine(from position: Int, limit: Int) -> Int {
    var position = position
    while position < limit, breakLength(at: position) == 0 { position += 1 }
    return position
  }

  /// The number of bytes of the line break at a position, 0 if there is none.
  func breakLength(at position: Int) -> Int {
    YAMLEdit.breakLength(in: bytes, at: position)
  }

  /// The first tab between two positions that is not inside a comment.
  func tab(from start: Int, to end: Int) -> Int? {
    var position = start
    while position < end {
      switch bytes[position] {
      case 0x09: return position
      case UInt8(ascii: "#"): position = endOfLine(from: position, limit: end)
      default: position += 1
      }
    }
    return nil
  }

  /// The position after the last indicator between two positions, or the start if there is none.
  func lastIndicatorEnd(from start: Int, to end: Int) -> Int {
    var last = start
    var position = start
    while position < end {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      case UInt8(ascii: "#"): position = endOfLine(from: position, limit: end)
      case 0x80...: position += max(1, breakLength(at: position))
      default:
        position += 1
        last = position
      }
    }
    return last
  }

  /// The first position that is neither blank nor break nor inside a comment.
  func nextToken(from start: Int, limit: Int) -> Int {
    var position = start
    while position < limit {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      case UInt8(ascii: "#"): position = endOfLine(from: position, limit: limit)
      default:
        let length = breakLength(at: position)
        if length == 0 { return position }
        position += length
      }
    }
    return limit
  }

  /// The position after a node's tag and anchor, where its content starts.
  func contentStart(from start: Int, limit: Int) -> Int {
    var position = start
    while position < limit, let end = propertyEnd(at: position, limit: limit) {
      position = nextToken(from: end, limit: limit)
    }
    return position
  }

  /// The position after a tag or an anchor; nil if there is none.
  func propertyEnd(at position: Int, limit: Int) -> Int? {
    var end = position + 1
    switch bytes[position] {
    case UInt8(ascii: "&"):
      while end < limit, isWordByte(bytes[end]) { end += 1 }
    case UInt8(ascii: "!"):
      while end < limit, bytes[end] > 0x20, breakLength(at: end) == 0 { end += 1 }
    default: return nil
    }
    return end
  }
}

/// Whether a byte may be part of an anchor's or a directive's name.
func isWordByte(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): true
  default: false
  }
}

/// The number of bytes of the YAML 1.1 line break at a text's end, 0 if there is none.
func finalBreakLength(_ bytes: ArraySlice<UInt8>) -> Int {
  switch bytes.last {
  case 0x0A: bytes.dropLast().last == 0x0D ? 2 : 1
  case 0x0D: 1
  case 0x85: bytes.dropLast().last == 0xC2 ? 2 : 0
  case 0xA8, 0xA9: bytes.dropLast().suffix(2).elementsEqual([0xE2, 0x80]) ? 3 : 0
  default: 0
  }
}

/// The number of bytes of the YAML 1.1 line break at a position, 0 if there is none.
func breakLength(in bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Int {
  guard position < bytes.count else { return 0 }
  switch bytes[position] {
  case 0x0A: return 1
  case 0x0D: return position + 1 < bytes.count && bytes[position + 1] == 0x0A ? 2 : 1
  case 0xC2: return position + 1 < bytes.count && bytes[position + 1] == 0x85 ? 2 : 0
  case 0xE2:
    let isBreak =
      position + 2 < bytes.count && bytes[position + 1] == 0x80
      && (bytes[position + 2] == 0xA8 || bytes[position + 2] == 0xA9)
    return isBreak ? 3 : 0
  default: return 0
  }
}
