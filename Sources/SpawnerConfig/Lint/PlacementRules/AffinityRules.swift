internal import YAMLEdit

/// What Kubernetes asks of an affinity, and what it drops.
extension LintRule {
  static let affinityRefused = LintRule(
    "T010",
    .error,
    RuleText(
      "an affinity that Kubernetes refuses, or a key that it does not know",
      bad: """
        affinityConfig:
          value: ""
          options:
          - configKey: a
            displayName: A
            affinity:
              nodeAffinity:
                requiredDuringSchedulingIgnoredDuringExecution:
                  nodeSelectorTerms:
                  - matchExpressions: [{key: pool, operator: Equal, values: [gpu]}]
        """,
      good: """
        affinityConfig:
          value: ""
          options:
          - configKey: a
            displayName: A
            affinity:
              nodeAffinity:
                requiredDuringSchedulingIgnoredDuringExecution:
                  nodeSelectorTerms:
                  - matchExpressions: [{key: pool, operator: In, values: [gpu]}]
        """
    )
  ) { context in
    var walk = ShapeWalk()
    for option in PlacementSection.affinity.options(in: context) {
      guard let affinity = option.value["affinity"], affinity.mapping != nil else { continue }
      walk.check(affinity, at: option.path.appending("affinity"), against: .affinity)
    }
    for toleration in PlacementSection.eachToleration(in: context) {
      walk.check(toleration.value, at: toleration.path, against: .toleration)
    }
    return walk.hits
  }
}

/// Compares values with what Kubernetes knows.
private struct ShapeWalk {
  var hits: [LintRule.Hit] = []

  mutating func check(_ value: YAMLValue, at path: YAMLPath, against shape: KubernetesShape) {
    switch shape {
    case .any: break
    case .text: if (value.string ?? "").isEmpty { refuse("text", value, at: path) }
    case .anyText: if value.string == nil { refuse("text", value, at: path) }
    case .weight:
      guard let weight = value.integer, (1...100).contains(weight) else {
        return refuse("a whole number from 1 to 100", value, at: path)
      }
    case .word(let words): check(value, at: path, among: words)
    case .list(let item):
      guard let items = value.sequence else { return refuse("a list", value, at: path) }
      for (index, entry) in items.enumerated() {
        check(entry, at: path.appending(index), against: item)
      }
    case .someOf(let item):
      if value.sequence?.isEmpty == true { return refuse("at least one item", value, at: path) }
      check(value, at: path, against: .list(item))
    case .requirement(let operators):
      check(value, at: path, against: .mapping(KubernetesShape.requirementFields(operators)))
      checkValues(of: value, at: path)
    case .mapping(let fields):
      guard let mapping = value.mapping else { return refuse("a mapping", value, at: path) }
      check(mapping, at: path, of: fields)
    }
  }

  /// Checks that there are as many values as the operator takes.
  private mutating func checkValues(of requirement: YAMLValue, at path: YAMLPath) {
    let values = requirement["values"] ?? .null
    guard let word = requirement["operator"]?.string,
      let count = values.isNull ? 0 : values.sequence?.count
    else { return }
    let isFine: Bool
    let wanted: String
    switch word {
    case "In", "NotIn": (isFine, wanted) = (count > 0, "at least one value")
    case "Exists", "DoesNotExist": (isFine, wanted) = (count == 0, "no values")
    case "Gt", "Lt": (isFine, wanted) = (count == 1, "exactly one value")
    default: return
    }
    if !isFine { refuse("\(wanted) beside '\(word)'", values, at: path.appending("values")) }
  }

  private mutating func check(_ value: YAMLValue, at path: YAMLPath, among words: [String]) {
    guard !words.contains(where: { value == .string($0) }) else { return }
    let nearest = words.first { $0.lowercased() == value.string?.lowercased() }
    refuse(words.joined(separator: ", "), value, at: path)
    hits[hits.count - 1].fix = nearest.map { LintFix(.set(path, .string($0))) }
  }

  private mutating func check(
    _ mapping: YAMLMapping,
    at path: YAMLPath,
    of fields: [KubernetesShape.Field]
  ) {
    for field in fields {
      if case .any = field.shape, !field.isRequired { continue }
      let value = mapping[field.name] ?? .null
      if !value.isNull {
        check(value, at: path.appending(field.name), against: field.shape)
      } else if field.isRequired {
        hits.append(
          LintRule.Hit(
            .value(path),
            "expected the key '\(field.name)' at '\(path)', found none",
            effect: Self.refused,
            remedy: "add '\(field.name)'"
          )
        )
      }
    }
    for key in mapping.keys.compactMap(\.string) {
      guard !fields.contains(where: { $0.name == key }) else { continue }
      drop(key, at: path, known: fields.map(\.name))
    }
  }

  private mutating func drop(_ key: String, at path: YAMLPath, known: [String]) {
    let hit = LintRule.Hit(
      .key(path.appending(key)),
      "Kubernetes does not know the key '\(key)' at '\(path)'",
      effect: "it is dropped without a word",
      remedy: NearMiss(key).best(of: known).map { "did you mean '\($0)'?" } ?? "remove the key"
    )
    hits.append(hit.rated(.warning))
  }

  private mutating func refuse(_ wanted: String, _ found: YAMLValue, at path: YAMLPath) {
    hits.append(
      LintRule.Hit(
        .value(path),
        "expected \(wanted) at '\(path)', found \(found.inMessages)",
        effect: Self.refused,
        remedy: "write what Kubernetes takes there"
      )
    )
  }

  private static let refused = "Kubernetes refuses a notebook that chooses the option"
}
