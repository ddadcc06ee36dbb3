/// Reads numbers the way PyYAML's constructors do; nil is where Python would raise an error.
enum NumberText {
  /// The greatest number of decimal digits Python turns back into text.
  static let maximumDigits = 4300

  /// The whole number a text means: underscores are dropped, then sign, base and digits read.
  static func integer(_ text: ArraySlice<UInt8>) -> YAMLValue? {
    var digits = text.filter { $0 != UInt8(ascii: "_") }[...]
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative || digits.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
    guard let magnitude = magnitude(digits) else { return nil }
    return magnitude.value(isNegative: isNegative)
  }

  private static func magnitude(_ digits: ArraySlice<UInt8>) -> BigNumber? {
    guard let first = digits.first else { return nil }
    if digits.starts(with: "0b".utf8) { return number(digits.dropFirst(2), base: 2) }
    if digits.starts(with: "0x".utf8) { return number(digits.dropFirst(2), base: 16) }
    if first == UInt8(ascii: "0"), digits.count > 1 { return number(digits, base: 8) }
    if digits.contains(UInt8(ascii: ":")) { return base60(digits) }
    return number(digits, base: 10)
  }

  private static func number(_ digits: ArraySlice<UInt8>, base: UInt32) -> BigNumber? {
    guard !digits.isEmpty else { return nil }
    let significant = digits.drop { $0 == 0x30 }
    guard significant.count <= maximumDigits * 4 else { return nil }
    if base == 10, digits.count > maximumDigits { return nil }
    var number = BigNumber()
    for byte in significant {
      guard let digit = digit(byte), digit < base else { return nil }
      number.multiply(by: base, adding: digit)
    }
    return number.digitCount <= maximumDigits ? number : nil
  }

  private static func base60(_ digits: ArraySlice<UInt8>) -> BigNumber? {
    var number = BigNumber()
    for (index, part) in digits.split(
      separator: UInt8(ascii: ":"),
      omittingEmptySubsequences: false
    )
    .enumerated() {
      guard let value = Self.number(part, base: 10) else { return nil }
      guard number.digitCount <= maximumDigits else { return nil }
      if index == 0 {
        number = value
      } else {
        guard case .integer(let small) = value.value(isNegative: false), small < 1 << 31 else {
          return nil
        }
        number.multiply(by: 60, adding: UInt32(small))
      }
    }
    return number.digitCount <= maximumDigits ? number : nil
  }

  private static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x41 + 10)
    case 0x61...0x66: UInt32(byte - 0x61 + 10)
    default: nil
    }
  }

  /// The number with a fraction a text means.
  static func float(_ text: ArraySlice<UInt8>) -> Double? {
    var digits = String(
      decoding: text.filter { $0 != UInt8(ascii: "_") }.map(lowercased),
      as: UTF8.self
    )[...]
    let isNegative = digits.first == "-"
    if isNegative || digits.first == "+" { digits = digits.dropFirst() }
    guard let magnitude = floatMagnitude(digits) else { return nil }
    return isNegative ? -magnitude : magnitude
  }

  private static func floatMagnitude(_ digits: Substring) -> Double? {
    if digits == ".inf" { return .infinity }
    if digits == ".nan" { return .nan }
    guard digits.contains(":") else { return pythonFloat(digits) }
    var value = 0.0
    var base = 1.0
    for part in digits.split(separator: ":", omittingEmptySubsequences: false).reversed() {
      guard let digit = pythonFloat(part) else { return nil }
      value += digit * base
      base *= 60
    }
    return value
  }

  /// What Python's `float` makes of a lower-case text.
  private static func pythonFloat(_ text: Substring) -> Double? {
    switch text {
    case "inf", "infinity", "+inf", "+infinity": return .infinity
    case "-inf", "-infinity": return -.infinity
    case "nan", "+nan", "-nan": return .nan
    default:
      let isNumber = text.utf8.allSatisfy {
        ScalarPattern.isDigit($0) || [0x2B, 0x2D, 0x2E, 0x65].contains($0)
      }
      guard isNumber, text.utf8.contains(where: { ScalarPattern.isDigit($0) }) else { return nil }
      return Double(text)
    }
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte + 0x20 : byte
  }
}
