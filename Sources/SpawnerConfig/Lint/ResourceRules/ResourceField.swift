internal import YAMLEdit

/// The section `cpu` or `memory`, as the rules look at it.
struct ResourceField {
  enum Kind: String, CaseIterable {
    case cpu
    case memory
  }

  /// What stands under `value`.
  enum Amount {
    /// Text that holds a number, the way the section wants it but for blanks.
    case decimal(Double, hasUnit: Bool, hasBlanks: Bool)
    /// Text without any number: empty, blank or a unit alone.
    case empty
    /// A number without quotes.
    case number(Double)
    /// Other text.
    case text(String)
    /// No text and no number, as a list.
    case other
  }

  let kind: Kind
  let isLocked: Bool
  let value: LintField
  let factor: LimitFactor

  /// `nil` where there is no value that these rules are about.
  init?(_ kind: Kind, in context: LintContext) {
    guard let value = context.field("value", of: kind.rawValue), !value.value.isNull,
      !value.isUnquotedTemplate
    else { return nil }
    self.kind = kind
    self.value = value
    isLocked = context.section(kind.rawValue)?["readOnly"]?.isTrueInBackend ?? false
    factor = LimitFactor(context.section(kind.rawValue)?["limitFactor"])
  }

  var amount: Amount {
    switch value.value {
    case .string(let text): amount(of: text)
    case .integer(let number): .number(Double(number))
    case .float(let number) where number.isFinite: .number(number)
    case .bigInteger(let digits): Double(digits).map(Amount.number) ?? .other
    default: .other
    }
  }

  private func amount(of text: String) -> Amount {
    let trimmed = text.trimmed
    let hasUnit = kind == .memory && trimmed.hasSuffix("Gi")
    let bare = hasUnit ? String(trimmed.dropLast(2)) : trimmed
    let number = bare.trimmed
    if number.isEmpty { return .empty }
    guard let decimal = DecimalText(number) else { return .text(text) }
    let hasBlanks = trimmed != text || number != bare
    return .decimal(decimal.number, hasUnit: hasUnit, hasBlanks: hasBlanks)
  }

  /// The number that the form takes for the request, or the backend of a locked field.
  var request: Double? {
    switch amount {
    case .decimal(let number, _, _): number
    case .number(let number): isLocked ? nil : number
    default: nil
    }
  }

  /// The text that is passed on to Kubernetes unread, since the field is locked without a limit.
  var passedOn: String? {
    guard isLocked, case .none = factor, case .text(let text) = amount,
      let quantity = KubernetesQuantity(text), quantity.number > 0
    else { return nil }
    return text
  }

  /// The same amount as the section wants it; `nil` where it is not certain.
  var wanted: String? {
    let text: String
    switch amount {
    case .decimal: text = value.value.string ?? ""
    case .text(let found): text = found
    case .number: text = plainNumber ?? ""
    case .empty, .other: return nil
    }
    return kind == .cpu ? Self.cores(in: text) : Self.gi(in: text)
  }

  /// A number as written, unless it is read by other rules than a person reads it by.
  private var plainNumber: String? {
    guard let source = value.source, let decimal = DecimalText(source),
      !(source.hasPrefix("0") && source.count > 1 && !source.hasPrefix("0."))
    else { return nil }
    let isAsRead =
      value.value.integer.map { Double($0) == decimal.number }
      ?? (value.value.float == decimal.number)
    return isAsRead ? source : nil
  }

  static func cores(in text: String) -> String? {
    let trimmed = text.trimmed
    if DecimalText(trimmed) != nil { return trimmed }
    guard trimmed.hasSuffix("m"), let number = Int(trimmed.dropLast()), number > 0 else {
      return nil
    }
    return DecimalText.text(thousandths: number)
  }

  static func gi(in text: String) -> String? {
    let quantity = SpelledSize(text)
    // Nobody means so many Gi: these are bytes.
    if let decimal = DecimalText(quantity.text) {
      guard decimal.number < leastBytes else {
        return KubernetesQuantity(quantity.text)?.gi.map { "\($0)Gi" }
      }
      return "\(quantity.text)Gi"
    }
    if quantity.text.hasSuffix("Gi"), DecimalText(quantity.text.dropLast(2)) != nil {
      return quantity.text
    }
    return KubernetesQuantity(quantity.text)?.gi.map { "\($0)Gi" }
  }

  /// The least number without a unit that is taken for bytes.
  static let leastBytes = 1_000_000.0
}

/// A size with its unit in the spelling that Kubernetes wants, whatever case it came in.
struct SpelledSize {
  let text: String

  init(_ written: String) {
    let compact = written.filter { !$0.isWhitespace }
    let number = compact.prefix { $0.isNumber || $0 == "." }
    let unit = compact.dropFirst(number.count).lowercased()
    let units = ["ki": "Ki", "mi": "Mi", "gi": "Gi", "ti": "Ti", "kib": "Ki", "mib": "Mi"]
      .merging(["gib": "Gi", "tib": "Ti"]) { $1 }
    text = units[unit].map { number + $0 } ?? compact
  }
}

extension LintContext {
  var resources: [ResourceField] {
    ResourceField.Kind.allCases.compactMap { ResourceField($0, in: self) }
  }
}
