internal import YAMLEdit

/// What Kubernetes asks of a toleration.
extension LintRule {
  static let tolerationRefused = LintRule(
    "T008",
    .error,
    RuleText(
      "a toleration that Kubernetes refuses",
      bad: """
        tolerationGroup:
          value: ""
          options:
          - groupKey: a
            displayName: A
            tolerations: [{key: gpu, operator: Equals, value: "yes", effect: NoSchedule}]
        """,
      good: """
        tolerationGroup:
          value: ""
          options:
          - groupKey: a
            displayName: A
            tolerations: [{key: gpu, operator: Equal, value: "yes", effect: NoSchedule}]
        """
    )
  ) { context in
    PlacementSection.eachToleration(in: context).flatMap { item in
      Toleration(item: item).hits
    }
  }
}

/// A toleration as written.
private struct Toleration {
  let item: PlacementSection.Option

  private var value: YAMLValue { item.value }
  private var path: YAMLPath { item.path }

  var hits: [LintRule.Hit] {
    [
      wrongWord("operator", of: ["Equal", "Exists"]),
      wrongWord("effect", of: ["NoSchedule", "PreferNoSchedule", "NoExecute"]),
      wrongKey, wrongValue, wrongSeconds,
    ].compactMap(\.self)
  }

  private var exists: Bool { value["operator"] == "Exists" }

  private func isAbsent(_ key: String) -> Bool {
    (value[key] ?? .null).isNull || value[key] == ""
  }

  private func wrongWord(_ key: String, of words: [String]) -> LintRule.Hit? {
    guard !isAbsent(key), let found = value[key],
      !words.contains(where: { found == .string($0) })
    else { return nil }
    let nearest = words.first { $0.lowercased() == found.string?.lowercased() }
    let list = words.map { "'\($0)'" }
    let choice = list.dropLast().joined(separator: ", ") + " or " + (list.last ?? "")
    return hit(key, "expected \(choice)", found.inMessages, "write \(choice)")
      .fixed(by: nearest.map { LintFix(.set(path.appending(key), .string($0))) })
  }

  private var wrongKey: LintRule.Hit? {
    if isAbsent("key") {
      guard !exists, isAbsent("operator") || value["operator"] == "Equal" else { return nil }
      return LintRule.Hit(
        .value(path),
        "the toleration at '\(path)' has no 'key', and its operator is not 'Exists'",
        effect: Self.refused,
        remedy: "add the key of a taint, or 'operator: Exists' to tolerate every taint"
      )
    }
    guard let key = value["key"], !(key.string.map(KubernetesName.isQualifiedName) ?? false) else {
      return nil
    }
    return hit("key", "expected the key of a taint", key.inMessages, "write the taint's own key")
  }

  private var wrongValue: LintRule.Hit? {
    guard !isAbsent("value"), let found = value["value"] else { return nil }
    guard let text = found.string else {
      return hit("value", "expected text", found.inMessages, "put the value in quotes")
    }
    if exists {
      return hit(
        "value",
        "expected no value beside 'operator: Exists'",
        "'\(text)'",
        "remove the value, or write 'operator: Equal'"
      )
    }
    guard !KubernetesName.isLabelValue(text) else { return nil }
    return hit("value", "expected the value of a taint", "'\(text)'", "write the taint's own value")
  }

  private var wrongSeconds: LintRule.Hit? {
    guard let seconds = value["tolerationSeconds"], !seconds.isNull else { return nil }
    guard seconds.integer != nil else {
      let remedy = "write the seconds as a number without quotes"
      return hit("tolerationSeconds", "expected a whole number", seconds.inMessages, remedy)
    }
    guard value["effect"] != "NoExecute" else { return nil }
    return hit(
      "tolerationSeconds",
      "expected 'effect: NoExecute' beside the seconds",
      value["effect"]?.inMessages ?? "no effect",
      "remove the seconds, or write 'effect: NoExecute'"
    )
  }

  private static let refused = "Kubernetes refuses a notebook that chooses the option"

  private func hit(
    _ key: String,
    _ expected: String,
    _ found: String,
    _ remedy: String
  ) -> LintRule.Hit {
    let place = path.appending(key)
    return LintRule.Hit(
      .value(place),
      "\(expected) at '\(place)', found \(found)",
      effect: Self.refused,
      remedy: remedy
    )
  }
}
