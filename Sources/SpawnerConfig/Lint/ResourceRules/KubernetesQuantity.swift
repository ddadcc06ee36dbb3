/// An amount as Kubernetes reads it: a decimal number with an optional unit.
package struct KubernetesQuantity {
  let number: Double
  let unit: String

  /// Reads an amount.
  ///
  /// - Parameter text: The text; there is no amount where it is none.
  package init?(_ text: String) {
    if let decimal = DecimalText(text) {
      (number, unit) = (decimal.number, "")
      return
    }
    let unit = String(text.reversed().prefix(while: \.isLetter).reversed())
    guard let decimal = DecimalText(text.dropLast(unit.count)), Self.sizes[unit] != nil else {
      return nil
    }
    (number, self.unit) = (decimal.number, unit)
  }

  /// The amount in units of one: cores, bytes, pods.
  package var amount: Double { number * (Self.sizes[unit] ?? 1) }

  /// The amount in Gi as a decimal number with three places at most; `nil` where it has more.
  var gi: String? {
    guard let thousandths = thousandthsOfGi, thousandths == thousandths.rounded() else {
      return nil
    }
    return DecimalText.text(thousandths: Int(thousandths))
  }

  /// The amount in Gi, rounded to three places; `nil` where nothing would be left.
  var roughGi: String? {
    guard let thousandths = thousandthsOfGi?.rounded(), thousandths >= 1 else { return nil }
    return DecimalText.text(thousandths: Int(thousandths))
  }

  private var thousandthsOfGi: Double? {
    guard let size = Self.sizes[unit] else { return nil }
    let thousandths = number * size / Double(1 << 30) * 1000
    return thousandths > 0 && thousandths < 1e15 ? thousandths : nil
  }

  private static let sizes: [String: Double] = [
    "n": 1e-9, "u": 1e-6, "m": 1e-3, "": 1, "k": 1e3, "M": 1e6, "G": 1e9, "T": 1e12, "P": 1e15,
    "E": 1e18, "Ki": 0x1p10, "Mi": 0x1p20, "Gi": 0x1p30, "Ti": 0x1p40, "Pi": 0x1p50,
    "Ei": 0x1p60,
  ]
}
