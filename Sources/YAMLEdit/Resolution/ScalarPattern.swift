/// Matches a text against the shapes of numbers and dates in YAML 1.1.
struct ScalarPattern {
  private let text: ArraySlice<UInt8>
  private var position: Int

  init(_ text: ArraySlice<UInt8>) {
    self.text = text
    position = text.startIndex
  }

  /// Whether the text is a whole number: decimal, octal, `0x`, `0b` or base 60.
  mutating func isInteger() -> Bool {
    position = text.startIndex
    skipSign()
    let start = position
    if take("0") {
      if position == text.endIndex { return true }
      if take("b") { return skipAll { $0 == 0x30 || $0 == 0x31 || $0 == 0x5F } }
      if take("x") { return skipAll { Self.isHexadecimal($0) || $0 == 0x5F } }
      return skipAll { (0x30...0x37).contains($0) || $0 == 0x5F }
    }
    guard position < text.endIndex, Self.isDigit(text[start]) else { return false }
    skipDigitsAndUnderscores()
    return position == text.endIndex || (skipSixties() && position == text.endIndex)
  }

  /// Whether the text is a number with a fraction, an infinity or not a number.
  mutating func isFloat() -> Bool {
    position = text.startIndex
    let isSigned = skipSign()
    guard position < text.endIndex else { return false }
    if take(".") {
      let rest = text[position...]
      if rest.count == 3 {
        switch String(decoding: rest, as: UTF8.self) {
        case "inf", "Inf", "INF": return true
        case "nan", "NaN", "NAN": return !isSigned
        default: break
        }
      }
      guard !isSigned, let digit = rest.first, Self.isDigit(digit) else { return false }
      skipDigitsAndUnderscores()
      return skipExponent() && position == text.endIndex
    }
    guard Self.isDigit(text[position]) else { return false }
    skipDigitsAndUnderscores()
    let isBase60 = skipSixties()
    guard take(".") else { return false }
    skipDigitsAndUnderscores()
    if !isBase60, !skipExponent() { return false }
    return position == text.endIndex
  }

  /// Whether the text is a date or a date with a time.
  mutating func isTimestamp() -> Bool {
    TimestampText(text, requiresTwoDigits: true) != nil
  }

  @discardableResult
  private mutating func skipSign() -> Bool {
    take("-") || take("+")
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard position < text.endIndex, text[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// Skips at least one byte of a kind and tells whether that was all.
  private mutating func skipAll(_ belongs: (UInt8) -> Bool) -> Bool {
    guard position < text.endIndex else { return false }
    while position < text.endIndex {
      guard belongs(text[position]) else { return false }
      position += 1
    }
    return true
  }

  private mutating func skipDigitsAndUnderscores() {
    while position < text.endIndex, Self.isDigit(text[position]) || text[position] == 0x5F {
      position += 1
    }
  }

  /// Skips `:59` groups and tells whether there was at least one.
  private mutating func skipSixties() -> Bool {
    var found = false
    while position < text.endIndex, text[position] == UInt8(ascii: ":") {
      let start = position
      position += 1
      let digits = text[position...].prefix(3).prefix { Self.isDigit($0) }
      guard digits.count == 1 || (digits.count == 2 && digits[position] <= 0x35) else {
        position = start
        return found
      }
      position += digits.count
      found = true
    }
    return found
  }

  /// Skips an exponent, which must carry a sign; tells false if one starts but is not complete.
  private mutating func skipExponent() -> Bool {
    guard take("e") || take("E") else { return true }
    guard take("-") || take("+") else { return false }
    return skipAll { Self.isDigit($0) }
  }

  static func isDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte)
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
  }
}
