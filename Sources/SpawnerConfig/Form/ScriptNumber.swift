internal import YAMLEdit

/// Numbers as the form's language reads and writes them.
enum ScriptNumber {
  /// A number as text: `0.5`, `1`, `1e+21`.
  static func text(_ number: Double) -> String {
    if number == number.rounded(), number.magnitude < 1e15 { return "\(Int(number))" }
    if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
    guard !number.isNaN else { return "NaN" }
    return plain("\(number)")
  }

  /// A number with one decimal place, halves rounded up; `nil` for what is no number.
  static func fixed(_ number: Double) -> String? {
    guard !number.isNaN else { return nil }
    guard number.magnitude < 1e15 else { return text(number) }
    let rounded = RoundedLimit(number.magnitude, .form).number
    let tenths = Int((rounded * 10).rounded())
    return "\(number < 0 && tenths > 0 ? "-" : "")\(tenths / 10).\(tenths % 10)"
  }

  /// Writes out an exponent between -7 and 21.
  private static func plain(_ text: String) -> String {
    let parts = text.split(separator: "e")
    guard parts.count == 2, let exponent = Int(parts[1]) else { return text }
    let isNegative = parts[0].hasPrefix("-")
    let digits = parts[0].filter(\.isNumber)
    let whole = parts[0].prefix { $0 != "." }.count(where: \.isNumber)
    let point = whole + exponent
    let sign = isNegative ? "-" : ""
    if point <= 0, point > -6 {
      return sign + "0." + String(repeating: "0", count: -point) + trimmed(digits)
    }
    let end = trimmed(digits)
    if point >= end.count, point <= 21 {
      return sign + end + String(repeating: "0", count: point - end.count)
    }
    let mantissa = end.count > 1 ? "\(end.prefix(1)).\(end.dropFirst())" : end
    return sign + mantissa + (exponent < 0 ? "e-\(-exponent)" : "e+\(exponent)")
  }

  private static func trimmed(_ digits: some StringProtocol) -> String {
    var digits = String(digits)
    while digits.count > 1, digits.last == "0" { digits.removeLast() }
    return digits
  }
}

extension YAMLValue {
  /// The number that the form's language makes of the value; not a number for most texts.
  var scriptNumber: Double {
    switch self {
    case .null: 0
    case .bool(let flag): flag ? 1 : 0
    case .integer(let number): Double(number)
    case .float(let number): number
    case .bigInteger(let digits): Double(digits) ?? .nan
    case .string(let text): Self.scriptNumber(of: text.trimmed)
    case .sequence(let items) where items.isEmpty: 0
    case .sequence(let items) where items.count == 1: items[0].scriptNumber
    case .timestamp, .binary, .sequence, .mapping: .nan
    }
  }

  /// The number that the form makes of an amount or a factor, with or without the unit Gi; `nil`
  /// where it fails on the value.
  var sizeNumber: Double? {
    switch self {
    case .null, .timestamp: .nan
    case .string(let text):
      YAMLValue.string(text.replacing("Gi", with: "", maxReplacements: 1)).scriptNumber
    case .integer, .bigInteger, .float: scriptNumber
    case .bool, .sequence, .mapping, .binary: nil
    }
  }

  private static func scriptNumber(of text: String) -> Double {
    if text.isEmpty { return 0 }
    if let decimal = DecimalText(text) { return decimal.number }
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] {
      guard text.lowercased().hasPrefix(prefix) else { continue }
      return UInt64(text.dropFirst(2), radix: radix).map { Double($0) } ?? .nan
    }
    switch text {
    case "Infinity", "+Infinity": return .infinity
    case "-Infinity": return -.infinity
    default: return .nan
    }
  }
}
