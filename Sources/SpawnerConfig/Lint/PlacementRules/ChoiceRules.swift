internal import YAMLEdit

/// The option that the form preselects.
extension LintRule {
  static let placementNotListed = LintRule(
    "T005",
    .warning,
    RuleText(
      "the preselected affinity or tolerations are none of the options",
      bad: "affinityConfig:\n  value: gpu-nodes\n  options: []\n",
      good: "affinityConfig:\n  value: \"\"\n  options: []\n"
    )
  ) { context in
    PlacementSection.both.compactMap { section -> Hit? in
      guard let value = section.value(in: context)?.string, !value.isEmpty, value != "none",
        section.items(in: context) != nil
      else { return nil }
      let keys = section.keys(in: context)
      guard !keys.contains(value) else { return nil }
      return Hit(
        .value(section.valuePath),
        "the value '\(value)' is the \(section.keyName) of no option",
        effect: "the dropdown looks empty, and nothing is applied",
        remedy: NearMiss(value).best(of: keys).map { "did you mean '\($0)'?" }
          ?? "name the \(section.keyName) of an option, or write \"\" for none"
      )
    }
  }

  static let placementNone = LintRule(
    "T006",
    .info,
    RuleText(
      "no affinity or tolerations are preselected by `none`, not by the empty text",
      bad: "affinityConfig:\n  value: none\n  options: []\n",
      good: "affinityConfig:\n  value: \"\"\n  options: []\n"
    )
  ) { context in
    PlacementSection.both.compactMap { section -> Hit? in
      guard section.value(in: context) == "none",
        !section.keys(in: context).contains("none")
      else { return nil }
      return Hit(
        .value(section.valuePath),
        "the value of '\(section.name)' is 'none'",
        effect: "nothing is applied, as meant, and the dropdown looks empty",
        remedy: "write \"\", which the dropdown shows as None"
      )
      .fixed(by: LintFix(.set(section.valuePath, "")))
    }
  }

  static let placementNotText = LintRule(
    "T009",
    .error,
    RuleText(
      "the preselected affinity or tolerations are not given as text",
      bad: "affinityConfig:\n  value: []\n  options: []\n",
      good: "affinityConfig:\n  value: \"\"\n  options: []\n"
    )
  ) { context in
    PlacementSection.both.compactMap { section -> Hit? in
      guard let value = section.value(in: context), !value.isNull, value.string == nil,
        !context.isUnquotedTemplate(at: section.valuePath)
      else { return nil }
      return Hit(
        .value(section.valuePath),
        "expected text at '\(section.valuePath)', found \(value.inMessages)",
        effect: "no option is ever found for it",
        remedy: "write the \(section.keyName) of an option in quotes, or \"\" for none"
      )
      .fixed(by: value.isEmpty ? LintFix(.set(section.valuePath, "")) : nil)
    }
  }
}
