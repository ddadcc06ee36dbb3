/// What the form's size field does with a size when it shows it.
extension StorageSize {
  /// Whether as much is asked for as is written: a whole number of Gi, oddly spelt or not.
  var passesForm: Bool {
    guard text.hasSuffix("Gi") else { return false }
    let number = text.dropLast(2)
    let parts = (number.first == "+" ? number.dropFirst() : number)
      .split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = parts.first, parts.count <= 2, Self.isDigits(whole),
      whole.contains(where: { $0 != "0" })
    else { return false }
    return parts.count == 1 || (Self.isDigits(parts[1]) && parts[1].allSatisfy { $0 == "0" })
  }

  /// The size that the form makes of the text; `nil` where it finds no number.
  ///
  /// It reads the leading whole number, takes Mi as thousandths and every other unit as Gi.
  var shownInForm: String? {
    let digits = text.drop(while: \.isWhitespace)
    let isNegative = digits.first == "-"
    let unsigned = isNegative || digits.first == "+" ? digits.dropFirst() : digits
    let whole = unsigned.prefix { $0.unicodeScalars.allSatisfy(\.isDigit) }
    guard let number = Int(whole) else { return nil }
    let sign = isNegative && number > 0 ? "-" : ""
    guard text.contains("Mi") else { return "\(sign)\(number)Gi" }
    let thousandths = String(number % 1000)
    var decimals = Substring(
      String(repeating: "0", count: 3 - thousandths.count) + thousandths
    )
    while decimals.last == "0" { decimals.removeLast() }
    return "\(sign)\(number / 1000)\(decimals.isEmpty ? "" : ".\(decimals)")Gi"
  }

  private static func isDigits(_ text: Substring) -> Bool {
    !text.isEmpty && text.unicodeScalars.allSatisfy(\.isDigit)
  }
}
