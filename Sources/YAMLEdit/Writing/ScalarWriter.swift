/// Writes one scalar, choosing quotes by habit and by what the value allows.
struct ScalarWriter {
  /// What the choice of quotes follows.
  enum Habit {
    /// No example: quotes unless the text is harmless.
    case none
    /// The neighbours' style, all of which agree.
    case neighbours(NodeRecord.Style)
    /// The style of the scalar that is replaced.
    case replaced(NodeRecord.Style)
  }

  var habit: Habit = .none
  var inFlow = false

  /// Writes a value that is not a collection.
  func write(_ value: YAMLValue) -> [UInt8] {
    switch value {
    case .null: Array("null".utf8)
    case .bool(let flag): Array((flag ? "true" : "false").utf8)
    case .integer(let number): Array(String(number).utf8)
    case .bigInteger(let digits): Array(digits.utf8)
    case .float(let number): Array(Self.float(number).utf8)
    case .string(let text): self.text(text)
    case .timestamp(let text): timestamp(text)
    case .binary(let text): Array("!!binary ".utf8) + QuotedText.double(text)
    case .sequence: Array("[]".utf8)
    case .mapping: Array("{}".utf8)
    }
  }

  /// Writes text.
  func text(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    switch habit {
    case .none, .neighbours(.block), .neighbours(.flow), .replaced(.block), .replaced(.flow):
      return PlainText.isHarmless(bytes[...]) ? bytes : QuotedText.double(text)
    case .neighbours(.plain):
      return PlainText.isHarmless(bytes[...]) ? bytes : QuotedText.double(text)
    case .replaced(.plain):
      let isPlain = PlainText.isAcceptable(bytes[...], inFlow: inFlow)
      return isPlain ? bytes : QuotedText.double(text)
    case .neighbours(.singleQuoted), .replaced(.singleQuoted):
      return QuotedText.single(text) ?? QuotedText.double(text)
    case .neighbours(.doubleQuoted), .replaced(.doubleQuoted):
      return QuotedText.double(text)
    case .neighbours(.literal), .neighbours(.folded), .replaced(.literal), .replaced(.folded):
      return PlainText.isHarmless(bytes[...]) ? bytes : QuotedText.double(text)
    }
  }

  private func timestamp(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    if PlainScalar(bytes[...]) == .timestamp { return bytes }
    return Array("!!timestamp ".utf8) + QuotedText.double(text)
  }

  /// A number that YAML 1.1 takes for one: with a point, and with a signed exponent.
  private static func float(_ number: Double) -> String {
    if number.isNaN { return ".nan" }
    if number.isInfinite { return number < 0 ? "-.inf" : ".inf" }
    let text = "\(number)"
    guard let exponent = text.firstIndex(of: "e"), !text.contains(".") else { return text }
    return text[..<exponent] + ".0" + text[exponent...]
  }
}
