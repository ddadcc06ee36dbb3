/// A whole number of any size, built digit by digit.
struct BigNumber {
  private static let unit: UInt64 = 1_000_000_000

  /// Groups of nine decimal digits, the lowest first; no leading zero groups.
  private var groups: [UInt32] = []

  /// Multiplies by a small number and adds another.
  mutating func multiply(by factor: UInt32, adding digit: UInt32) {
    var carry = UInt64(digit)
    for index in groups.indices {
      let product = UInt64(groups[index]) * UInt64(factor) + carry
      groups[index] = UInt32(product % Self.unit)
      carry = product / Self.unit
    }
    while carry > 0 {
      groups.append(UInt32(carry % Self.unit))
      carry /= Self.unit
    }
  }

  /// The number of decimal digits; 1 for zero.
  var digitCount: Int {
    guard let last = groups.last else { return 1 }
    return (groups.count - 1) * 9 + String(last).utf8.count
  }

  /// The number as a value, as small as it can be kept.
  func value(isNegative: Bool) -> YAMLValue {
    guard let last = groups.last else { return .integer(0) }
    var text = (isNegative ? "-" : "") + String(last)
    for group in groups.dropLast().reversed() {
      let digits = String(group)
      text += String(repeating: "0", count: 9 - digits.utf8.count) + digits
    }
    return Int(text).map(YAMLValue.integer) ?? .bigInteger(text)
  }
}
