internal import YAMLEdit

/// Sections that are missing, empty, of the wrong type or locked.
extension LintRule {
  static let sectionRules =
    [
      resourcesAbsent, sectionAbsent, lateSectionAbsent, shapelessSection, valueAbsent, nullValue,
      lockedSection,
    ] + lockRules + keyRules + flagRules + generationRules

  // MARK: Absent sections

  static let resourcesAbsent = LintRule(
    "S001",
    .error,
    RuleText(
      "`cpu` or `memory` is missing",
      bad: .file("spawnerFormDefaults:\n  shm:\n    value: true\n"),
      good: "cpu:\n  value: \"0.5\"\n  limitFactor: \"1.2\"\n"
    )
  ) { context in
    absentSections(["cpu", "memory"], context)
  }

  static let sectionAbsent = LintRule(
    "S002",
    .error,
    RuleText(
      "a section is missing that the form cannot do without",
      bad: .file("spawnerFormDefaults:\n  shm:\n    value: true\n"),
      good: "imagePullPolicy:\n  value: IfNotPresent\n"
    )
  ) { context in
    absentSections(
      [
        "image", "imagePullPolicy", "workspaceVolume", "dataVolumes", "affinityConfig",
        "tolerationGroup",
      ],
      context
    )
  }

  static let lateSectionAbsent = LintRule(
    "S003",
    .warning,
    RuleText(
      "`shm` or `configurations` is missing",
      bad: .file("spawnerFormDefaults:\n  imagePullPolicy:\n    value: Always\n"),
      good: "shm:\n  value: true\nconfigurations:\n  value: []\n"
    )
  ) { context in
    absentSections(["shm", "configurations"], context)
  }

  private static func absentSections(_ names: [String], _ context: LintContext) -> [Hit] {
    guard let defaults = context.defaults, !defaults.isEmpty else { return [] }
    return FormSection.all.compactMap { section -> Hit? in
      guard names.contains(section.name), defaults[section.name] == nil,
        let effect = section.absent, context.appVersion >= section.since
      else { return nil }
      return Hit(
        .key(.section(section.name)),
        "the section '\(section.name)' is missing",
        effect: effect,
        remedy: "add '\(section.name)' with a 'value'"
      )
      .fixed(
        by: section.ownDefault(in: context).map { LintFix(.set(.section(section.name), $0)) }
      )
    }
  }

  // MARK: Sections without a usable value

  static let shapelessSection = LintRule(
    "S004",
    .error,
    RuleText(
      "a section is null, a list or a single value",
      bad: "shm: true\n",
      good: "shm:\n  value: true\n"
    )
  ) { context in
    FormSection.all.compactMap { section -> Hit? in
      guard let value = context.section(section.name), value.mapping == nil else { return nil }
      return Hit(
        .key(.section(section.name)),
        "expected a mapping at '\(section.name)', found \(value.typeInMessages)",
        effect: section.shapelessEffect(isNull: value.isNull),
        remedy: "write a mapping with a 'value'"
      )
    }
  }

  static let valueAbsent = LintRule(
    "S005",
    .error,
    RuleText(
      "a section has no `value`",
      bad: "shm:\n  readOnly: false\n",
      good: "shm:\n  value: true\n"
    )
  ) { context in
    FormSection.all.compactMap { section -> Hit? in
      guard let value = context.section(section.name), value.mapping != nil,
        value["value"] == nil
      else { return nil }
      let stops = ["dataVolumes", "gpus"].contains(section.name)
      return Hit(
        .key(.section(section.name)),
        "the section '\(section.name)' has no 'value'",
        effect: "\(stops ? "the form stops here, and " : "")every launch fails with 500",
        remedy: section.name == "workspaceVolume"
          ? "add a 'value'; 'value: null' offers no workspace" : "add a 'value'"
      )
      .fixed(
        by: section.ownValue(in: context).map {
          LintFix(.set(.section(section.name).appending("value"), $0))
        }
      )
    }
  }

  static let nullValue = LintRule(
    "S006",
    .error,
    RuleText(
      "the value of a section is null where null has no meaning",
      bad: "dataVolumes:\n  value: null\n",
      good: "dataVolumes:\n  value: []\n"
    )
  ) { context in
    FormSection.all.compactMap { section -> Hit? in
      guard let effect = section.nullValue, let value = context.section(section.name),
        value["value"] == .null
      else { return nil }
      let isLocked = value["readOnly"]?.isTrueInForm ?? false
      if section.name == "shm", isLocked { return nil }
      let path = YAMLPath.section(section.name).appending("value")
      return Hit(
        .key(path),
        "the value of '\(section.name)' is null",
        effect: effect,
        remedy: section.name == "dataVolumes" ? "write 'value: []' for none" : "write a value"
      )
      .fixed(by: section.none.map { LintFix(.set(path, $0)) })
    }
  }

  // MARK: Locked sections

  static let lockedSection = LintRule(
    "S007",
    .error,
    RuleText(
      "a section is read-only that the form sends all the same",
      bad: "dataVolumes:\n  value: []\n  readOnly: true\n",
      good: "dataVolumes:\n  value: []\n  readOnly: false\n"
    )
  ) { context in
    FormSection.sentWhenLocked.compactMap { name -> Hit? in
      guard let locked = LockedSection(name, in: context) else { return nil }
      return Hit(
        .key(locked.lock.path),
        "the section '\(name)' is read-only\(locked.reason)",
        effect: "every launch fails with 400, since the form sends the field all the same",
        remedy: name == "workspaceVolume"
          ? "write 'readOnly: false', or 'value: null' for no workspace"
          : "write 'readOnly: false'"
      )
      .fixed(by: locked.lock.replacing(with: false))
    }
  }
}

/// A section that is locked although the form sends its field all the same.
struct LockedSection {
  let lock: LintField

  init?(_ name: String, in context: LintContext) {
    guard let lock = context.field("readOnly", of: name), lock.value.isTrueInBackend else {
      return nil
    }
    // Without a workspace the form has nothing to send.
    let value = context.section(name)?["value"]
    if name == "workspaceVolume", !(value?.isTrueInBackend ?? false) { return nil }
    self.lock = lock
  }

  /// Why it is, where that does not show.
  var reason: String {
    lock.value.string.map { ", since the text '\($0)' counts as true" } ?? ""
  }
}

extension FormSection {
  /// The sections whose fields the form sends even when they are locked.
  static let sentWhenLocked = ["image", "dataVolumes", "workspaceVolume"]

  /// The value that says what null was to say: nothing.
  fileprivate var none: YAMLValue? {
    switch name {
    case "dataVolumes", "configurations": []
    case "affinityConfig", "tolerationGroup": ""
    default: nil
    }
  }

  fileprivate func shapelessEffect(isNull: Bool) -> String {
    let launches = "every launch fails with 500"
    if name == "gpus" {
      let start = isNull ? "" : "the form stops here, "
      return "\(start)\(launches) and \(Self.listFails)"
    }
    return isNull || name == "dataVolumes"
      ? "the form stops here, \(Self.builtIns), and \(launches)" : launches
  }
}
