/// What YAML 1.1 takes a plain text for; the rules are those of PyYAML's resolver.
enum PlainScalar: Hashable, Sendable {
  case null, bool(Bool), integer, float, timestamp, merge, value, string

  /// Resolves the text of a plain scalar.
  init(_ text: ArraySlice<UInt8>) {
    guard let first = text.first else {
      self = .null
      return
    }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      self = Self.number(text, first: first)
    case UInt8(ascii: "~"): self = text.count == 1 ? .null : .string
    case UInt8(ascii: "="): self = text.count == 1 ? .value : .string
    case UInt8(ascii: "<"): self = text.elementsEqual("<<".utf8) ? .merge : .string
    case _ where text.count <= 5 && Self.initials.contains(first): self = Self.word(text)
    default: self = .string
    }
  }

  private static func number(_ text: ArraySlice<UInt8>, first: UInt8) -> PlainScalar {
    var pattern = ScalarPattern(text)
    if pattern.isFloat() { return .float }
    if first != UInt8(ascii: "."), pattern.isInteger() { return .integer }
    if (0x30...0x39).contains(first), pattern.isTimestamp() { return .timestamp }
    return .string
  }

  /// The letters that words with a meaning start with.
  private static let initials: Set<UInt8> = Set("nNtTyYoOfF".utf8)

  private static func word(_ text: ArraySlice<UInt8>) -> PlainScalar {
    switch String(decoding: text, as: UTF8.self) {
    case "null", "Null", "NULL": .null
    case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON": .bool(true)
    case "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF": .bool(false)
    default: .string
    }
  }
}
