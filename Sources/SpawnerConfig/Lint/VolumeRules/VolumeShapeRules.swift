internal import YAMLEdit

/// What kind of thing a volume is.
extension LintRule {
  static let volumeRules = [
    volumeGeneration, volumeWithoutSource, volumeWithTwoSources, volumeMount,
    volumeMountReplaced, volumeClash, claimUnnamed, claimNamedTwice, claimNameRepeats,
    placeholderElsewhere, claimShared, claimNameIllegal, claimSpecAbsent, storageNotText,
    storageSize, accessModesAbsent, accessModesOfWorkspace, accessModeUnknown, storageClass,
    volumeKeysLost, claimNamespace, sourceUnknown, existingClaim, claimLabels,
    workspaceNotNull, dataVolumesShape,
  ]

  static let volumeGeneration = LintRule(
    "V001",
    .error,
    RuleText(
      "a volume has the shape of another generation of the form",
      bad: """
        dataVolumes:
          value:
          - value:
              type: {value: New}
              name: {value: "{notebook-name}-data"}
              size: {value: 10Gi}
              mountPath: {value: /home/jovyan/data}
              accessModes: {value: ReadWriteOnce}
        """,
      good: VolumeExample.new()
    )
  ) { context in
    let isNewForm = context.appVersion >= LintContext.claimsRelease
    return context.volumes.compactMap { volume -> Hit? in
      guard let shape = VolumeShape(of: volume.value), (shape == .old) == isNewForm else {
        return nil
      }
      let (wanted, found) =
        isNewForm
        ? ("'mount' and 'newPvc' or 'existingSource'", "the shape used before Kubeflow 1.5")
        : ("'type', 'name', 'size' and 'mountPath'", "the shape used since Kubeflow 1.5")
      return Hit(
        .key(volume.path),
        "expected a volume with \(wanted) at '\(volume.path)', found \(found)",
        effect: "the form stops here, and later fields keep their built-in defaults",
        remedy: "write the volume in the shape that \(context.appVersion) reads"
      )
    }
  }

  static let volumeWithoutSource = LintRule(
    "V002",
    .error,
    RuleText(
      "a volume has neither `newPvc` nor `existingSource`",
      bad: "dataVolumes:\n  value:\n  - mount: /home/jovyan/models\n",
      good: VolumeExample.existing(VolumeExample.claim)
    )
  ) { context in
    context.claimVolumes.compactMap { volume -> Hit? in
      guard volume.newPvc == nil, volume.existingSource == nil else { return nil }
      let found = volume.value.mapping == nil ? volume.value.typeInMessages : "neither"
      return Hit(
        .key(volume.path),
        "expected 'newPvc' or 'existingSource' at '\(volume.path)', found \(found)",
        effect: "the form stops here, and later fields keep their built-in defaults",
        remedy: volume.isWorkspace
          ? "say where the storage comes from, or write 'value: null' for no workspace"
          : "say where the storage comes from, or remove the volume"
      )
    }
  }

  static let volumeWithTwoSources = LintRule(
    "V003",
    .error,
    RuleText(
      "a volume has both `newPvc` and `existingSource`",
      bad: """
        dataVolumes:
          value:
          - mount: /home/jovyan/{notebook-name}-data
            existingSource: {persistentVolumeClaim: {claimName: models}}
            newPvc:
              metadata: {name: "{notebook-name}-data"}
              spec: {resources: {requests: {storage: 5Gi}}, accessModes: [ReadWriteOnce]}
        """,
      good: VolumeExample.new()
    )
  ) { context in
    context.eachVolume { volume in
      guard volume.newPvc != nil, volume.existingSource != nil else { return nil }
      return Hit(
        .key(volume.existingPath),
        "expected either 'newPvc' or 'existingSource' at '\(volume.path)', found both",
        effect: "the form takes 'newPvc'; a launch without the form fails with 400",
        remedy: "remove one of the two"
      )
    }
  }

  static let volumeKeysLost = LintRule(
    "V020",
    .warning,
    RuleText(
      "a volume has keys that the form drops",
      bad: VolumeExample.new(spec: VolumeExample.spec(rest: ", volumeMode: Block")),
      good: VolumeExample.new()
    )
  ) { context in
    context.eachVolume { volume in
      let lost = volume.lostKeys
      guard !lost.isEmpty else { return nil }
      let list = lost.map { "'\($0)'" }.joined(separator: ", ")
      return Hit(
        .key(volume.path),
        "the form does not know \(list)",
        effect: "the form drops what it does not know",
        remedy: "remove \(list)"
      )
    }
  }

  // MARK: What holds the volumes

  static let workspaceNotNull = LintRule(
    "V025",
    .warning,
    RuleText(
      "no workspace is written as an empty text or as false, and not as null",
      bad: "workspaceVolume:\n  value: \"\"\n",
      good: "workspaceVolume:\n  value: null\n"
    )
  ) { context in
    guard let value = context.section("workspaceVolume")?["value"], !value.isNull,
      !value.isTrueInForm
    else { return [] }
    return [
      Hit(
        .value(Workspace.valuePath),
        "expected a volume or null at '\(Workspace.valuePath)', found \(value.inMessages)",
        effect: "it works like null: the form offers no workspace",
        remedy: "write 'value: null'"
      )
      .fixed(by: LintFix(.set(Workspace.valuePath, .null)))
    ]
  }

  static let dataVolumesShape = LintRule(
    "V026",
    .error,
    RuleText(
      "the data volumes are not a list",
      bad: "dataVolumes:\n  value: {}\n",
      good: "dataVolumes:\n  value: []\n"
    )
  ) { context in
    guard let value = context.section("dataVolumes")?["value"], !value.isNull,
      value.sequence == nil
    else { return [] }
    return [
      Hit(
        .value(VolumeList.valuePath),
        "expected a list at '\(VolumeList.valuePath)', found \(value.typeInMessages)",
        effect: "the form stops here, and later fields keep their built-in defaults",
        remedy: value.isEmpty ? "write 'value: []' for none" : "write a list of volumes"
      )
      .fixed(by: value.isEmpty ? LintFix(.set(VolumeList.valuePath, [])) : nil)
    ]
  }
}

extension WrittenVolume {
  /// The keys that the form does not know; a namespace is another rule's business.
  fileprivate var lostKeys: [String] {
    let known: [(YAMLValue?, Set<String>)] = [
      (value, ["mount", "newPvc", "existingSource"]),
      (newPvc, ["metadata", "spec"]),
      (metadata, ["name", "generateName", "labels", "annotations", "namespace"]),
      (spec, ["resources", "accessModes", "storageClassName"]),
      (spec?["resources"], ["requests"]),
      (spec?["resources"]?["requests"], ["storage"]),
    ]
    return known.flatMap { mapping, keys in
      (mapping?.mapping?.keys ?? []).compactMap(\.string).filter { !keys.contains($0) }
    }
  }
}
