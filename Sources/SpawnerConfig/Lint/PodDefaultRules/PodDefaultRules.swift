internal import YAMLEdit

/// The PodDefaults that the form preselects, and shared memory.
extension LintRule {
  static let podDefaultRules = [
    configurationsShape, configurationNoLabelKey, configurationMeaning, sharedMemoryType,
  ]

  private static let configurationsPath = YAMLPath.section("configurations").appending("value")

  private static func configurations(_ context: LintContext) -> [YAMLValue] {
    context.section("configurations")?["value"]?.sequence ?? []
  }

  static let configurationsShape = LintRule(
    "M001",
    .error,
    RuleText(
      "the value of `configurations` is not a list",
      bad: "configurations:\n  value: access-models\n",
      good: "configurations:\n  value: [access-models]\n"
    )
  ) { context in
    guard let value = context.section("configurations")?["value"], !value.isNull,
      value.sequence == nil
    else { return [] }
    let hit = Hit(
      .value(configurationsPath),
      "expected a list at '\(configurationsPath)', found \(value.typeInMessages)",
      effect: "every launch fails with 400",
      remedy: "write a list of label keys, or 'value: []' for none"
    )
    if value.isEmpty { return [hit.fixed(by: LintFix(.set(configurationsPath, [])))] }
    let list = value.string.map { _ in LintFix(.set(configurationsPath, .sequence([value]))) }
    return [hit.fixed(by: list)]
  }

  static let configurationNoLabelKey = LintRule(
    "M002",
    .error,
    RuleText(
      "an entry of `configurations` cannot be the key of a label",
      bad: "configurations:\n  value: [\"access models\"]\n",
      good: "configurations:\n  value: [access-models]\n"
    )
  ) { context in
    configurations(context).enumerated().compactMap { index, entry -> Hit? in
      if let text = entry.string, KubernetesName.isQualifiedName(text) { return nil }
      let path = configurationsPath.appending(index)
      let isCollection = entry.sequence != nil || entry.mapping != nil
      return Hit(
        .value(path),
        "expected the key of a label at '\(path)', found \(entry.inMessages)",
        effect: isCollection
          ? "every launch fails with 500"
          : entry.string == nil
            ? "it is turned into text and becomes a label that nobody meant"
            : "Kubernetes refuses the notebook with 422",
        remedy: "write the label key that the PodDefault selects"
      )
    }
  }

  static let configurationMeaning = LintRule(
    "M003",
    .warning,
    RuleText(
      "`configurations` lists label keys, not names of PodDefaults; or lists one twice",
      bad: "configurations:\n  value: [access-models, access-models]\n",
      good: "configurations:\n  value: []\n"
    )
  ) { context in
    let keys = configurations(context).map(\.string)
    guard keys.contains(where: { $0 != nil }) else { return [] }
    let note = Hit(
      .key(configurationsPath),
      "the entries are label keys from the selectors of PodDefaults",
      effect: "an entry that is only the name of a PodDefault selects nothing",
      remedy: "compare the entries with 'spec.selector' of the PodDefaults"
    )
    var seen: Set<String> = []
    let duplicates = keys.enumerated().compactMap { index, key -> Hit? in
      guard let key, !seen.insert(key).inserted else { return nil }
      let path = configurationsPath.appending(index)
      return Hit(
        .value(path),
        "the entry '\(key)' is listed twice",
        effect: "the second one changes nothing",
        remedy: "remove one of the two"
      )
      .fixed(by: LintFix(.remove(path)))
    }
    return [note.rated(.info)] + duplicates
  }

  static let sharedMemoryType = LintRule(
    "M004",
    .warning,
    RuleText(
      "the value of `shm` is not a boolean",
      bad: "shm:\n  value: \"false\"\n",
      good: "shm:\n  value: false\n"
    )
  ) { context in
    guard let value = context.section("shm")?["value"], !value.isNull, value.bool == nil else {
      return []
    }
    let path = YAMLPath.section("shm").appending("value")
    let (isShown, isOn) = (value.isTrueInForm, value.isTrueInBackend)
    return [
      Hit(
        .value(path),
        "expected a boolean at '\(path)', found \(value.inMessages)",
        effect: isShown && !isOn
          ? "the form shows shared memory as on, and notebooks do not get it"
          : "it counts as \(isOn ? "on" : "off")",
        remedy: "write 'true' or 'false' without quotes"
      )
      .fixed(by: value.intendedBool.map { LintFix(.set(path, .bool($0))) })
    ]
  }
}
