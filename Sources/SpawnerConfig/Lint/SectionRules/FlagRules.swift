internal import YAMLEdit

/// Switches, and settings that do less than they seem to do.
extension LintRule {
  static let flagRules = [unclearFlag, customImageFlag, environmentIgnored]

  // MARK: S014

  static let unclearFlag = LintRule(
    "S014",
    .warning,
    RuleText(
      "`allowCustomImage`, `hideRegistry` or `hideTag` is not a boolean",
      bad: "hideTag: \"false\"\n",
      good: "hideTag: false\n"
    )
  ) { context in
    FormSection.flags.compactMap { flag -> Hit? in
      let path = YAMLPath.section(flag.name)
      guard let value = context.section(flag.name), value.bool == nil, !value.isNull else {
        return nil
      }
      let field = LintField(path: path, value: value, node: context.node(at: path))
      let isOn = value.isTrueInForm
      let meant = value.string.map { TruthWord($0)?.isTrue ?? ($0.isEmpty ? false : nil) }
      let answer = meant ?? (value.mapping == nil && value.sequence == nil ? isOn : nil)
      return Hit(
        field.place,
        "expected a boolean at '\(path)', found \(field.found)",
        effect: isOn ? "it counts as true: \(flag.effect)" : "it counts as false",
        remedy: answer.map { "write '\(flag.name): \($0)'" }
          ?? "write '\(flag.name): true' or '\(flag.name): false'"
      )
      .fixed(by: answer.map { field.replacing(with: .bool($0)) })
    }
  }

  // MARK: S015

  static let customImageFlag = LintRule(
    "S015",
    .info,
    RuleText(
      "`allowCustomImage: false` hides a field, and keeps nobody from sending one",
      bad: "allowCustomImage: false\n",
      good: "allowCustomImage: true\n"
    )
  ) { context in
    guard context.section("allowCustomImage")?.bool == false else { return [] }
    return [
      Hit(
        .value(.section("allowCustomImage")),
        "custom images are not allowed",
        effect: "the form hides the field; the backend takes any image all the same",
        remedy: "have an admission policy check images where it matters"
      )
    ]
  }

  // MARK: S017

  static let environmentIgnored = LintRule(
    "S017",
    .info,
    RuleText(
      "`environment` is not empty",
      bad: "environment:\n  value:\n    TEAM: data\n",
      good: "environment:\n  value: {}\n"
    )
  ) { context in
    guard let section = context.section("environment") else { return [] }
    let value = section.mapping == nil ? section : section["value"] ?? .null
    guard value.isTrueInBackend else { return [] }
    let path = YAMLPath.section("environment")
    let isOld = context.appVersion < AppVersion(1, 8)
    return [
      Hit(
        .key(section.mapping == nil ? path : path.appending("value")),
        "the environment is not empty",
        effect: isOld
          ? "only the web app's Rok flavour reads it" : "no notebook gets it, nothing reads it",
        remedy: "give variables to notebooks with a PodDefault"
      )
    ]
  }
}

extension FormSection {
  /// Plain switches, and what each does when it is on.
  static let flags = [
    (name: "allowCustomImage", effect: "the form offers a field for any image"),
    (name: "hideRegistry", effect: "the form shows images without their registry"),
    (name: "hideTag", effect: "the form shows images without their tag"),
  ]
}
