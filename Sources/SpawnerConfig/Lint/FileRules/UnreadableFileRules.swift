internal import YAMLEdit

/// Files that the web app cannot read at all.
extension LintRule {
  static let unreadableFileRules = [
    brokenSyntax, tab, severalDocuments, badBytes, badScalar, badReference,
  ]

  static let ignoredFile =
    "the web app ignores the whole file without a word and serves its built-in defaults"
  static let failingFile =
    "the web app answers 500 to the form, to every launch and to the list of notebooks"

  /// Every parse error that no other rule explains better.
  static let brokenSyntax = LintRule(
    "Y001",
    .error,
    RuleText(
      "the file is not YAML, by the rules of the reader that the web app uses",
      bad: .file("spawnerFormDefaults:\n  shm: {value: true\n"),
      good: "shm: {value: true}\n"
    )
  ) { context in
    if context.isTemplate { return template(context) }
    guard let error = context.error, !explainedCodes.contains(error.code) else { return [] }
    return error.code == .tooDeep
      ? hit(error, effect: failingFile, remedy: "nest fewer lists and mappings")
      : hit(error, effect: ignoredFile, remedy: "correct the YAML at this place")
  }

  /// The web apps that read such a file filled it in first.
  private static func template(_ context: LintContext) -> [Hit] {
    guard WebAppEra(of: context.appVersion) != .templates else { return [] }
    return [
      Hit(
        .position(context.error?.location ?? LintContext.start),
        "expected YAML, found a template of Kubeflow \(WebAppEra.templates.releases)",
        effect: ignoredFile,
        remedy: "convert the file to Kubeflow 1.5 or later"
      )
    ]
  }

  static let tab = LintRule(
    "Y002",
    .error,
    RuleText(
      "a tab stands outside quotes, block text and comments",
      bad: "shm:\n\tvalue: true\n",
      good: "shm:\n  value: true\n"
    )
  ) { context in
    guard let error = context.error, error.code == .tab else { return [] }
    return hit(error, effect: ignoredFile, remedy: "use spaces in place of the tab")
  }

  static let severalDocuments = LintRule(
    "Y003",
    .error,
    RuleText(
      "the file holds more than one document",
      bad: .file("spawnerFormDefaults: {}\n---\nspawnerFormDefaults: {}\n"),
      good: "shm:\n  value: true\n"
    )
  ) { context in
    guard let error = context.error, error.code == .severalDocuments else { return [] }
    return hit(error, effect: ignoredFile, remedy: "keep one document and remove the others")
  }

  static let badBytes = LintRule(
    "Y004",
    .error,
    RuleText(
      "the file is not UTF-8, or holds a control character",
      bad: .file(Array("# caf".utf8) + [0xE9, 0x0A]),
      good: "# café\nshm:\n  value: true\n"
    )
  ) { context in
    guard let error = context.error else { return [] }
    switch error.code {
    case .notUTF8:
      return hit(error, effect: failingFile, remedy: "save the file as UTF-8")
    case .controlCharacter:
      return hit(error, effect: ignoredFile, remedy: "remove the control character")
    default:
      return []
    }
  }

  static let badScalar = LintRule(
    "Y009",
    .error,
    RuleText(
      "a value that the reader fails on: an impossible date, `0b_`, a number without end",
      bad: "configurations:\n  value: [2024-02-30]\n",
      good: "configurations:\n  value: [\"2024-02-30\"]\n"
    )
  ) { context in
    guard let error = context.error, error.code == .badScalar else { return [] }
    let fix = error.location.flatMap { context.quotingWord(at: $0) }
    return hit(error, effect: failingFile, remedy: "put the value in quotes")
      .map { $0.fixed(by: fix) }
  }

  static let badReference = LintRule(
    "Y013",
    .error,
    RuleText(
      "an unknown tag, an anchor defined twice or not at all, a key that cannot be one",
      bad: "cpu: *small\n",
      good: "cpu:\n  value: \"0.5\"\n  limitFactor: \"1.2\"\n"
    )
  ) { context in
    guard let error = context.error, let remedy = referenceRemedies[error.code] else { return [] }
    return hit(error, effect: ignoredFile, remedy: remedy)
  }

  private static let referenceRemedies: [YAMLError.Code: String] = [
    .unknownTag: "remove the tag, or put the value in quotes",
    .duplicateAnchor: "give one of the two anchors another name",
    .undefinedAlias: "define the anchor above the alias, or put the value in quotes",
    .unhashableKey: "use text as the key; in quotes, if it starts with '{' or '['",
  ]

  private static let explainedCodes: Set<YAMLError.Code> = [
    .tab, .severalDocuments, .notUTF8, .controlCharacter, .badScalar, .unknownTag,
    .duplicateAnchor, .undefinedAlias, .unhashableKey, .recursiveAlias,
  ]

  static func hit(_ error: YAMLError, effect: String, remedy: String) -> [Hit] {
    let place = Place.position(error.location ?? LintContext.start)
    return [Hit(place, error.detail, effect: effect, remedy: remedy)]
  }
}
