internal import YAMLEdit

/// Keys below `spawnerFormDefaults` that do harm, or nothing at all.
extension LintRule {
  static let keyRules = [reservedKey, legacyKey, unknownKey]

  // MARK: S011

  static let reservedKey = LintRule(
    "S011",
    .error,
    RuleText(
      "a key that the backend looks up while it reads a launch",
      bad: "cpuLimit: \"2\"\n",
      good: "cpu:\n  value: \"1\"\n  limitFactor: \"2\"\n"
    )
  ) { context in
    let keys = ["serverType", "name", "namespace", "cpuLimit", "memoryLimit"]
    return keys.compactMap { key -> Hit? in
      guard let value = context.section(key) else { return nil }
      let isLimit = key.hasSuffix("Limit")
      let section = key.hasPrefix("cpu") ? "cpu" : "memory"
      let path = YAMLPath.section(key)
      return Hit(
        .key(path),
        "the key '\(key)' is reserved",
        effect: reservedEffect(of: key, value),
        remedy: isLimit ? "remove it, and set '\(section).limitFactor' instead" : "remove it"
      )
      .fixed(by: LintFix(.remove(path)))
    }
  }

  private static func reservedEffect(of key: String, _ value: YAMLValue) -> String {
    guard value.mapping != nil else { return "every launch fails with 500" }
    if value["readOnly"]?.isTrueInBackend ?? false {
      return "every launch fails with 400, since the form sends the field all the same"
    }
    return key.hasSuffix("Limit")
      ? "launching fails with 400 once a user clears the limit"
      : "the backend takes it for a field of the form, and launching may fail"
  }

  // MARK: S012

  static let legacyKey = LintRule(
    "S012",
    .warning,
    RuleText(
      "a key that only older web apps read",
      bad: "imageVSCode:\n  value: example/code:v1\n",
      good: "imageGroupOne:\n  value: example/code:v1\n  options: [\"example/code:v1\"]\n"
    )
  ) { context in
    legacyKeys.compactMap { legacy -> Hit? in
      guard context.section(legacy.key) != nil, context.appVersion >= legacy.ignoredSince else {
        return nil
      }
      return Hit(
        .key(.section(legacy.key)),
        "the key '\(legacy.key)' is one of older web apps",
        effect: "this one ignores it",
        remedy: legacy.remedy
      )
    }
  }

  private static let legacyKeys: [(key: String, ignoredSince: AppVersion, remedy: String)] = [
    (
      "extraResources", AppVersion(1, 0),
      "offer devices under 'gpus' instead, or convert the file"
    ),
    ("imageVSCode", AppVersion(1, 3), "rename it to 'imageGroupOne', or convert the file"),
    ("imageRStudio", AppVersion(1, 3), "rename it to 'imageGroupTwo', or convert the file"),
    ("rokLabURL", AppVersion(1, 0), "remove it"),
    ("storageClass", AppVersion(1, 0), "set 'storageClassName' in each volume's claim"),
  ]

  // MARK: S013

  static let unknownKey = LintRule(
    "S013",
    .warning,
    RuleText(
      "a key that nothing reads",
      bad: "imageGroup1:\n  value: example/code:v1\n",
      good: "imageGroupOne:\n  value: example/code:v1\n  options: [\"example/code:v1\"]\n"
    )
  ) { context in
    unknownSections(context)
      + FormSection.keysInside.flatMap { name, keys in
        let gpus = name == "gpus" ? [unknownKeys(in: [name, "value"], but: gpuKeys, context)] : []
        return unknownKeys(in: [name], but: keys, context) + gpus.joined()
      }
  }

  private static let gpuKeys = ["num", "vendor", "vendors"]

  private static func unknownSections(_ context: LintContext) -> [Hit] {
    let known = FormSection.keysInside.map(\.name) + FormSection.flags.map(\.name)
    let others =
      legacyKeys.map(\.key) + ["serverType", "name", "namespace", "cpuLimit", "memoryLimit"]
    return unknownKeys(in: [], but: known, ignoring: others, context).map { $0.rated(.warning) }
  }

  private static func unknownKeys(
    in place: [String],
    but known: [String],
    ignoring others: [String] = [],
    _ context: LintContext
  ) -> [Hit] {
    let path = YAMLPath(YAMLPath.formDefaults.steps + place.map { .key($0) })
    let value = place.reduce(context.defaults.map(YAMLValue.mapping)) { $0?[$1] }
    let found = (value?.mapping?.keys ?? []).compactMap(\.string)
    let keys = found.filter { !known.contains($0) && !others.contains($0) }
    guard !keys.isEmpty else { return [] }
    let locations = context.keyLocations(at: path)
    let absent = known.filter { !found.contains($0) }
    return keys.map { key in
      let whole = path.appending(key)
      let near = key.utf8.count > 50 ? nil : NearMiss(key).best(of: absent)
      return Hit(
        locations[key].map { .exactly($0, whole) } ?? .key(whole),
        "the key '\(key)' in '\(path)' is unknown",
        effect: "nothing reads it",
        remedy: near.map { "write '\($0)' if that is meant" } ?? "remove it, or check its spelling"
      )
      .rated(.info)
    }
  }
}

extension LintContext {
  /// Where the keys of a mapping stand; of two that are equal, the last.
  fileprivate func keyLocations(at path: YAMLPath) -> [String: SourceLocation] {
    var locations: [String: SourceLocation] = [:]
    for entry in node(at: path)?.target.entries ?? [] {
      guard let key = entry.key.target.text else { continue }
      locations[key] = entry.key.location
    }
    return locations
  }
}

extension FormSection {
  /// The sections that are mappings, and the keys that something reads in each.
  fileprivate static let keysInside: [(name: String, keys: [String])] =
    ["cpu", "memory"].map { ($0, ["value", "readOnly", "limitFactor"]) }
    + ["image", "imageGroupOne", "imageGroupTwo", "affinityConfig", "tolerationGroup"]
    .map { ($0, ["value", "readOnly", "options"]) }
    + [
      "imagePullPolicy", "workspaceVolume", "dataVolumes", "gpus", "shm", "configurations",
      "environment",
    ]
    .map { ($0, ["value", "readOnly"]) }
}
