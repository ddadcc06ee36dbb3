internal import YAMLEdit

extension Converter {
  /// Adds the sections that the new web app cannot do without, as its own file has them.
  mutating func addSections() throws(SpawnerConfigError) {
    // In files that know nothing of the switch, users were free to type an image.
    if generation <= .placement, defaults["allowCustomImage"] == nil {
      try set(.section("allowCustomImage"), true)
      note(
        .added,
        .section("allowCustomImage"),
        "'allowCustomImage' is new: users can still type an image of their own",
        why: "without it the form hides the field for that"
      )
    }
    for section in Self.needed where defaults[section.name] == nil {
      try add(section.name, section.value, section.meaning)
    }
    try addGroups()
  }

  private mutating func add(
    _ name: String,
    _ value: YAMLValue,
    _ meaning: String
  ) throws(SpawnerConfigError) {
    try set(.section(name), value)
    note(
      .added,
      .section(name),
      "'\(name)' is new: \(meaning)",
      why: "the form stops where it misses it"
    )
  }

  /// A section that is missing in some old files.
  private struct Needed {
    let name: String
    let value: YAMLValue
    let meaning: String

    init(_ name: String, _ value: YAMLValue, _ meaning: String, more: YAMLMapping = [:]) {
      self.name = name
      self.meaning = meaning
      self.value = .mapping(
        YAMLMapping(
          [.init(key: "value", value: value)] + more.entries
            + [.init(key: "readOnly", value: false)]
        )
      )
    }
  }

  private static let needed = [
    Needed("cpu", "0.5", "half a core unless the user says otherwise", more: factor),
    Needed("memory", "1.0Gi", "1 Gi unless the user says otherwise", more: factor),
    Needed("imagePullPolicy", "IfNotPresent", "nodes keep the images that they have"),
    Needed("workspaceVolume", workspace, "each notebook gets a workspace of 5 Gi"),
    Needed("dataVolumes", [], "no data volumes by default"),
    Needed("affinityConfig", "", "no choice of nodes", more: ["options": []]),
    Needed("tolerationGroup", "", "no choice of tolerations", more: ["options": []]),
    Needed("shm", true, "notebooks have shared memory at /dev/shm by default"),
    Needed("configurations", [], "no PodDefaults are chosen"),
  ]

  private static let factor: YAMLMapping = ["limitFactor": "1.2"]

  private static let workspace = VolumeSpecification(
    mount: "/home/jovyan",
    source: .newClaim(
      name: "{notebook-name}-workspace",
      size: "5Gi",
      storageClass: nil,
      accessModes: [.readWriteOnce]
    )
  ).value

  // MARK: Groups of images

  /// Adds the groups of images where the form stops without them; elsewhere says that they miss.
  private mutating func addGroups() throws(SpawnerConfigError) {
    for group in [ImageGroup.groupOne, .groupTwo] where defaults[group.section] == nil {
      guard target >= Self.optionalGroups else {
        let image = Self.registry + (group == .groupOne ? "codeserver-python" : "rstudio-tidyverse")
        let reference = YAMLValue.string("\(image):v1.5.0")
        try set(.section(group.section), ["value": reference, "options": [reference]])
        note(
          .decide,
          .section(group.section),
          "'\(group.section)' is new, with the web app's own image",
          why: "the form of \(target) needs the group; name an image that your nodes can pull"
        )
        continue
      }
      guard isOld, target >= AppVersion(1, 7) else { continue }
      note(
        .decide,
        .section(group.section),
        "there are no images in \(group.rawValue)",
        why: "the form shows the group's button all the same, and launching from it fails until "
          + "there is an image"
      )
    }
  }

  /// Since when the form does without the groups.
  private static let optionalGroups = AppVersion(1, 6)

  private static let registry = "public.ecr.aws/j1r0q0g6/notebooks/notebook-servers/"
}
