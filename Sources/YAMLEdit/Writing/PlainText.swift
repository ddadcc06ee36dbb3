/// Which texts may stand without quotes.
enum PlainText {
  /// Whether a new text may stand without quotes: it starts with a letter, holds only harmless
  /// characters, and no reader, old or new, takes it for anything but text.
  ///
  /// Quantities such as `5Gi` are the one exception that starts with a digit.
  static func isHarmless(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first else { return false }
    if isQuantity(text) { return true }
    guard isLetter(first), text.allSatisfy(isHarmlessByte), text.last != UInt8(ascii: ":") else {
      return false
    }
    return isTextEverywhere(text)
  }

  /// Whether a text that takes the place of a plain one may stand without quotes as well.
  ///
  /// Wider than ``isHarmless(_:)``: a leading slash or underscore, spaces and other printable
  /// characters inside are fine, as long as every reader takes the whole for text.
  static func isAcceptable(_ text: ArraySlice<UInt8>, inFlow: Bool) -> Bool {
    guard let first = text.first, let last = text.last else { return false }
    if isQuantity(text) { return true }
    let startsWell = isLetter(first) || first == UInt8(ascii: "/") || first == UInt8(ascii: "_")
    guard startsWell, last != 0x20, last != UInt8(ascii: ":"), isTextEverywhere(text) else {
      return false
    }
    var previous = first
    for (offset, byte) in text.enumerated() {
      guard isAcceptableByte(byte, inFlow: inFlow) else { return false }
      if byte == 0x20, previous == UInt8(ascii: ":") { return false }
      if byte == UInt8(ascii: "#"), previous == 0x20 { return false }
      if inFlow, byte == UInt8(ascii: ":"), offset + 1 == text.count { return false }
      previous = byte
    }
    return true
  }

  private static func isAcceptableByte(_ byte: UInt8, inFlow: Bool) -> Bool {
    switch byte {
    case 0x00..<0x20, 0x7F...: false
    case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
      UInt8(ascii: "}"), UInt8(ascii: "?"):
      !inFlow
    default: true
    }
  }

  private static func isHarmlessByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "/"), UInt8(ascii: "@"),
      UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: ":"):
      true
    default: isLetter(byte)
    }
  }

  /// Whether YAML 1.1 and 1.2 both read a text as text; `y` and `n`, which some 1.1 readers take
  /// for booleans, do not count.
  private static func isTextEverywhere(_ text: ArraySlice<UInt8>) -> Bool {
    if text.count == 1, let only = text.first, "yYnN".utf8.contains(only) { return false }
    return PlainScalar(text) == .string
  }

  /// `5Gi`, `1.5Ti`: digits, perhaps a fraction, and a binary unit.
  private static func isQuantity(_ text: ArraySlice<UInt8>) -> Bool {
    let whole = text.prefix { ScalarPattern.isDigit($0) }
    guard !whole.isEmpty else { return false }
    var rest = text[whole.endIndex...]
    if rest.first == UInt8(ascii: ".") {
      let fraction = rest.dropFirst().prefix { ScalarPattern.isDigit($0) }
      guard !fraction.isEmpty else { return false }
      rest = text[fraction.endIndex...]
    }
    guard rest.count == 2, let unit = rest.first, rest.last == UInt8(ascii: "i") else {
      return false
    }
    return "KMGTPE".utf8.contains(unit)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}
