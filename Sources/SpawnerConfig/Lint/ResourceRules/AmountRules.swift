internal import YAMLEdit

/// The number of cores and the amount of memory that the form starts with.
extension LintRule {
  // MARK: R001

  static let oddCores = LintRule(
    "R001",
    .error,
    RuleText(
      "the number of cores is not a decimal number",
      bad: "cpu:\n  value: 500m\n  limitFactor: \"1.2\"\n",
      good: "cpu:\n  value: \"0.5\"\n  limitFactor: \"1.2\"\n"
    )
  ) { context in
    guard let cpu = ResourceField(.cpu, in: context), cpu.passedOn == nil else { return [] }
    switch cpu.amount {
    case .decimal(_, _, hasBlanks: true): return [blanks(in: cpu)]
    case .text(let text): return [odd(cpu, "a decimal number", effect: coresEffect(text, cpu))]
    case .other:
      let effect = cpu.isLocked ? failing : "the form shows 1, or another number that nobody wrote"
      return [odd(cpu, "a decimal number", effect: effect)]
    case .decimal, .empty, .number: return []
    }
  }

  private static let failing = "every launch fails with 500"

  private static func coresEffect(_ text: String, _ cpu: ResourceField) -> String {
    if cpu.isLocked { return lockedEffect(cpu) }
    let digits = text.trimmed.lowercased()
    if digits.hasPrefix("0x"), let number = Int(digits.dropFirst(2), radix: 16) {
      return "the form shows \(number)"
    }
    return digits.hasSuffix("infinity")
      ? "every launch fails with 400" : "the form shows 1 instead, without a word"
  }

  private static func lockedEffect(_ field: ResourceField) -> String {
    if case .none = field.factor { return "Kubernetes refuses every notebook with 422" }
    return failing
  }

  private static func odd(_ field: ResourceField, _ expected: String, effect: String) -> Hit {
    let wanted = field.wanted
    let instead =
      field.kind == .cpu ? "write cores as a decimal number, such as \"0.5\"" : rough(field)
    return Hit(
      field.value.place,
      "expected \(expected) at '\(field.value.path)', found \(field.value.found)",
      effect: effect,
      remedy: wanted.map { "write \"\($0)\"" } ?? instead
    )
    .fixed(by: wanted.map { field.value.replacing(with: .string($0)) })
  }

  private static func rough(_ memory: ResourceField) -> String {
    guard let text = memory.value.value.string ?? memory.value.source,
      let gi = KubernetesQuantity(SpelledSize(text).text)?.roughGi
    else { return "write the size in Gi, such as \"1.0Gi\"" }
    return "write the size in Gi; \"\(gi)Gi\" is about as much"
  }

  private static func blanks(in field: ResourceField) -> Hit {
    let wanted = field.wanted
    return Hit(
      field.value.place,
      "the value \(field.value.found) at '\(field.value.path)' has blanks",
      effect: field.isLocked
        ? "Kubernetes refuses every notebook with 422" : "the form removes them",
      remedy: wanted.map { "write \"\($0)\"" } ?? "remove the blanks"
    )
    .rated(field.isLocked ? .error : .warning)
    .fixed(by: wanted.map { field.value.replacing(with: .string($0)) })
  }

  // MARK: R002

  static let unquotedAmount = LintRule(
    "R002",
    .error,
    RuleText(
      "cores or memory are a number without quotes",
      bad: "memory:\n  value: 2\n  limitFactor: \"1.2\"\n  readOnly: true\n",
      good: "memory:\n  value: \"2Gi\"\n  limitFactor: \"1.2\"\n  readOnly: true\n"
    )
  ) { context in
    context.resources.compactMap { field -> Hit? in
      guard case .number(let number) = field.amount, number > 0, !field.isInBytes else {
        return nil
      }
      let isCPU = field.kind == .cpu
      let wanted = field.wanted
      return Hit(
        field.value.place,
        "expected text at '\(field.value.path)', found \(field.value.found)",
        effect: field.isLocked
          ? failing : isCPU ? "the form takes the number" : "the form takes it for that many Gi",
        remedy: wanted.map { "write \"\($0)\", in quotes" }
          ?? "put the number in quotes\(isCPU ? "" : ", with Gi behind it")"
      )
      .rated(field.isLocked ? .error : isCPU ? .info : .warning)
      .fixed(by: wanted.map { field.value.replacing(with: .string($0)) })
    }
  }

