internal import YAMLEdit

/// The options of affinity and tolerations, as far as both are alike.
extension LintRule {
  static let placementRules = [
    optionsShape, optionShape, optionContent, optionName, placementNotListed, placementNone,
    optionTwice, tolerationRefused, placementNotText, affinityRefused,
  ]

  static let optionsShape = LintRule(
    "T001",
    .error,
    RuleText(
      "the options of affinity or tolerations are not a list",
      bad: "tolerationGroup:\n  value: \"\"\n  options: null\n",
      good: "tolerationGroup:\n  value: \"\"\n  options: []\n"
    )
  ) { context in
    PlacementSection.both.compactMap { section -> Hit? in
      guard let options = context.section(section.name)?["options"], options.sequence == nil
      else { return nil }
      return Hit(
        .value(section.optionsPath),
        "expected a list at '\(section.optionsPath)', found \(options.typeInMessages)",
        effect: "every launch fails with 500",
        remedy: "write 'options: []' for none"
      )
      .fixed(by: options.isEmpty ? LintFix(.set(section.optionsPath, [])) : nil)
    }
  }

  private static let soundOption: RuleExample = """
    tolerationGroup:
      value: ""
      options:
      - groupKey: a
        displayName: A
        tolerations: []
    """

  static let optionShape = LintRule(
    "T002",
    .error,
    RuleText(
      "an option is not a mapping, or has no key to choose it by",
      bad: "tolerationGroup:\n  value: \"\"\n  options: [{displayName: A, tolerations: []}]\n",
      good:
        soundOption
    )
  ) { context in
    PlacementSection.both.flatMap { section in
      (section.items(in: context) ?? []).enumerated().compactMap { index, option in
        hit(on: option, at: section.optionsPath.appending(index), of: section)
      }
    }
  }

  private static func hit(
    on option: YAMLValue,
    at path: YAMLPath,
    of section: PlacementSection
  ) -> Hit? {
    let effect = "every launch fails with 500 whose choice is searched for beyond it"
    guard option.mapping != nil else {
      return Hit(
        .value(path),
        "expected a mapping at '\(path)', found \(option.typeInMessages)",
        effect: effect,
        remedy: "write a mapping with '\(section.keyName)' and '\(section.contentName)'"
      )
    }
    guard let key = option[section.keyName] else {
      return Hit(
        .value(path),
        "the option at '\(path)' has no '\(section.keyName)'",
        effect: effect,
        remedy: "add '\(section.keyName)'"
      )
    }
    guard key == "" else { return nil }
    return Hit(
      .value(path.appending(section.keyName)),
      "the \(section.keyName) at '\(path)' is empty",
      effect: "the option applies to everyone who chooses 'None', which is the empty text too",
      remedy: "give the option a key"
    )
    .rated(.warning)
  }

  static let optionContent = LintRule(
    "T003",
    .error,
    RuleText(
      "an option has no `affinity` or `tolerations`, or one of the wrong type",
      bad: "tolerationGroup:\n  value: \"\"\n  options: [{groupKey: a, displayName: A}]\n",
      good:
        soundOption
    )
  ) { context in
    PlacementSection.both.flatMap { section in
      section.options(in: context).flatMap { contentHits(on: $0, of: section) }
    }
  }

  private static func contentHits(
    on option: PlacementSection.Option,
    of section: PlacementSection
  ) -> [Hit] {
    let name = section.contentName
    guard let content = option.value[name] else {
      return [
        Hit(
          .value(option.path),
          "the option at '\(option.path)' has no '\(name)'",
          effect: "a launch that chooses it fails with 500",
          remedy: "add '\(name)'"
        )
      ]
    }
    let path = option.path.appending(name)
    if name == PlacementSection.affinity.contentName {
      guard content.mapping == nil, !content.isNull else { return [] }
      return [shapeHit("a mapping", content, at: path)]
    }
    guard let tolerations = content.sequence else { return [shapeHit("a list", content, at: path)] }
    return tolerations.enumerated().compactMap { index, item in
      item.mapping == nil ? shapeHit("a mapping", item, at: path.appending(index)) : nil
    }
  }

  private static func shapeHit(_ wanted: String, _ found: YAMLValue, at path: YAMLPath) -> Hit {
    Hit(
      .value(path),
      "expected \(wanted) at '\(path)', found \(found.typeInMessages)",
      effect: "a launch that chooses the option fails",
      remedy: "write \(wanted)"
    )
  }

  static let optionName = LintRule(
    "T004",
    .warning,
    RuleText(
      "an option has no name to show",
      bad: "tolerationGroup:\n  value: \"\"\n  options: [{groupKey: a, tolerations: []}]\n",
      good:
        soundOption
    )
  ) { context in
    PlacementSection.both.flatMap { section in
      section.options(in: context).compactMap { option -> Hit? in
        guard (option.value["displayName"] ?? .null).isEmpty else { return nil }
        return Hit(
          .key(option.path.appending("displayName")),
          "the option at '\(option.path)' has no 'displayName'",
          effect: "the dropdown shows a blank row",
          remedy: "add 'displayName'"
        )
      }
    }
  }

  static let optionTwice = LintRule(
    "T007",
    .warning,
    RuleText(
      "two options have the same key",
      bad: """
        tolerationGroup:
          value: ""
          options:
          - {groupKey: a, displayName: A, tolerations: []}
          - {groupKey: a, displayName: B, tolerations: []}
        """,
      good: """
        tolerationGroup:
          value: ""
          options:
          - {groupKey: a, displayName: A, tolerations: []}
          - {groupKey: b, displayName: B, tolerations: []}
        """
    )
  ) { context in
    PlacementSection.both.flatMap { section in
      var first: [String: PlacementSection.Option] = [:]
      return section.options(in: context).compactMap { option -> Hit? in
        guard let key = option.value[section.keyName]?.string else { return nil }
        guard let other = first[key] else {
          first[key] = option
          return nil
        }
        return Hit(
          .value(option.path.appending(section.keyName)),
          "the \(section.keyName) '\(key)' is that of option \(other.index + 1) already",
          effect: "the first of the two is applied, whichever the user picks",
          remedy: "remove or rename one of the two"
        )
        .fixed(by: option.value == other.value ? LintFix(.remove(option.path)) : nil)
      }
    }
  }
}
