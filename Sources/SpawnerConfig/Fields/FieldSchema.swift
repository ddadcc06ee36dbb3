internal import YAMLEdit

/// Every field of the form's file that somebody reads, as sections, their parts, and flags.
enum FieldSchema {
  /// The mapping below `spawnerFormDefaults`, in the order of the web app's own file.
  static let root = FieldShape.mapping(
    ("allowCustomImage", flag),
    ("hideRegistry", flag),
    ("hideTag", flag),
    ("imagePullPolicy", section(value: .leaf(.pullPolicy))),
    ("image", images),
    ("imageGroupOne", images),
    ("imageGroupTwo", images),
    ("cpu", section(value: .leaf(.cores), and: "limitFactor", .leaf(.limitFactor))),
    ("memory", section(value: .leaf(.memory), and: "limitFactor", .leaf(.limitFactor))),
    ("gpus", section(value: gpus)),
    ("workspaceVolume", section(value: volume.orNull)),
    ("dataVolumes", section(value: .list(of: volume, named: .volume))),
    ("affinityConfig", section(value: .leaf(.text), and: "options", affinities)),
    ("tolerationGroup", section(value: .leaf(.text), and: "options", tolerationGroups)),
    ("shm", section(value: .leaf(.boolean)).absent(["value": true])),
    ("configurations", section(value: .list(of: .leaf(.labelKey), named: .itself))),
    ("environment", section(value: FieldShape(.anything)))
  )

  private static let flag = FieldShape.leaf(.boolean).absent(false)

  private static func section(
    value: FieldShape,
    and key: String? = nil,
    _ more: FieldShape = FieldShape(.anything)
  ) -> FieldShape {
    var entries = [
      FieldShape.Entry(name: "value", shape: value),
      FieldShape.Entry(name: "readOnly", shape: flag),
    ]
    if let key { entries.insert(FieldShape.Entry(name: key, shape: more), at: 1) }
    return FieldShape(.mapping(entries))
  }

  private static let images = section(
    value: .leaf(.image),
    and: "options",
    .list(of: .leaf(.image), named: .itself).absent([])
  )

  private static let gpus = FieldShape.mapping(
    ("num", .leaf(.gpuCount)),
    ("vendor", .leaf(.vendor).absent("")),
    (
      "vendors",
      .list(
        of: .mapping(("limitsKey", .leaf(.resource)), ("uiName", .leaf(.text))),
        named: .key("limitsKey")
      )
      .absent([])
    )
  )

  private static let affinities = FieldShape.list(
    of: .mapping(
      ("configKey", .leaf(.text)),
      ("displayName", .leaf(.text)),
      ("affinity", FieldShape(.kubernetes).orNull)
    ),
    named: .key("configKey")
  )

  private static let tolerationGroups = FieldShape.list(
    of: .mapping(
      ("groupKey", .leaf(.text)),
      ("displayName", .leaf(.text)),
      (
        "tolerations",
        .list(
          of: .mapping(
            ("key", .leaf(.labelKey)),
            ("operator", .leaf(.tolerationOperator).absent("Equal")),
            ("value", .leaf(.text)),
            ("effect", .leaf(.taintEffect)),
            ("tolerationSeconds", .leaf(.number))
          ),
          named: .key("key")
        )
      )
    ),
    named: .key("groupKey")
  )

  // MARK: Volumes

  private static let volume = FieldShape.mapping(
    ("mount", .leaf(.mount)),
    ("newPvc", newClaim),
    (
      "existingSource",
      .mapping(
        (
          "persistentVolumeClaim",
          .mapping(("claimName", .leaf(.claim)), ("readOnly", flag))
        )
      )
    )
  )

  private static let newClaim = FieldShape.mapping(
    (
      "metadata",
      .mapping(
        ("name", .leaf(.newClaim)),
        ("generateName", .leaf(.newClaimPrefix)),
        ("labels", FieldShape(.texts)),
        ("annotations", FieldShape(.texts))
      )
    ),
    (
      "spec",
      .mapping(
        ("storageClassName", .leaf(.storageClass)),
        ("resources", .mapping(("requests", .mapping(("storage", .leaf(.storage)))))),
        ("accessModes", .list(of: .leaf(.accessMode), named: .itself))
      )
    )
  )
}

extension FieldSchema {
  /// What a section, or a part of it, starts out as where a field inside is set and nothing is
  /// there yet: what the rest of it needs, as in the web app's own file.
  ///
  /// - Parameters:
  ///   - steps: The way to the part, from `spawnerFormDefaults`.
  ///   - rest: The way on to the field that is set.
  /// - Returns: The start; `nil` where nothing more is needed, or nothing can be known.
  static func start(at steps: [String], toward rest: [YAMLPath.Step]) -> YAMLValue? {
    switch steps {
    case ["workspaceVolume"]: return ["value": nil]
    case ["workspaceVolume", "value"]:
      return rest.first == .key("existingSource") ? ["mount": homeMount] : newWorkspace
    case ["gpus", "value"]: return noGPUs
    case let steps where steps.count == 1: return sections[steps[0]]
    default: return nil
    }
  }

  private static let sections: [String: YAMLValue] = [
    "imagePullPolicy": ["value": "IfNotPresent"],
    "cpu": ["value": "0.5", "limitFactor": "1.2"],
    "memory": ["value": "1.0Gi", "limitFactor": "1.2"],
    "gpus": ["value": noGPUs],
    "dataVolumes": ["value": []],
    "affinityConfig": ["value": "", "options": []],
    "tolerationGroup": ["value": "", "options": []],
    "shm": ["value": true],
    "configurations": ["value": []],
  ]

  private static let noGPUs: YAMLValue = ["num": "none", "vendor": "", "vendors": []]

  private static let homeMount: YAMLValue = "/home/jovyan"

  private static let newWorkspace: YAMLValue = [
    "mount": homeMount,
    "newPvc": [
      "metadata": ["name": "{notebook-name}-workspace"],
      "spec": [
        "resources": ["requests": ["storage": "5Gi"]], "accessModes": ["ReadWriteOnce"],
      ],
    ],
  ]
}
