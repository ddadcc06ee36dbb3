internal import YAMLEdit

/// What a new claim asks for: size, access modes, class.
extension LintRule {
  static let claimSpecAbsent = LintRule(
    "V013",
    .error,
    RuleText(
      "a new claim does not ask for storage",
      bad: VolumeExample.new(spec: "{accessModes: [ReadWriteOnce]}"),
      good: VolumeExample.new()
    )
  ) { context in
    context.eachNewVolume { volume in
      var path = volume.newPvcPath
      var value = volume.newPvc ?? .null
      for key in ["spec", "resources", "requests"] {
        let next = value[key] ?? .null
        path = path.appending(key)
        guard next.mapping == nil else {
          value = next
          continue
        }
        return Hit(
          .key(path),
          "expected a mapping at '\(path)', found \(value[key]?.typeInMessages ?? "none")",
          effect: "the form stops here, and later fields keep their built-in defaults",
          remedy: "add 'spec.resources.requests.storage' to the new claim"
        )
      }
      guard volume.storage == nil else { return nil }
      return Hit(
        .key(volume.storagePath),
        "expected a size at '\(volume.storagePath)', found "
          + (value["storage"] == nil ? "none" : "null"),
        effect: "the form's size field fails, and Kubernetes refuses the claim with 422",
        remedy: "add a size, for instance 'storage: 5Gi'"
      )
    }
  }

  // MARK: Size

  static let storageNotText = LintRule(
    "V014",
    .error,
    RuleText(
      "the size of a new claim is not text",
      bad: VolumeExample.new(spec: VolumeExample.spec(storage: "5")),
      good: VolumeExample.new()
    )
  ) { context in
    context.eachNewVolume { volume in
      let path = volume.storagePath
      guard let storage = volume.storage, storage.string == nil,
        !context.isUnquotedTemplate(at: path)
      else { return nil }
      let size = storage.integer.flatMap { StorageSize(String($0)).wholeGi }
      return Hit(
        .value(path),
        "expected a size like '5Gi' at '\(path)', found \(storage.inMessages)",
        effect: storage.integer == nil
          ? "the form's size field fails"
          : "the form's size field fails, and that many bytes are asked for",
        remedy: "write \(size ?? "a whole number of Gi")"
      )
      .fixed(by: size.map { LintFix(.set(path, .string($0))) })
    }
  }

  static let storageSize = LintRule(
    "V015",
    .error,
    RuleText(
      "the size of a new claim is not a whole number of Gi",
      bad: VolumeExample.new(spec: VolumeExample.spec(storage: "1Ti")),
      good: VolumeExample.new(spec: VolumeExample.spec(storage: "1024Gi"))
    )
  ) { context in
    context.eachNewVolume { volume in
      guard let text = volume.storage?.string else { return nil }
      let size = StorageSize(text)
      guard !size.passesForm else { return nil }
      let path = volume.storagePath
      let shown =
        size.shownInForm.map { "'\($0)'" } ?? "'NaNGi', and launching fails with 400"
      return Hit(
        .value(path),
        "expected a whole number of Gi at '\(path)', found '\(text)'",
        effect: "the form turns it into \(shown)",
        remedy: size.wholeGi.map { "write \($0)" } ?? "write a whole number of Gi, such as 5Gi"
      )
      .fixed(by: size.wholeGi.map { LintFix(.set(path, .string($0))) })
    }
  }

  // MARK: Access modes

  static let accessModesAbsent = LintRule(
    "V016",
    .error,
    RuleText(
      "a new claim has no list of access modes",
      bad: VolumeExample.new(spec: VolumeExample.spec(modes: "ReadWriteOnce")),
      good: VolumeExample.new()
    )
  ) { context in
    context.eachNewVolume { volume in
      guard let spec = volume.spec, spec.mapping != nil else { return nil }
      let modes = spec["accessModes"]
      if let list = modes?.sequence, !list.isEmpty { return nil }
      let path = volume.modesPath
      let found = modes.map { $0.sequence == nil ? $0.inMessages : "an empty one" } ?? "none"
      let mode = modes?.string.flatMap(AccessMode.init(rawValue:))
      return Hit(
        .key(path),
        "expected a list of access modes at '\(path)', found \(found)",
        effect: "Kubernetes refuses the claim with 422",
        remedy: "write a list, for instance '[\((mode ?? .readWriteOnce).rawValue)]'"
      )
      .fixed(by: mode.map { LintFix(.set(path, [.string($0.rawValue)])) })
    }
  }

