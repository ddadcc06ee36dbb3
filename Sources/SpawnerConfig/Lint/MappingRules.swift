internal import YAMLEdit

/// Mappings and values that read well and cannot be sent to the form.
extension LintRule {
  static let mappingRules = [duplicateKey, mixedKeys, noJSONForm]

  static let noConfig = "the web app answers 500 when the form asks for its configuration"

  static let duplicateKey = LintRule("Y010", .error) { context in
    (context.document?.duplicateKeys ?? []).map { duplicate in
      Hit(
        .exactly(duplicate.second, duplicate.path),
        "the key '\(duplicate.key)' is written twice\(Self.place(of: duplicate))",
        effect: "the one in line \(duplicate.first.line) is ignored, the last one counts",
        remedy: "remove or rename one of the two"
      )
    }
  }

  private static func place(of duplicate: DuplicateKey) -> String {
    guard let parent = duplicate.path.parent, !parent.steps.isEmpty else { return "" }
    return " in '\(parent)'"
  }

  static let mixedKeys = LintRule("Y011", .error) { context in
    context.values().compactMap { path, value -> Hit? in
      guard let keys = value.mapping?.keys else { return nil }
      let odd = keys.first { key in key.string == nil && (key.isNoJSONKey || keys.hasText) }
      guard let odd else { return nil }
      return Hit(
        .key(path),
        "a key of '\(path)' is not text but \(odd.typeInMessages)",
        effect: noConfig,
        remedy: "put the key in quotes"
      )
    }
  }

  static let noJSONForm = LintRule("Y012", .error) { context in
    if let error = context.error, error.code == .recursiveAlias {
      return hit(error, effect: noConfig, remedy: "write out what the alias stands for")
    }
    return oddNumbers(context) + oddTags(context)
  }

  private static func oddNumbers(_ context: LintContext) -> [Hit] {
    context.values().compactMap { path, value -> Hit? in
      guard case .float(let number) = value, !number.isFinite else { return nil }
      return Hit(
        .value(path),
        "expected a number that JSON can say at '\(path)', found '\(number)'",
        effect: "the web app sends what no browser can read, and the form never loads",
        remedy: "put the value in quotes, or use a finite number"
      )
    }
  }

  private static func oddTags(_ context: LintContext) -> [Hit] {
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
  /// Every value below `spawnerFormDefaults` with its place, outermost first.
  func values() -> [(YAMLPath, YAMLValue)] {
    guard let defaults else { return [] }
    return Self.values(of: .mapping(defaults), at: .formDefaults)
  }

  private static func values(
    of value: YAMLValue,
    at path: YAMLPath
  ) -> [(YAMLPath, YAMLValue)] {
    var all = [(path, value)]
    for (index, item) in (value.sequence ?? []).enumerated() {
      all += values(of: item, at: path.appending(index))
    }
    for entry in value.mapping?.entries ?? [] {
      guard let key = entry.key.string else { continue }
      all += values(of: entry.value, at: path.appending(key))
    }
    return all
  }
}

extension YAMLValue {
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
