/// A size as the form understands it: a whole number of Gi.
///
/// The form rewrites everything else when it shows it, `1Ti` to `1Gi` for instance, so only this
/// spelling is written; for others the equal number of Gi is offered where there is one.
struct StorageSize {
  let text: String

  init(_ text: String) { self.text = text }

  /// Whether the form shows and sends the size as it stands.
  var isWholeGi: Bool {
    guard text.hasSuffix("Gi") else { return false }
    let digits = text.dropLast(2)
    return digits.first != "0" && !digits.isEmpty && digits.unicodeScalars.allSatisfy(\.isDigit)
  }

  /// The same size as a whole number of Gi, if it is one.
  ///
  /// A small bare number is taken for Gi, as the form takes it.
  var wholeGi: String? {
    let digits = text.prefix { $0.isNumber || $0 == "." }
    guard let number = Decimal(digits), let unit = unit(String(text.dropFirst(digits.count)))
    else { return nil }
    let (bytes, overflow) = number.digits.multipliedReportingOverflow(by: unit)
    let divisor = unit == 1 && bytes < Self.gi ? number.scale : Self.gi * number.scale
    guard !overflow, bytes > 0, bytes.isMultiple(of: divisor) else { return nil }
    return "\(bytes / divisor)Gi"
  }

  private static let gi = 1 << 30

  /// Bytes of a unit; the usual slips in spelling are forgiven here, where they are only named.
  private func unit(_ name: String) -> Int? {
    switch name.lowercased() {
    case "": 1
    case "ki", "kib": 1 << 10
    case "mi", "mib": 1 << 20
    case "gi", "gib": Self.gi
    case "ti", "tib": 1 << 40
    case "pi", "pib": 1 << 50
    case "k", "kb": 1_000
    case "m", "mb": 1_000_000
    case "g", "gb": 1_000_000_000
    case "t", "tb": 1_000_000_000_000
    default: nil
    }
  }

  /// A decimal number without rounding: `digits` over `scale`.
  private struct Decimal {
    var digits: Int
    var scale: Int

    init?(_ text: Substring) {
      let parts = text.split(separator: ".", omittingEmptySubsequences: false)
      let decimals = parts.count == 2 ? parts[1].count : 0
      guard parts.count <= 2, decimals <= 6, text.count <= 16, let digits = Int(parts.joined())
      else { return nil }
      self.digits = digits
      scale = (0..<decimals).reduce(1) { power, _ in power * 10 }
    }
  }
}
