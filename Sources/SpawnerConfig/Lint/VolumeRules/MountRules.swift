internal import YAMLEdit

/// Where volumes are mounted, and what two of them may not share.
extension LintRule {
  // MARK: V004

  static let volumeMount = LintRule(
    "V004",
    .error,
    RuleText(
      "a volume has no mount, or one that is not an absolute path",
      bad: VolumeExample.workspace(mount: "\"\""),
      good: VolumeExample.workspace(mount: "/home/jovyan")
    )
  ) { context in
    context.eachVolume { volume in
      let mount = volume.value["mount"] ?? .null
      if mount.isNull || mount == "" { return absentMount(of: volume, context) }
      let path = volume.mountPath
      guard let text = mount.string else {
        guard !context.isUnquotedTemplate(at: path) else { return nil }
        return Hit(
          .value(path),
          "expected text at '\(path)', found \(mount.inMessages)",
          effect: "Kubernetes refuses the notebook with 422",
          remedy: "write an absolute path"
        )
      }
      return oddMount(text, at: path)
    }
  }

  private static func absentMount(of volume: WrittenVolume, _ context: LintContext) -> Hit {
    let isAbsent = volume.value["mount"] == nil
    let hit = Hit(
      .key(volume.mountPath),
      "\(volume.name) has \(isAbsent ? "no" : "an empty") 'mount'",
      effect: volume.isWorkspace
        ? "the launch button stays off"
        : "since Kubeflow 1.7 the form mounts the volume by the name of its claim; "
          + "a launch without the form fails",
      remedy: "add the path of a directory"
    )
    return volume.isWorkspace ? hit : hit.rated(.warning)
  }

  private static func oddMount(_ mount: String, at path: YAMLPath) -> Hit? {
    if !mount.hasPrefix("/") {
      return Hit(
        .value(path),
        "expected an absolute path at '\(path)', found '\(mount)'",
        effect: "the volume is mounted below '/'",
        remedy: "start the path with '/'"
      )
      .rated(.warning)
    }
    guard mount.contains(":") else { return nil }
    return Hit(
      .value(path),
      "expected a path without ':' at '\(path)', found '\(mount)'",
      effect: "it works, though Kubernetes forbids it",
      remedy: "choose a path without ':'"
    )
    .rated(.warning)
  }

  // MARK: V005

  static let volumeMountReplaced = LintRule(
    "V005",
    .warning,
    RuleText(
      "a data volume is written for one directory, and users get it in another",
      bad: VolumeExample.existing(VolumeExample.claim, mount: "/data"),
      good: VolumeExample.existing(VolumeExample.claim)
    )
  ) { context in
    guard context.derivesMounts else { return [] }
    return context.eachVolume { volume in
      guard let mount = volume.row.mount, !mount.isEmpty, let effective = volume.effectiveMount,
        !isSameDirectory(mount, effective)
      else { return nil }
      return Hit(
        .key(volume.mountPath),
        "the volume is written for '\(mount)' and users get it at '\(effective)'",
        effect: "since Kubeflow 1.7 the form mounts a data volume by the name of its claim",
        remedy: "tell users '\(effective)', or name the claim after the directory wanted"
      )
    }
  }

  /// Compares paths as directories: doubled and final slashes do not count.
  static func isSameDirectory(_ left: String, _ right: String) -> Bool {
    left.split(separator: "/") == right.split(separator: "/")
  }

  // MARK: V006

  static let volumeClash = LintRule(
    "V006",
    .error,
    RuleText(
      "two volumes have the same claim or the same mount, or one is at `/dev/shm`",
      bad: """
        dataVolumes:
          value:
          - mount: /home/jovyan/models
            existingSource: {persistentVolumeClaim: {claimName: models}}
          - mount: /home/jovyan/more
            existingSource: {persistentVolumeClaim: {claimName: models}}
        """,
      good: """
        dataVolumes:
          value:
          - mount: /home/jovyan/models
            existingSource: {persistentVolumeClaim: {claimName: models}}
          - mount: /home/jovyan/more
            existingSource: {persistentVolumeClaim: {claimName: more}}
        """
    )
  ) { context in
    var claims: [String: WrittenVolume] = [:]
    var mounts: [[Substring]: String] = [:]
    if VolumeUses.hasSharedMemory(.mapping(context.defaults ?? YAMLMapping())) {
      mounts[["dev", "shm"]] = "shared memory"
    }
    return context.eachVolume { volume in
      let claim = volume.uniqueName
      let mount = context.derivesMounts ? volume.effectiveMount : volume.row.mount
      let directory = mount?.split(separator: "/") ?? []
      let owner = claim.flatMap { claims[$0] }
      let neighbour = directory.isEmpty ? nil : mounts[directory]
      if let claim, owner == nil { claims[claim] = volume }
      if neighbour == nil, !directory.isEmpty { mounts[directory] = volume.name }
      if let claim, let owner { return claimClash(claim, of: volume, with: owner) }
      guard let mount, let neighbour else { return nil }
      return Hit(
        .key(volume.mountPath),
        "mount '\(mount)' is used by \(neighbour) already",
        effect: "Kubernetes accepts the notebook and refuses its pod",
        remedy: context.derivesMounts && !volume.isWorkspace
          ? "give the claim another name, since its mount follows from that"
          : "mount one of the two elsewhere"
      )
    }
  }

  private static func claimClash(
    _ claim: String,
    of volume: WrittenVolume,
    with owner: WrittenVolume
  ) -> Hit {
    Hit(
      .value(volume.isNew ? volume.namePath : volume.claimNamePath),
      "claim '\(claim)' is used by \(owner.name) already",
      effect: volume.isNew
        ? "launching fails with 409" : "Kubernetes accepts the notebook and refuses its pod",
      remedy: "give one of the two another claim, or remove it"
    )
    .fixed(
      by: volume.value == owner.value && !volume.isWorkspace && !owner.isWorkspace
        ? LintFix(.remove(volume.path)) : nil
    )
  }
}

extension WrittenVolume {
  /// The name of the claim that no other volume may have; a generated name is always new.
  fileprivate var uniqueName: String? {
    if newPvc != nil { return nameKey == "name" ? template?.text : nil }
    return existingClaim?["claimName"]?.string
  }
}
