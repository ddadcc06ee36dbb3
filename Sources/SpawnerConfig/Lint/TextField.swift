internal import YAMLEdit

/// A field, or every item of a list, where the form or Kubernetes wants text.
struct TextField: Sendable {
  /// Keys below `spawnerFormDefaults`, joined by dots; `[*]` stands for every item of a list.
  let pattern: String
  /// What happens when the value is not text.
  let effect: String
  /// Whether null is right there, or is another rule's business.
  let mayBeNull: Bool

  init(_ pattern: String, _ effect: String, mayBeNull: Bool = false) {
    self.pattern = pattern
    self.effect = effect
    self.mayBeNull = mayBeNull
  }

  static let all: [TextField] = images + resources + gpus + placement + volumes

  private static let images =
    [ImageGroup.jupyter, .groupOne, .groupTwo].flatMap { group in
      [
        TextField(
          "\(group.section).value",
          "a launch with this image fails with 500",
          mayBeNull: true
        ),
        TextField(
          "\(group.section).options[*]",
          "the form's page fails, and fields below the images keep stale values"
        ),
      ]
    } + [
      TextField(
        "imagePullPolicy.value",
        "launching fails with 422 or 400",
        mayBeNull: true
      )
    ]

  private static let resources = [
    TextField(
      "cpu.value",
      "the form takes the number; a read-only field fails with 500",
      mayBeNull: true
    ),
    TextField(
      "memory.value",
      "the form takes it as Gi; a read-only field fails with 500",
      mayBeNull: true
    ),
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
    var found: [(YAMLPath, YAMLValue)] = [(.formDefaults, .mapping(defaults))]
    for step in pattern.split(separator: ".") {
      let isList = step.hasSuffix("[*]")
      let key = String(isList ? step.dropLast(3) : step)
      found = found.compactMap { path, value in value[key].map { (path.appending(key), $0) } }
      guard isList else { continue }
      found = found.flatMap { path, value in
        (value.sequence ?? []).enumerated().map { (path.appending($0.offset), $0.element) }
      }
    }
    return found.filter { $0.1.string == nil }.map(\.0)
  }
}