  static let accessModesOfWorkspace = LintRule(
    "V017",
    .warning,
    RuleText(
      "the workspace has more than one access mode",
      bad: VolumeExample.workspace(mount: "/home/jovyan", modes: "[ReadWriteOnce, ReadWriteMany]"),
      good: VolumeExample.workspace(mount: "/home/jovyan", modes: "[ReadWriteMany]")
    )
  ) { context in
    context.eachNewVolume { volume in
      let count = volume.spec?["accessModes"]?.sequence?.count ?? 0
      guard volume.isWorkspace, count > 1 else { return nil }
      return Hit(
        .key(volume.modesPath),
        "the workspace has \(count) access modes",
        effect: "the form uses the first only",
        remedy: "keep one access mode"
      )
    }
  }

  static let accessModeUnknown = LintRule(
    "V018",
    .error,
    RuleText(
      "an access mode that Kubernetes or the form does not know",
      bad: VolumeExample.new(spec: VolumeExample.spec(modes: "[RWX]")),
      good: VolumeExample.new(spec: VolumeExample.spec(modes: "[ReadWriteMany]"))
    )
  ) { context in
    context.claimVolumes.filter(\.isNew).flatMap { volume in
      (volume.spec?["accessModes"]?.sequence ?? []).enumerated().compactMap { index, mode in
        accessModeHit(mode, at: volume.modesPath.appending(index), in: volume, context)
      }
    }
  }

  private static func accessModeHit(
    _ mode: YAMLValue,
    at path: YAMLPath,
    in volume: WrittenVolume,
    _ context: LintContext
  ) -> Hit? {
    if let known = mode.string.flatMap(AccessMode.init(rawValue:)) {
      guard known == .readWriteOncePod else { return nil }
      return Hit(
        .key(volume.modesPath),
        "the form has no button for ReadWriteOncePod",
        effect: "the mode is sent, and the form shows none",
        remedy: "use ReadWriteOnce if the form should show it"
      )
      .rated(.warning)
    }
    guard !context.isUnquotedTemplate(at: path) else { return nil }
    let meant = mode.string.flatMap { text in
      AccessMode(abbreviatedOrFull: text)
        ?? AccessMode.allCases.first { $0.rawValue.lowercased() == text.lowercased() }
    }
    return Hit(
      .value(path),
      "expected ReadWriteOnce, ReadOnlyMany or ReadWriteMany at '\(path)', "
        + "found \(mode.inMessages)",
      effect: "Kubernetes refuses the claim with 422",
      remedy: "write \(meant?.rawValue ?? "one of the three")"
    )
    .fixed(by: meant.map { LintFix(.set(path, .string($0.rawValue))) })
  }

  // MARK: Class

  static let storageClass = LintRule(
    "V019",
    .error,
    RuleText(
      "the storage class is none that can be, or an empty text",
      bad: VolumeExample.new(spec: VolumeExample.spec(rest: ", storageClassName: \"{none}\"")),
      good: VolumeExample.new()
    )
  ) { context in
    context.eachNewVolume { volume in
      let path = volume.classPath
      guard let name = volume.spec?["storageClassName"], !name.isNull,
        !context.isUnquotedTemplate(at: path)
      else { return nil }
      if name == "" {
        return Hit(
          .key(path),
          "the storage class is an empty text",
          effect: "the form drops it, and the cluster's default class is used",
          remedy: "remove 'storageClassName', which means the same"
        )
        .rated(.warning)
        .fixed(by: LintFix(.remove(path)))
      }
      if let text = name.string {
        let isTemplate = ClaimNameTemplate(text).placeholderCount > 0
        if isTemplate || KubernetesName.isSubdomain(text) { return nil }
      }
      return Hit(
        .value(path),
        "expected the DNS name of a storage class at '\(path)', found \(name.inMessages)",
        effect: "Kubernetes refuses the claim with 422",
        remedy: "name a storage class, or remove 'storageClassName' for the default one"
      )
    }
  }
}
