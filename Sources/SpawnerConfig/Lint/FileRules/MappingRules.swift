internal import YAMLEdit

/// Mappings and values that read well and cannot be sent to the form.
extension LintRule {
  static let mappingRules = [duplicateKey, mixedKeys, noJSONForm]

  static let noConfig = "the web app answers 500 when the form asks for its configuration"

  static let duplicateKey = LintRule(
    "Y010",
    .error,
    RuleText(
      "a key is written twice in one mapping",
      bad: "shm:\n  value: true\n  value: false\n",
      good: "shm:\n  value: false\n"
    )
  ) { context in
    let duplicates = context.document?.duplicateKeys ?? []
    return zip(duplicates, context.removals(of: duplicates)).map { duplicate, removal in
      Hit(
        .exactly(duplicate.second, duplicate.path),
        "the key '\(duplicate.key)' is written twice\(Self.place(of: duplicate))",
        effect: "the one in line \(duplicate.first.line) is ignored, the last one counts",
        remedy: "remove or rename one of the two"
      )
      .fixed(by: removal)
    }
  }

  private static func place(of duplicate: DuplicateKey) -> String {
    guard let parent = duplicate.path.parent, !parent.steps.isEmpty else { return "" }
    return " in '\(parent)'"
  }

  static let mixedKeys = LintRule(
    "Y011",
    .error,
    RuleText(
      "a key that is not text stands beside keys that are",
      bad: "shm:\n  value: true\n  yes: 1\n",
      good: "shm:\n  value: true\n  \"yes\": 1\n"
    )
  ) { context in
    context.values { $0.oddKey != nil }.compactMap { path, value -> Hit? in
      guard let odd = value.oddKey else { return nil }
      return Hit(
        .key(path),
        "a key of '\(path)' is not text but \(odd.typeInMessages)",
        effect: noConfig,
        remedy: "put the key in quotes"
      )
    }
  }

  static let noJSONForm = LintRule(
    "Y012",
    .error,
    RuleText(
      "a value that JSON cannot say: a set, binary data, an endless alias, `.nan`, `.inf`",
      bad: "shm:\n  value: .inf\n",
      good: "shm:\n  value: true\n"
    )
  ) { context in
    if let error = context.error, error.code == .recursiveAlias {
      return hit(error, effect: noConfig, remedy: "write out what the alias stands for")
    }
    return oddNumbers(context) + oddTags(context)
  }

  private static func oddNumbers(_ context: LintContext) -> [Hit] {
    context.values { $0.float?.isFinite == false }.compactMap { path, value -> Hit? in
      guard let number = value.float else { return nil }
      return Hit(
        .value(path),
        "expected a number that JSON can say at '\(path)', found '\(number)'",
        effect: "the web app sends what no browser can read, and the form never loads",
        remedy: "put the value in quotes, or use a finite number"
      )
    }
  }

  private static func oddTags(_ context: LintContext) -> [Hit] {
    guard context.nodes.contains(where: { $0.node.unsendableType != nil }) else { return [] }
    let nodes = context.node(at: .formDefaults)?.descendants ?? []
    return nodes.compactMap { entry -> Hit? in
      guard let name = entry.node.unsendableType else { return nil }
      return Hit(
        .value(entry.node.path),
        "expected a value that JSON can say at '\(entry.node.path)', found \(name)",
        effect: noConfig,
        remedy: "write it as a list or as text"
      )
    }
  }
}

extension LintContext {
  /// The values below `spawnerFormDefaults` that are wanted, with their places, outermost first.
  func values(_ isWanted: (YAMLValue) -> Bool) -> [(YAMLPath, YAMLValue)] {
    guard let defaults else { return [] }
    var search = ValueSearch(path: .formDefaults)
    search.visit(.mapping(defaults), isWanted)
    return search.found
  }
}

/// A walk through a value; it knows the way to where it is without making a path of each place.
private struct ValueSearch {
  var path: YAMLPath
  var found: [(YAMLPath, YAMLValue)] = []

  mutating func visit(_ value: YAMLValue, _ isWanted: (YAMLValue) -> Bool) {
    if isWanted(value) { found.append((path, value)) }
    switch value {
    case .sequence(let items):
      for (index, item) in items.enumerated() { visit(item, below: .index(index), isWanted) }
    case .mapping(let mapping):
      for entry in mapping.entries {
        guard let key = entry.key.string else { continue }
        visit(entry.value, below: .key(key), isWanted)
      }
    default: break
    }
  }

  private mutating func visit(
    _ value: YAMLValue,
    below step: YAMLPath.Step,
    _ isWanted: (YAMLValue) -> Bool
  ) {
    path.steps.append(step)
    visit(value, isWanted)
    path.steps.removeLast()
  }
}

extension YAMLValue {
  /// The first key that cannot be sent, or not beside text.
  fileprivate var oddKey: YAMLValue? {
    guard case .mapping(let mapping) = self,
      mapping.entries.contains(where: { $0.key.string == nil })
    else { return nil }
    let keys = mapping.keys
    return keys.first { key in key.string == nil && (key.isNoJSONKey || keys.hasText) }
  }

  /// Whether JSON objects cannot have it as a key, not even turned into text.
  fileprivate var isNoJSONKey: Bool {
    switch self {
    case .timestamp, .binary, .sequence, .mapping: true
    default: false
    }
  }
}

extension [YAMLValue] {
  fileprivate var hasText: Bool { contains { $0.string != nil } }
}

extension Node {
  /// What a set or binary data is called; `nil` for everything that JSON can say.
  fileprivate var unsendableType: String? {
    switch tag {
    case "!!set"?, "tag:yaml.org,2002:set"?: "a set"
    case "!!binary"?, "tag:yaml.org,2002:binary"?: "binary data"
    default: nil
    }
  }
}
