internal import YAMLEdit

/// What the backend makes of cores and memory.
extension ResourceControl {
  private var name: String { kind.rawValue }

  private var path: YAMLPath { .section(name) }

  /// The answer that a launch gets because of this field; `nil` where it is well.
  func failure(_ source: FormSource) -> FormNote? {
    guard source.context != nil else { return nil }
    guard let section = source.section(name) else {
      return source.refusal(500, "there is no '\(name)'", at: path)
    }
    switch source.backend(name, section: name, posted: posted) {
    case .refused(let note): return note
    case .nothing: return nil
    case .value(let value, let isTheFiles):
      let factor = LimitFactor(section["limitFactor"])
      guard isTheFiles else {
        return failure(of: amount, factor, limit: limit.flatMap { Double($0) }, source)
      }
      return lockedFailure(value, factor, source)
    }
  }

  private func lockedFailure(
    _ value: YAMLValue,
    _ factor: LimitFactor,
    _ source: FormSource
  ) -> FormNote? {
    let path = path.appending("value")
    guard let text = value.string else {
      return source.refusal(500, "the locked value is \(value.inMessages), not text", at: path)
    }
    let unitless = kind == .memory ? text.replacing("Gi", with: "") : text
    guard let request = DecimalText(unitless.trimmed)?.number else {
      if case .none = factor {
        return KubernetesQuantity(text) == nil
          ? source.refusal(422, "'\(text)' is no amount", at: path) : nil
      }
      return source.refusal(500, "the locked value '\(text)' is no number", at: path)
    }
    if unitless != unitless.trimmed || text != text.trimmed {
      return source.refusal(422, "the locked value '\(text)' has blanks", at: path)
    }
    return failure(of: request, factor, limit: nil, source)
  }

  /// Compares the limit, or what the factor makes of the request, with the request.
  private func failure(
    of request: Double,
    _ factor: LimitFactor,
    limit: Double?,
    _ source: FormSource
  ) -> FormNote? {
    let path = path.appending("limitFactor")
    if let limit {
      if limit.isInfinite { return source.refusal(422, "the limit is endless", at: path) }
      return limit < request ? tooLow(limit, request, source) : nil
    }
    switch factor {
    case .absent: return source.refusal(500, "there is no limit and no factor for it", at: path)
    case .unreadable, .empty:
      return source.refusal(500, "there is no limit, and the factor is no number", at: path)
    case .endless: return source.refusal(422, "the limit is endless", at: path)
    case .none, .shapeless: return nil
    case .number(let number):
      let limit = RoundedLimit((request * number).magnitude, .backend).number
      return limit < request ? tooLow(limit, request, source) : nil
    }
  }

  private func tooLow(_ limit: Double, _ request: Double, _ source: FormSource) -> FormNote {
    let (shown, asked) = (ScriptNumber.text(limit), ScriptNumber.text(request))
    return source.refusal(
      400,
      "the limit \(shown) is below the request \(asked)",
      at: path.appending("limitFactor")
    )
  }
}
