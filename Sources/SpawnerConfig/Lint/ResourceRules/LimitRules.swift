internal import YAMLEdit

/// How the limits of a notebook come from its request.
extension LintRule {
  private static let sound: RuleExample = "cpu:\n  value: \"0.5\"\n  limitFactor: \"1.2\"\n"

  private static func example(_ factor: String) -> RuleExample {
    .sections("cpu:\n  value: \"0.5\"\n  limitFactor: \(factor)\n")
  }

  /// The factors of both sections; earlier web apps read none.
  private static func factors(
    _ context: LintContext,
    _ hit: (LintField, String) -> Hit?
  ) -> [Hit] {
    guard context.appVersion >= AppVersion(1, 3) else { return [] }
    return ["cpu", "memory"].compactMap { section in
      guard context.section(section)?.mapping != nil else { return nil }
      let path = YAMLPath.section(section).appending("limitFactor")
      let none = LintField(path: path, value: .null, node: nil)
      return hit(context.field("limitFactor", of: section) ?? none, section)
    }
  }

  // MARK: R006

  static let factorAbsent = LintRule(
    "R006",
    .error,
    RuleText(
      "`limitFactor` is missing or null",
      bad: "cpu:\n  value: \"0.5\"\n",
      good: sound
    )
  ) { context in
    factors(context) { factor, section in
      guard factor.value.isNull else { return nil }
      return Hit(
        .key(factor.path),
        "'\(section)' has no 'limitFactor'",
        effect: "every launch fails with 500 unless the user types a limit",
        remedy: "write 'limitFactor: \"1.2\"', as the web app's own file has it, or \"none\""
      )
      .fixed(by: factor.replacing(with: "1.2"))
    }
  }

  // MARK: R007

  static let factorUnreadable = LintRule(
    "R007",
    .error,
    RuleText(
      "`limitFactor` is neither a number nor `none`",
      bad: example("None"),
      good: example("none")
    )
  ) { context in
    factors(context) { factor, _ in
      guard case .unreadable = LimitFactor(factor.value) else { return nil }
      let meant = factor.value.string.flatMap { text -> String? in
        let word = text.trimmed.lowercased()
        if word == "none" { return word }
        let decimal = word.replacing(",", with: ".", maxReplacements: 1)
        return DecimalText(decimal) == nil ? nil : decimal
      }
      return Hit(
        factor.place,
        "expected a number or 'none' at '\(factor.path)', found \(factor.found)",
        effect: "every launch fails with 500 unless the user types a limit",
        remedy: meant.map { "write \"\($0)\"" } ?? "write a number such as \"1.2\", or \"none\""
      )
      .fixed(by: meant.map { factor.replacing(with: .string($0)) })
    }
  }

  // MARK: R008

  static let factorTooSmall = LintRule(
    "R008",
    .error,
    RuleText(
      "`limitFactor` is empty or less than 1",
      bad: example("\"0.5\""),
      good: example("\"1\"")
    )
  ) { context in
    factors(context) { factor, section in
      let kind = ResourceField.Kind(rawValue: section)
      let limit = kind.flatMap { ComputedLimit($0, in: context) }
      let effect: String
      var isLifted = false
      switch LimitFactor(factor.value) {
      case .empty: effect = "the launch button stays off"
      case .number(let number) where number <= 0: effect = "the launch button stays off"
      case .number(let number) where number < 1:
        isLifted = limit.map { !$0.isTooLow } ?? false
        effect =
          isLifted
          ? "rounding lifts the limit to the request; with other requests launching fails with 400"
          : "every launch with the default fails with 400: the limit is below the request"
      default: return nil
      }
      return Hit(
        factor.place,
        "expected a number from 1 at '\(factor.path)', found \(factor.found)",
        effect: effect,
        remedy: "write a number such as \"1.2\", or \"none\" for no limit"
      )
      .rated(isLifted ? .warning : .error)
    }
  }

  // MARK: R009

  static let factorShapeless = LintRule(
    "R009",
    .error,
    RuleText(
      "`limitFactor` is a boolean, a list or a mapping",
      bad: example("off"),
      good: example("none")
    )
  ) { context in
    factors(context) { factor, _ in
      guard case .shapeless = LimitFactor(factor.value) else { return nil }
      return Hit(
        factor.place,
        "expected a number or 'none' at '\(factor.path)', found \(factor.found)",
        effect: "the form stops here, and \(FormSection.builtIns)",
        remedy: "write a number such as \"1.2\", or \"none\" for no limit"
      )
    }
  }

  // MARK: R010

  static let factorEndless = LintRule(
    "R010",
    .error,
    RuleText(
      "`limitFactor` is infinite or not a number",
      bad: example("inf"),
      good: example("none")
    )
  ) { context in
    factors(context) { factor, _ in
      // Without quotes it is no JSON, which Y012 reports.
      guard case .endless = LimitFactor(factor.value), factor.value.float == nil else {
        return nil
      }
      return Hit(
        factor.place,
        "expected a finite number at '\(factor.path)', found \(factor.found)",
        effect: "Kubernetes refuses every notebook with 422",
        remedy: "write a number such as \"1.2\", or \"none\" for no limit"
      )
    }
  }

  // MARK: R012

  static let factorUnquoted = LintRule(
    "R012",
    .info,
    RuleText(
      "`limitFactor` is a number without quotes",
      bad: example("1.2"),
      good: sound
    )
  ) { context in
    factors(context) { factor, _ in
      guard factor.value.string == nil, case .number(let number) = LimitFactor(factor.value),
        number >= 1
      else { return nil }
      let isPlain = factor.source.flatMap { DecimalText($0) }?.number == number
      return Hit(
        factor.place,
        "'\(factor.path)' is a number without quotes",
        effect: "it works just as well",
        remedy: "put it in quotes, as the web app's own file has it"
      )
      .fixed(by: isPlain ? factor.quoting : nil)
    }
  }
}
