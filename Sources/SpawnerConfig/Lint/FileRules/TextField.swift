internal import YAMLEdit

/// A field, or every item of a list, where the form or Kubernetes wants text.
struct TextField: Sendable {
  /// Keys below `spawnerFormDefaults`, joined by dots; `[*]` stands for every item of a list.
  let pattern: String
  /// What happens when the value is not text.
  let effect: String
  /// Whether null is right there, or is another rule's business.
  let mayBeNull: Bool
  /// Whether a rule about the field itself reports what is not text there; Y016 is silent then.
  private(set) var hasOwnRule = false

  init(_ pattern: String, _ effect: String, mayBeNull: Bool = false) {
    self.pattern = pattern
    self.effect = effect
    self.mayBeNull = mayBeNull
  }

  /// A field with a rule of its own, which tells what follows.
  private init(ownRule pattern: String) {
    self.init(pattern, "")
    hasOwnRule = true
  }

  static let all: [TextField] = images + resources + gpus + placement + volumes

  private static let images =
    [ImageGroup.jupyter, .groupOne, .groupTwo].flatMap { group in
      [
        TextField(ownRule: "\(group.section).value"),
        TextField(ownRule: "\(group.section).options[*]"),
      ]
    } + [TextField(ownRule: "imagePullPolicy.value")]

  private static let resources = [
    TextField(ownRule: "cpu.value"), TextField(ownRule: "memory.value"),
  ]

  private static let gpus = [
    TextField("gpus.value.num", "the dropdown looks empty, and the value is sent all the same"),
    TextField("gpus.value.vendor", "the dropdown looks empty, and the pod is refused"),
    TextField("gpus.value.vendors[*].limitsKey", "the dropdown compares text only"),
    TextField("gpus.value.vendors[*].uiName", "the dropdown shows another name"),
  ]

  private static let placement =
    [("affinityConfig", "configKey"), ("tolerationGroup", "groupKey")].flatMap { section, key in
      [
        TextField("\(section).value", "no such option is ever found", mayBeNull: true),
        TextField("\(section).options[*].\(key)", "the option is never found"),
        TextField("\(section).options[*].displayName", "the dropdown shows another name"),
      ]
    } + [
      TextField(
        "tolerationGroup.options[*].tolerations[*].value",
        "launching with it fails with 422",
        mayBeNull: true
      )
    ]

  private static let volumes = ["workspaceVolume.value", "dataVolumes.value[*]"].flatMap { volume in
    [
      TextField("\(volume).mount", refused),
      TextField("\(volume).newPvc.metadata.name", "the form's name field fails"),
      TextField(
        "\(volume).newPvc.spec.resources.requests.storage",
        "the form's size field fails, and that many bytes are asked for"
      ),
      TextField("\(volume).newPvc.spec.storageClassName", refused, mayBeNull: true),
      TextField("\(volume).newPvc.spec.accessModes[*]", refused),
      TextField("\(volume).existingSource.persistentVolumeClaim.claimName", refused),
    ]
  }

  private static let refused = "Kubernetes refuses the notebook with 422"

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
