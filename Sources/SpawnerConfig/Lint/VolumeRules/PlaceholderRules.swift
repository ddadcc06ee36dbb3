internal import YAMLEdit

/// `{notebook-name}` where nothing fills it in.
extension LintRule {
  static let placeholderElsewhere = LintRule(
    "V010",
    .error,
    RuleText(
      "`{notebook-name}` stands where it is not filled in",
      bad: VolumeExample.existing(
        "{persistentVolumeClaim: {claimName: \"{notebook-name}-data\"}}",
        mount: "\"/home/jovyan/{notebook-name}-data\""
      ),
      good: VolumeExample.existing(VolumeExample.claim)
    )
  ) { context in
    context.claimVolumes.flatMap { volume -> [Hit] in
      let mount = mountHit(of: volume, derived: context.derivesMounts)
      let refused = [(volume.claimNamePath, volume.existingClaim?["claimName"])].filter { _ in
        volume.existingClaim != nil
      }
      let ofClaim = [(volume.classPath, volume.spec?["storageClassName"])] + labels(of: volume)
      let errors = (refused + ofClaim).compactMap { path, value in
        value.flatMap { literalHit($0, at: path, effect: "Kubernetes refuses the notebook") }
      }
      let warnings = entries("annotations", of: volume).compactMap { path, value in
        value.flatMap { literalHit($0, at: path, effect: "the braces stay in the annotation") }
      }
      return [mount].compactMap(\.self) + errors + warnings.map { $0.rated(.warning) }
    }
  }

  /// The values of the labels, and their keys in the place of values.
  private static func labels(of volume: WrittenVolume) -> [(YAMLPath, YAMLValue?)] {
    let entries = entries("labels", of: volume)
    let keys = entries.compactMap { path, _ -> (YAMLPath, YAMLValue?)? in
      guard case .key(let key)? = path.steps.last else { return nil }
      return (path, .string(key))
    }
    return entries + keys
  }

  private static func entries(
    _ name: String,
    of volume: WrittenVolume
  ) -> [(YAMLPath, YAMLValue?)] {
    let path = volume.metadataPath.appending(name)
    return (volume.metadata?[name]?.mapping?.entries ?? []).compactMap { entry in
      entry.key.string.map { (path.appending($0), entry.value) }
    }
  }

  private static func literalHit(
    _ value: YAMLValue,
    at path: YAMLPath,
    effect: String
  ) -> Hit? {
    guard let text = value.string, ClaimNameTemplate(text).placeholderCount > 0 else { return nil }
    return Hit(
      .value(path),
      "expected no '\(ClaimNameTemplate.placeholder)' at '\(path)', found '\(text)'",
      effect: "\(effect), since it is filled in only in the name of a new claim",
      remedy: "write it without the notebook's name"
    )
  }

  /// Where the form derives the mount, what is written counts only if it is the same; V005 tells
  /// the rest.
  private static func mountHit(of volume: WrittenVolume, derived: Bool) -> Hit? {
    let row = volume.row
    guard let mount = row.mount, ClaimNameTemplate(mount).placeholderCount > 0 else { return nil }
    let name = row.newClaim.map { "/home/jovyan/\($0)" }
    if !volume.isWorkspace, derived, let effective = row.effectiveMount, row.kind != .other {
      guard isSameDirectory(mount, effective), let name, isSameDirectory(mount, name) else {
        return nil
      }
      return Hit(
        .value(volume.mountPath),
        "the mount '\(mount)' is that which the form derives from the claim's name",
        effect: "the notebook's name is filled in there, and not here",
        remedy: "nothing need be done"
      )
      .rated(.info)
    }
    return literalHit(.string(mount), at: volume.mountPath, effect: "the braces stay in the path")?
      .rated(.warning)
  }
}
