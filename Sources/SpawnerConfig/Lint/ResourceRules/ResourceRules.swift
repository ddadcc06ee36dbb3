internal import YAMLEdit

/// CPU and memory: the requests, and the limits that come from them.
extension LintRule {
  static let resourceRules = [
    oddCores, unquotedAmount, emptyAmount, oddMemory, unreadAmount, factorAbsent,
    factorUnreadable, factorTooSmall, factorShapeless, factorEndless, limitBelowRequest,
    factorUnquoted,
  ]

  // MARK: R011

  static let limitBelowRequest = LintRule(
    "R011",
    .error,
    RuleText(
      "the limit, rounded to one decimal place, is less than the request",
      bad: "cpu:\n  value: \"0.04\"\n  limitFactor: \"1.2\"\n",
      good: "cpu:\n  value: \"0.1\"\n  limitFactor: \"1.2\"\n"
    )
  ) { context in
    ResourceField.Kind.allCases.compactMap { kind -> Hit? in
      // A factor below 1 is reported as such.
      guard context.appVersion >= AppVersion(1, 3), let limit = ComputedLimit(kind, in: context),
        limit.factor >= 1, limit.isTooLow
      else { return nil }
      let isOff = !limit.isLocked && limit.rounded < RoundedLimit.leastInForm
      return Hit(
        .value(.section(kind.rawValue).appending("limitFactor")),
        """
        expected a \(kind.rawValue) limit of at least \(limit.request), found \(limit.rounded), \
        which is \(limit.request) × \(limit.factor) rounded to one decimal place
        """,
        effect: isOff
          ? "the launch button stays off"
          : "every launch with the default fails with 400: the limit is below the request",
        remedy: """
          write a request with one decimal place, a greater 'limitFactor', or "none" for no limit
          """
      )
    }
  }
}

/// The limit that a section's own values come to.
struct ComputedLimit {
  let request: Double
  let factor: Double
  let isLocked: Bool
  let rounded: Double

  /// `nil` where there is no request or no factor to compute with.
  init?(_ kind: ResourceField.Kind, in context: LintContext) {
    guard let field = ResourceField(kind, in: context), let request = field.request, request > 0,
      case .number(let factor) = field.factor, (request * factor).isFinite
    else { return nil }
    self.request = request
    self.factor = factor
    isLocked = field.isLocked
    rounded = RoundedLimit(request * factor, isLocked ? .backend : .form).number
  }

  /// Whether the form or the backend refuses it.
  var isTooLow: Bool { rounded < request || (!isLocked && rounded < RoundedLimit.leastInForm) }
}

extension RoundedLimit {
  /// The least limit that the form takes.
  static let leastInForm = 0.1
}
