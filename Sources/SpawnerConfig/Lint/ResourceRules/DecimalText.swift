/// A decimal number as both programs read it: `0.5`, `.5`, `5.`, `+1`, `1e-1`.
struct DecimalText {
  let number: Double

  init?(_ text: some StringProtocol) {
    var rest = Substring(text).unicodeScalars
    if let sign = rest.first, sign == "+" || sign == "-" { rest.removeFirst() }
    let whole = rest.prefix(while: \.isDigit)
    rest = rest.dropFirst(whole.count)
    var decimals = rest.prefix(0)
    if rest.first == "." {
      decimals = rest.dropFirst().prefix(while: \.isDigit)
      rest = rest.dropFirst(1 + decimals.count)
    }
    guard !(whole.isEmpty && decimals.isEmpty), rest.isEmpty || Self.isExponent(rest),
      let number = Double(text)
    else { return nil }
    self.number = number
  }

  private static func isExponent(_ text: Substring.UnicodeScalarView) -> Bool {
    guard text.first == "e" || text.first == "E" else { return false }
    var digits = text.dropFirst()
    if let sign = digits.first, sign == "+" || sign == "-" { digits.removeFirst() }
    return !digits.isEmpty && digits.allSatisfy(\.isDigit)
  }

  /// A number of thousandths as people write it: 500 gives `0.5`.
  static func text(thousandths: Int) -> String {
    let (whole, rest) = thousandths.quotientAndRemainder(dividingBy: 1000)
    guard rest > 0 else { return "\(whole)" }
    var digits = String(String(1000 + rest).dropFirst())
    while digits.hasSuffix("0") { digits.removeLast() }
    return "\(whole).\(digits)"
  }
}