  // MARK: R003

  static let emptyAmount = LintRule(
    "R003",
    .error,
    RuleText(
      "cores or memory are empty, zero or less",
      bad: "cpu:\n  value: \"0\"\n  limitFactor: \"1.2\"\n",
      good: "cpu:\n  value: \"0.5\"\n  limitFactor: \"1.2\"\n"
    )
  ) { context in
    context.resources.compactMap { field -> Hit? in
      var isZero = false
      switch field.amount {
      case .empty: break
      case .decimal(let number, _, _), .number(let number):
        guard number <= 0 else { return nil }
        isZero = number == 0 && field.value.value.string != nil
      case .text, .other: return nil
      }
      let isAllowed = isZero && field.isLocked
      return Hit(
        field.value.place,
        "expected more than nothing at '\(field.value.path)', found \(field.value.found)",
        effect: isAllowed
          ? "notebooks ask for nothing, and get what is left on their node"
          : field.isLocked ? "every launch fails" : "the launch button stays off",
        remedy: "write an amount, such as \(field.kind == .cpu ? "\"0.5\"" : "\"1.0Gi\"")"
      )
      .rated(isAllowed ? .warning : .error)
    }
  }

  // MARK: R004

  static let oddMemory = LintRule(
    "R004",
    .error,
    RuleText(
      "memory is not a decimal number of Gi",
      bad: "memory:\n  value: 512Mi\n  limitFactor: \"1.2\"\n",
      good: "memory:\n  value: \"0.5Gi\"\n  limitFactor: \"1.2\"\n"
    )
  ) { context in
    guard let memory = ResourceField(.memory, in: context), memory.passedOn == nil else {
      return []
    }
    let expected = "a decimal number with Gi"
    switch memory.amount {
    case .decimal(let number, _, _) where number <= 0: return []
    case .decimal(_, hasUnit: true, hasBlanks: true): return [blanks(in: memory)]
    case .decimal(_, hasUnit: false, _): return [withoutUnit(memory)]
    case .number where memory.isInBytes: return [withoutUnit(memory)]
    case .text:
      let effect =
        memory.isLocked ? lockedEffect(memory) : "the form shows 1 Gi instead, without a word"
      return [odd(memory, expected, effect: effect)]
    case .other:
      let isDate = memory.value.value.typeName == "date"
      let effect =
        isDate ? "the form shows 1 Gi instead" : "the form stops here, and \(FormSection.builtIns)"
      return [odd(memory, expected, effect: memory.isLocked ? failing : effect)]
    case .decimal, .empty, .number: return []
    }
  }

  private static func withoutUnit(_ memory: ResourceField) -> Hit {
    let effect =
      memory.isLocked
      ? memory.value.value.string == nil ? failing : "notebooks ask for that many bytes"
      : "the form takes it for that many Gi"
    return odd(memory, "a decimal number with Gi", effect: effect)
      .rated(memory.isLocked || memory.isInBytes ? .error : .warning)
  }

  // MARK: R005

  static let unreadAmount = LintRule(
    "R005",
    .warning,
    RuleText(
      "a locked amount is passed on to Kubernetes, and the form shows another",
      bad: "cpu:\n  value: 500m\n  limitFactor: none\n  readOnly: true\n",
      good: "cpu:\n  value: \"0.5\"\n  limitFactor: none\n  readOnly: true\n"
    )
  ) { context in
    context.resources.compactMap { field -> Hit? in
      guard let text = field.passedOn else { return nil }
      let wanted = field.wanted
      return Hit(
        field.value.place,
        "the form cannot show '\(text)' at '\(field.value.path)'",
        effect: "notebooks get it, while the form shows 1",
        remedy: wanted.map { "write \"\($0)\"" }
          ?? (field.kind == .cpu ? "write cores as a decimal number" : rough(field))
      )
      .fixed(by: wanted.map { field.value.replacing(with: .string($0)) })
    }
  }
}

extension ResourceField {
  /// Whether the amount is so large a number that somebody counted bytes.
  fileprivate var isInBytes: Bool {
    guard kind == .memory else { return false }
    switch amount {
    case .number(let number), .decimal(let number, hasUnit: false, _):
      return number >= Self.leastBytes
    default: return false
    }
  }
}
