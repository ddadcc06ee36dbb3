internal import YAMLEdit

/// What stands under `limitFactor`: how much more than the request a notebook may use.
enum LimitFactor {
  /// The key is absent, or its value is null.
  case absent
  /// `none`, exactly so: no limit.
  case none
  case number(Double)
  case empty
  /// Not a number, or endless.
  case endless
  /// A boolean, a list or a mapping.
  case shapeless
  /// Other text, or a date.
  case unreadable

  init(_ value: YAMLValue?) {
    switch value {
    case nil, .null?: self = .absent
    case .string(let text)?: self = Self.reading(text)
    case .integer(let number)?: self = .number(Double(number))
    case .float(let number)?: self = number.isFinite ? .number(number) : .endless
    case .bigInteger?: self = .endless
    case .bool?, .sequence?, .mapping?: self = .shapeless
    case .timestamp?, .binary?: self = .unreadable
    }
  }

  private static func reading(_ text: String) -> LimitFactor {
    if text == "none" { return .none }
    let trimmed = text.trimmed
    if trimmed.isEmpty { return .empty }
    if let decimal = DecimalText(trimmed) {
      return decimal.number.isFinite ? .number(decimal.number) : .endless
    }
    let unsigned =
      trimmed.hasPrefix("-") || trimmed.hasPrefix("+") ? trimmed.dropFirst() : trimmed[...]
    return ["nan", "inf", "infinity"].contains(unsigned.lowercased()) ? .endless : .unreadable
  }
}
