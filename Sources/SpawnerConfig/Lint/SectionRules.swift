internal import YAMLEdit

/// Sections that are missing, empty, of the wrong type or locked.
extension LintRule {
  static let sectionRules = [
    resourcesAbsent, sectionAbsent, lateSectionAbsent, shapelessSection, valueAbsent, nullValue,
    lockedSection,
  ]

  // MARK: Absent sections

  static let resourcesAbsent = LintRule("S001", .error) { context in
    absentSections(["cpu", "memory"], context)
  }

  static let sectionAbsent = LintRule("S002", .error) { context in
    absentSections(
      [
        "image", "imagePullPolicy", "workspaceVolume", "dataVolumes", "affinityConfig",
        "tolerationGroup",
      ],
      context
    )
  }

  static let lateSectionAbsent = LintRule("S003", .warning) { context in
    absentSections(["shm", "configurations"], context)
  }

  private static func absentSections(_ names: [String], _ context: LintContext) -> [Hit] {
    guard let defaults = context.defaults, !defaults.isEmpty else { return [] }
    return FormSection.all.compactMap { section -> Hit? in
      guard names.contains(section.name), defaults[section.name] == nil,
        let effect = section.absent
      else { return nil }
      return Hit(
        .key(.section(section.name)),
        "the section '\(section.name)' is missing",
        effect: effect,
        remedy: "add '\(section.name)' with a 'value'"
      )
    }
  }

  // MARK: Sections without a usable value

  static let shapelessSection = LintRule("S004", .error) { context in
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

  static let valueAbsent = LintRule("S005", .error) { context in
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
    }
  }

  static let nullValue = LintRule("S006", .error) { context in
    FormSection.all.compactMap { section -> Hit? in
      guard let effect = section.nullValue, let value = context.section(section.name),
        value["value"] == .null
      else { return nil }
      let isLocked = value["readOnly"]?.isTrueInForm ?? false
      if section.name == "shm", isLocked { return nil }
      return Hit(
        .key(.section(section.name).appending("value")),
        "the value of '\(section.name)' is null",
        effect: effect,
        remedy: section.name == "dataVolumes" ? "write 'value: []' for none" : "write a value"
      )
    }
  }

  // MARK: Locked sections

  static let lockedSection = LintRule("S007", .error) { context in
    ["image", "dataVolumes", "workspaceVolume"].compactMap { name -> Hit? in
      guard let section = context.section(name),
        section["readOnly"]?.isTrueInBackend ?? false
      else { return nil }
      let isWorkspace = name == "workspaceVolume"
      if isWorkspace, !(section["value"]?.isTrueInBackend ?? false) { return nil }
      return Hit(
        .key(.section(name).appending("readOnly")),
        "the section '\(name)' is read-only",
        effect: "every launch fails with 400, since the form sends the field all the same",
        remedy: isWorkspace
          ? "write 'readOnly: false', or 'value: null' for no workspace"
          : "write 'readOnly: false'"
      )
    }
  }
}

extension FormSection {
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
