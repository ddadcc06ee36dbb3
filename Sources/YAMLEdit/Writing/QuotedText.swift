/// Writes texts in quotes.
enum QuotedText {
  /// A text in double quotes, on one line, whatever it holds.
  static func double(_ text: String) -> [UInt8] {
    var quoted: [UInt8] = [UInt8(ascii: "\"")]
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += [UInt8(ascii: "\\"), UInt8(ascii: scalar)]
      case "\n": quoted += "\\n".utf8
      case "\t": quoted += "\\t".utf8
      case "\r": quoted += "\\r".utf8
      case "\0": quoted += "\\0".utf8
      default: quoted += isPrintable(scalar) ? Array(String(scalar).utf8) : escape(scalar)
      }
    }
    quoted.append(UInt8(ascii: "\""))
    return quoted
  }

  /// A text in single quotes, or nil if it holds what single quotes cannot express on one line.
  static func single(_ text: String) -> [UInt8]? {
    guard text.unicodeScalars.allSatisfy({ isPrintable($0) }) else { return nil }
    var quoted: [UInt8] = [UInt8(ascii: "'")]
    for byte in text.utf8 {
      if byte == UInt8(ascii: "'") { quoted.append(byte) }
      quoted.append(byte)
    }
    quoted.append(UInt8(ascii: "'"))
    return quoted
  }

  /// Whether a character may stand in a text as it is: no control, no line break, no mark.
  static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0xA0...0x2027, 0x202A...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD,
      0x10000...0x10FFFF:
      true
    default: false
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> [UInt8] {
    let digits = scalar.value <= 0xFF ? 2 : 4
    let letter = scalar.value <= 0xFF ? "x" : "u"
    return Array("\\\(letter)\(hexadecimal(scalar.value, digits: digits))".utf8)
  }
}
