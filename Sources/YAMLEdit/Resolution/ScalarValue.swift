/// The value of a scalar's text; nil is where PyYAML's constructor would raise an error.
enum ScalarValue {
  /// The value of a plain text, whose type follows from its shape.
  static func plain(_ bytes: ArraySlice<UInt8>) -> YAMLValue? {
    switch PlainScalar(bytes) {
    case .null: .null
    case .bool(let flag): .bool(flag)
    case .integer: NumberText.integer(bytes)
    case .float: NumberText.float(bytes).map(YAMLValue.float)
    case .timestamp: timestamp(bytes)
    case .merge, .value: nil
    case .string: .string(String(decoding: bytes, as: UTF8.self))
    }
  }

  /// The value of a text under a tag.
  static func tagged(_ tag: Tag.Known, _ bytes: ArraySlice<UInt8>) -> YAMLValue? {
    switch tag {
    case .null: return .null
    case .bool: return bool(bytes)
    case .int: return NumberText.integer(trimmed(bytes))
    case .float: return NumberText.float(trimmed(bytes)).map(YAMLValue.float)
    case .timestamp: return timestamp(bytes)
    case .binary: return isBase64(bytes) ? .binary(String(decoding: bytes, as: UTF8.self)) : nil
    case .str: return .string(String(decoding: bytes, as: UTF8.self))
    case .omap, .pairs, .set, .seq, .map, .merge, .value: return nil
    }
  }

  private static func bool(_ bytes: ArraySlice<UInt8>) -> YAMLValue? {
    switch String(decoding: bytes, as: UTF8.self).lowercased() {
    case "yes", "true", "on": .bool(true)
    case "no", "false", "off": .bool(false)
    default: nil
    }
  }

  private static func timestamp(_ bytes: ArraySlice<UInt8>) -> YAMLValue? {
    guard let parts = TimestampText(bytes, requiresTwoDigits: false), parts.isPossible else {
      return nil
    }
    return .timestamp(String(decoding: bytes, as: UTF8.self))
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes
    while let last = bytes.last, last == 0x20 || (0x09...0x0D).contains(last) { bytes.removeLast() }
    return bytes
  }

  /// Whether Python's lenient base 64 decoder takes a text: other characters are skipped, the
  /// number of the rest must fit.
  private static func isBase64(_ bytes: ArraySlice<UInt8>) -> Bool {
    var filled = 0
    var padding = 0
    for byte in bytes {
      switch byte {
      case 0x80...: return false
      case UInt8(ascii: "="):
        padding += 1
        if filled >= 2, filled + padding >= 4 { return bytes.allSatisfy { $0 < 0x80 } }
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "+"), UInt8(ascii: "/"):
        filled = (filled + 1) % 4
        padding = 0
      default: break
      }
    }
    return filled == 0
  }
}
