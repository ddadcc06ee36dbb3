internal import YAMLEdit

/// A field, or every item of a list, where the form or Kubernetes wants text.
struct TextField: Sendable {
  /// A step on the way to the field.
  fileprivate enum Step {
    case key(String)
    /// To the list under a key, and on to every item of it.
    case items(String)
  }

  /// The way from `spawnerFormDefaults`.
  private let steps: [Step]
  /// What happens when the value is not text.
  let effect: String
  /// Whether null is right there, or is another rule's business.
  let mayBeNull: Bool
  /// Whether another rule tells of every value that is not text there, and tells it better.
  let hasOwnRule: Bool

  /// Describes a field.
  ///
  /// The pattern has keys below `spawnerFormDefaults`, joined by dots; `[*]` stands for every item of
  /// a list.
  init(
    _ pattern: String,
    _ effect: String,
    mayBeNull: Bool = false,
    hasOwnRule: Bool = false
  ) {
    steps = pattern.split(separator: ".").map { name in
      name.hasSuffix("[*]") ? .items(String(name.dropLast(3))) : .key(String(name))
    }
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
    search.visit(.mapping(defaults), steps[...])
    return search.found
  }
}

/// A walk along a pattern; it makes paths only of the places that are wanted.
private struct TextSearch {
  var path: YAMLPath
  var found: [YAMLPath] = []

  mutating func visit(_ value: YAMLValue, _ steps: ArraySlice<TextField.Step>) {
    switch steps.first {
    case nil: if value.string == nil { found.append(path) }
    case .key(let key)?:
      guard let next = value[key] else { return }
      visit(next, below: .key(key), steps.dropFirst())
    case .items(let key)?:
      path.steps.append(.key(key))
      for (index, item) in (value[key]?.sequence ?? []).enumerated() {
        visit(item, below: .index(index), steps.dropFirst())
      }
      path.steps.removeLast()
    }
  }

  private mutating func visit(
    _ value: YAMLValue,
    below step: YAMLPath.Step,
    _ steps: ArraySlice<TextField.Step>
  ) {
    path.steps.append(step)
    visit(value, steps)
    path.steps.removeLast()
  }
}
