internal import YAMLEdit

/// Cores or memory, and the limit that belongs to them.
struct ResourceControl {
  let kind: ResourceField.Kind
  /// The number in the field; 1 until the file says another.
  private(set) var amount = 1.0
  /// The text in the limit's field: empty where the form is as built, `nil` where it has no limit.
  private(set) var limit: String? = ""
  private(set) var state = FormControlState.builtIn
  private(set) var stop: FormStop?

  /// The control as it is built.
  init(_ kind: ResourceField.Kind) { self.kind = kind }

  /// The control with the file's values.
  init(_ kind: ResourceField.Kind, _ source: FormSource) {
    self.kind = kind
    stop = source.stopWithout(kind.rawValue)
    guard stop == nil, let section = source.section(kind.rawValue) else { return }
    let value = section["value"]
    guard let number = kind == .cpu ? value?.scriptNumber ?? .nan : (value ?? .null).sizeNumber
    else {
      stop = source.stop(
        at: kind.rawValue,
        "'\(kind.rawValue).value' is \(value.map(\.typeInMessages) ?? "absent")",
        path.appending("value")
      )
      return
    }
    state = FormControlState(isLocked: source.isLocked(kind.rawValue))
    if !number.isNaN { amount = number }
    limit = nil
    guard let factor = (section["limitFactor"] ?? .null).sizeNumber else {
      stop = source.stop(
        at: kind.rawValue,
        "'\(kind.rawValue).limitFactor' is \(section["limitFactor"]?.typeInMessages ?? "absent")",
        path.appending("limitFactor")
      )
      return
    }
    limit = ScriptNumber.fixed(number * factor)
  }

  private var path: YAMLPath { .section(kind.rawValue) }

  private var unit: String { kind == .cpu ? "" : "Gi" }

  // MARK: Sending

  /// The request as it is sent.
  ///
  /// JSON has no endless number and makes null of it. What the page could not read as a number has
  /// become 1 before. The unit is put back behind the memory, but not behind 0, which counts as none.
  var posted: YAMLValue? {
    if state.isLocked { return nil }
    if amount.isInfinite { return .null }
    if kind == .memory, amount == 0 { return 0 }
    return .string(ScriptNumber.text(amount) + unit)
  }

  /// The limit as it is sent, with one decimal place as the page computes it.
  ///
  /// Where it computes none, none is sent, and the backend goes by the factor; as the page is built
  /// the control holds an empty text, which says the same.
  var postedLimit: YAMLValue? {
    guard !state.isLocked, let limit else { return nil }
    return .string(limit.isEmpty ? "" : limit + unit)
  }

  // MARK: Showing

  func fields(_ source: FormSource) -> [FormField] {
    let (name, id) = kind == .cpu ? ("CPU", "cpu") : ("Memory Gi", "memory")
    return [
      FormField(
        id,
        "Minimum \(name)",
        .text(ScriptNumber.text(amount)),
        state: state,
        notes: source.lockNotes(kind.rawValue) + amountNotes(source)
      ),
      FormField(
        "\(id)-limit",
        "Maximum \(name)",
        .text(limit ?? ""),
        state: state,
        hint: hint(source),
        notes: limitNotes(source)
      ),
    ]
  }

  private func hint(_ source: FormSource) -> String? {
    guard let limit, !limit.isEmpty, let factor = source.section(kind.rawValue)?["limitFactor"],
      let number = factor.sizeNumber
    else { return nil }
    return "\(ScriptNumber.text(amount)) × \(ScriptNumber.text(number))"
  }

  private func amountNotes(_ source: FormSource) -> [FormNote] {
    guard !state.isBuiltIn else { return [] }
    let path = path.appending("value")
    var notes: [FormNote] = []
    let value = source.section(kind.rawValue)?["value"]
    if let text = written(value) {
      notes.append(source.difference("\(text) → \(ScriptNumber.text(amount))\(unit)", at: path))
    }
    if !state.isLocked, amount <= 0 {
      notes.append(source.launchOff("\(ScriptNumber.text(amount)) is not enough", at: path))
    }
    return notes
  }

  /// What stands in the file, where the form shows another amount.
  private func written(_ value: YAMLValue?) -> String? {
    switch value {
    case nil: return "no value"
    case .null?: return "null"
    case .string(let text)?:
      let number = text.trimmed
      let bare = kind == .memory && number.hasSuffix("Gi") ? String(number.dropLast(2)) : number
      let isSame = DecimalText(bare.trimmed)?.number == amount
      return isSame && (kind == .cpu || bare != number) ? nil : "'\(text)'"
    case .integer?, .float?, .bigInteger?: return kind == .cpu ? nil : value?.inMessages
    case let other?: return other.inMessages
    }
  }

  private func limitNotes(_ source: FormSource) -> [FormNote] {
    guard !state.isBuiltIn else {
      return failure(source).map { [$0] } ?? unshownLimit(source).map { [$0] } ?? []
    }
    let path = path.appending("limitFactor")
    var notes: [FormNote] = []
    let factor = source.section(kind.rawValue)?["limitFactor"]?.sizeNumber ?? .nan
    if let limit, let shown = Double(limit), shown != amount * factor,
      (shown - amount * factor).magnitude > 1e-9
    {
      let exact = ScriptNumber.text(amount * factor)
      notes.append(source.difference("\(exact) → \(limit): one decimal place", at: path))
    }
    if !state.isLocked, amount > 0, let number = limit.flatMap({ Double($0) }), number < 0.1 {
      notes.append(source.launchOff("the limit is below 0.1", at: path))
    }
    return notes + (failure(source).map { [$0] } ?? unshownLimit(source).map { [$0] } ?? [])
  }

  /// The limit that notebooks get although the field is blank: the backend works it out.
  private func unshownLimit(_ source: FormSource) -> FormNote? {
    let factor = LimitFactor(source.section(kind.rawValue)?["limitFactor"])
    guard !state.isLocked, (limit ?? "").isEmpty, case .number(let number) = factor else {
      return nil
    }
    let text = ScriptNumber.text(RoundedLimit(amount * number, .backend).number)
    return source.difference("blank → notebooks get \(text)\(unit)", at: path)
  }
}
