internal import YAMLEdit

/// A field, or every item of a list, where the form or Kubernetes wants text.
struct TextField: Sendable {
  /// Keys below `spawnerFormDefaults`, joined by dots; `[*]` stands for every item of a list.
  let pattern: String
  /// What happens when the value is not text.
  let effect: String
  /// Whether null is right there, or is another rule's business.
  let mayBeNull: Bool
  /// Whether another rule tells of every value that is not text there, and tells it better.
  let hasOwnRule: Bool

  init(
    _ pattern: String,
    _ effect: String,
    mayBeNull: Bool = false,
    hasOwnRule: Bool = false
  ) {
    self.pattern = pattern
    self.effect = effect
    self.mayBeNull = mayBeNull
    self.hasOwnRule = hasOwnRule
  }

  /// A field whose values another rule judges; here only braces without quotes are told.
  private static func judged(_ pattern: String) -> TextField {
    TextField(pattern, "", hasOwnRule: true)
  }

  static let all: [TextField] = images + resources + gpus + placement + volumes

  private static let images =
    ImageGroup.allCases.flatMap { group in
      [judged("\(group.section).value"), judged("\(group.section).options[*]")]
    } + [judged("imagePullPolicy.value")]

  private static let resources = [judged("cpu.value"), judged("memory.value")]

  private static let gpus = [
    judged("gpus.value.num"), judged("gpus.value.vendor"),
    judged("gpus.value.vendors[*].limitsKey"),
    TextField(
      "gpus.value.vendors[*].uiName",
      "the dropdown shows another name",
      mayBeNull: true
    ),
  ]

  private static let placement =
    [("affinityConfig", "configKey"), ("tolerationGroup", "groupKey")].flatMap { section, key in
      [
        judged("\(section).value"),
        TextField("\(section).options[*].\(key)", "the option is never found"),
        TextField(
          "\(section).options[*].displayName",
          "the dropdown shows another name",
          mayBeNull: true
        ),
      ]
    } + [judged("tolerationGroup.options[*].tolerations[*].value")]

  private static let volumes = ["workspaceVolume.value", "dataVolumes.value[*]"].flatMap { volume in
    [
      judged("\(volume).mount"), judged("\(volume).newPvc.metadata.name"),
      judged("\(volume).newPvc.spec.resources.requests.storage"),
      judged("\(volume).newPvc.spec.storageClassName"),
      judged("\(volume).newPvc.spec.accessModes[*]"),
      judged("\(volume).existingSource.persistentVolumeClaim.claimName"),
    ]
  }

  /// The places where the field is there and is not text.
  func placesWithoutText(in context: LintContext) -> [YAMLPath] {
    guard let defaults = context.defaults else { return [] }
    var search = TextSearch(path: .formDefaults)
    search.visit(.mapping(defaults), pattern.split(separator: ".")[...])
    return search.found
  }
}

/// A walk along a pattern; it makes paths only of the places that are wanted.
private struct TextSearch {
  var path: YAMLPath
  var found: [YAMLPath] = []

  mutating func visit(_ value: YAMLValue, _ steps: ArraySlice<Substring>) {
    guard let step = steps.first else {
      if value.string == nil { found.append(path) }
      return
    }
    let isList = step.hasSuffix("[*]")
    let key = String(isList ? step.dropLast(3) : step)
    guard let next = value[key] else { return }
    path.steps.append(.key(key))
    if isList {
      for (index, item) in (next.sequence ?? []).enumerated() {
        path.steps.append(.index(index))
        visit(item, steps.dropFirst())
        path.steps.removeLast()
      }
    } else {
      visit(next, steps.dropFirst())
    }
    path.steps.removeLast()
  }
}
