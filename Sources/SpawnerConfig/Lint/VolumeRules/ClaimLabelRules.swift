internal import YAMLEdit

/// Labels and annotations of new claims.
extension LintRule {
  static let claimLabels = LintRule(
    "V024",
    .error,
    RuleText(
      "a label or annotation of a new claim that is illegal or not text",
      bad: VolumeExample.new(
        metadata: "{name: \"{notebook-name}-data\", labels: {team: \"data science\"}}"
      ),
      good: VolumeExample.new(
        metadata: "{name: \"{notebook-name}-data\", labels: {team: data-science}}"
      )
    )
  ) { context in
    context.claimVolumes.filter(\.isNew).flatMap { volume in
      ["labels", "annotations"].flatMap { name -> [Hit] in
        let path = volume.metadataPath.appending(name)
        guard let value = volume.metadata?[name], !value.isNull else { return [] }
        guard let mapping = value.mapping else {
          return [
            Hit(
              .value(path),
              "expected a mapping at '\(path)', found \(value.typeInMessages)",
              effect: "Kubernetes refuses the claim",
              remedy: "write keys and values"
            )
          ]
        }
        return mapping.entries.flatMap { entry in
          hits(on: entry, of: name, at: path, context)
        }
      }
    }
  }

  private static func hits(
    on entry: YAMLMapping.Entry,
    of name: String,
    at parent: YAMLPath,
    _ context: LintContext
  ) -> [Hit] {
    guard let key = entry.key.string else { return [] }
    let path = parent.appending(key)
    var hits: [Hit] = []
    if !KubernetesName.isQualifiedName(key), ClaimNameTemplate(key).placeholderCount == 0 {
      hits.append(
        Hit(
          .key(path),
          "expected the key of a label at '\(parent)', found '\(key)'",
          effect: "Kubernetes refuses the claim with 422",
          remedy: "use letters, digits, dashes, underscores and dots, at most 63"
        )
      )
    }
    if let hit = valueHit(entry.value, isLabel: name == "labels", at: path, context) {
      hits.append(hit)
    }
    return hits
  }

  private static func valueHit(
    _ value: YAMLValue,
    isLabel: Bool,
    at path: YAMLPath,
    _ context: LintContext
  ) -> Hit? {
    if let text = value.string {
      let isLegal = !isLabel || KubernetesName.isLabelValue(text)
      guard !isLegal, ClaimNameTemplate(text).placeholderCount == 0 else { return nil }
      return Hit(
        .value(path),
        "expected the value of a label at '\(path)', found '\(text)'",
        effect: "Kubernetes refuses the claim with 422",
        remedy: "use letters, digits, dashes, underscores and dots, at most 63"
      )
    }
    let hit = Hit(
      .value(path),
      "expected text at '\(path)', found \(value.inMessages)",
      effect: value.sentAs,
      remedy: "put the value in quotes"
    )
    guard value.sequence == nil, value.mapping == nil else { return hit }
    let source = value.isNull ? "" : context.node(at: path)?.target.text
    let isNumber = !value.isNull && value.bool == nil
    return hit.rated(isNumber ? .info : .warning)
      .fixed(by: source.map { LintFix(.set(path, .string($0))) })
  }
}

extension YAMLValue {
  /// What becomes of the value as a label or an annotation.
  fileprivate var sentAs: String {
    switch self {
    case .null: "an empty text is sent"
    case .bool(let flag): "'\(flag ? "True" : "False")' is sent"
    case .sequence, .mapping: "Kubernetes refuses the claim with 422"
    default: "it is sent as text"
    }
  }
}
