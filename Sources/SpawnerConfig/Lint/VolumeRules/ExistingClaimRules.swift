internal import YAMLEdit

/// Volumes whose storage is there already.
extension LintRule {
  static let sourceUnknown = LintRule(
    "V022",
    .error,
    RuleText(
      "an existing source is not a `persistentVolumeClaim`",
      bad: VolumeExample.existing("{nfs: {server: files.example, path: /models}}"),
      good: VolumeExample.existing(VolumeExample.claim)
    )
  ) { context in
    context.eachVolume { volume in
      guard volume.newPvc == nil, let source = volume.existingSource,
        source["persistentVolumeClaim"] == nil
      else { return nil }
      let keys = source.mapping?.keys.compactMap(\.string) ?? []
      let list = keys.map { "'\($0)'" }.joined(separator: ", ")
      let found = source.mapping == nil ? source.typeInMessages : keys.isEmpty ? "nothing" : list
      let isMisplaced =
        keys.contains("claimName") && keys.allSatisfy { ["claimName", "readOnly"].contains($0) }
      return Hit(
        .key(volume.existingPath),
        "expected 'persistentVolumeClaim' at '\(volume.existingPath)', found \(found)",
        effect: volume.isWorkspace
          ? "the launch button stays off for good"
          : "the form's page fails there, and '{notebook-name}' of other volumes is not filled in",
        remedy: isMisplaced
          ? "put \(list) below 'persistentVolumeClaim'"
          : "make a claim for the storage and name it"
      )
      .fixed(
        by: isMisplaced
          ? LintFix(.set(volume.existingPath, ["persistentVolumeClaim": source])) : nil
      )
    }
  }

  static let existingClaim = LintRule(
    "V023",
    .error,
    RuleText(
      "an existing claim has no name or one that cannot be; or must be in each namespace",
      bad: VolumeExample.existing("{persistentVolumeClaim: {claimName: Team.Models}}"),
      good: "dataVolumes:\n  value: []\n"
    )
  ) { context in
    context.claimVolumes.flatMap { volume -> [Hit] in
      guard let claim = volume.existingClaim else { return [] }
      return [
        nameHit(claim["claimName"] ?? .null, of: volume, context), readOnlyHit(claim, volume),
      ]
      .compactMap(\.self)
    }
  }

  private static func nameHit(
    _ name: YAMLValue,
    of volume: WrittenVolume,
    _ context: LintContext
  ) -> Hit? {
    if name.isNull || name == "" {
      return Hit(
        .key(volume.claimNamePath),
        "the existing claim at '\(volume.existingClaimPath)' has no 'claimName'",
        effect: "the launch button stays off",
        remedy: "name a claim"
      )
    }
    if let text = name.string {
      if ClaimNameTemplate(text).placeholderCount > 0 { return nil }
      if KubernetesName.isLabel(text) { return presenceHit(text, of: volume) }
    } else if context.isUnquotedTemplate(at: volume.claimNamePath) {
      return nil
    }
    return Hit(
      .value(volume.claimNamePath),
      "expected a DNS label at '\(volume.claimNamePath)', found \(name.inMessages)",
      effect: name.string == nil
        ? "Kubernetes refuses the notebook with 422"
        : "Kubernetes accepts the notebook and refuses its pod, whose volume it names",
      remedy: "use a claim whose name is lower-case letters, digits and dashes, at most 63"
    )
  }

  private static func presenceHit(_ claim: String, of volume: WrittenVolume) -> Hit {
    Hit(
      .key(volume.existingPath),
      "the claim '\(claim)' is taken from the notebook's own namespace",
      effect: "without it there a notebook's pod does not start",
      remedy: "make the claim in every profile's namespace"
    )
    .rated(.info)
  }

  private static func readOnlyHit(_ claim: YAMLValue, _ volume: WrittenVolume) -> Hit? {
    guard let flag = claim["readOnly"], !flag.isNull, flag.bool == nil else { return nil }
    let path = volume.existingClaimPath.appending("readOnly")
    return Hit(
      .value(path),
      "expected a boolean at '\(path)', found \(flag.inMessages)",
      effect: "Kubernetes refuses the notebook with 422",
      remedy: "write 'true' or 'false' without quotes"
    )
    .fixed(by: flag.intendedBool.map { LintFix(.set(path, .bool($0))) })
  }
}
