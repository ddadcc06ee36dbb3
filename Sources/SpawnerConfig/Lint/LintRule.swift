internal import YAMLEdit

/// One rule: what it looks for, and the words for what it finds.
struct LintRule: Sendable {
  /// A place where the rule applies, and what to say there.
  struct Hit {
    var place: Place
    /// Set where it differs from the rule's own.
    var severity: Finding.Severity?
    var message: String
    var effect: String
    var remedy: String
    /// Set where there is one right answer.
    var fix: LintFix?

    init(_ place: Place, _ message: String, effect: String, remedy: String) {
      self.place = place
      self.message = message
      self.effect = effect
      self.remedy = remedy
    }

    /// The same hit, as serious as told.
    func rated(_ severity: Finding.Severity) -> Hit {
      var hit = self
      hit.severity = severity
      return hit
    }

    /// The same hit, with a change that settles it.
    func fixed(by fix: LintFix?) -> Hit {
      var hit = self
      hit.fix = fix
      return hit
    }
  }

  /// What a hit points at.
  enum Place {
    /// The key at the end of a path, or the nearest thing above it that is there.
    case key(YAMLPath)
    /// The value at a path.
    case value(YAMLPath)
    /// A position, where the path alone would not tell which of two is meant.
    case exactly(SourceLocation, YAMLPath)
    /// A position that no path leads to.
    case position(SourceLocation)
  }

  let id: String
  let severity: Finding.Severity
  let text: RuleText
  let hits: @Sendable (LintContext) -> [Hit]

  init(
    _ id: String,
    _ severity: Finding.Severity,
    _ text: RuleText,
    hits: @escaping @Sendable (LintContext) -> [Hit]
  ) {
    self.id = id
    self.severity = severity
    self.text = text
    self.hits = hits
  }

  func check(_ context: LintContext) -> [Finding] {
    hits(context).map { hit in
      let (location, path) = context.resolved(hit.place)
      return Finding(
        rule: id,
        severity: hit.severity ?? severity,
        location: location,
        path: path == .root ? nil : path?.description,
        message: hit.message,
        effect: hit.effect,
        remedy: hit.remedy,
        fix: hit.fix
      )
    }
  }
}

extension Lint {
  /// Every rule, in the order of the topics.
  static let rules: [LintRule] =
    LintRule.unreadableFileRules + LintRule.rootRules + LintRule.mappingRules
    + LintRule.spellingRules + LintRule.styleRules + LintRule.sectionRules
    + LintRule.imageRules + LintRule.resourceRules
    + LintRule.gpuRules + LintRule.placementRules + LintRule.podDefaultRules + LintRule.volumeRules
}
