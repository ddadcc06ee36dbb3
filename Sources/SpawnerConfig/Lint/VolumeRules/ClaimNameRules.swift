internal import YAMLEdit

/// The names of new claims, and the notebook's name in them.
extension LintRule {
  static let claimUnnamed = LintRule(
    "V007",
    .error,
    RuleText(
      "a new claim has no name, or one that is not text",
      bad: VolumeExample.new(metadata: "{labels: {team: data}}"),
      good: VolumeExample.new(metadata: "{name: \"{notebook-name}-data\", labels: {team: data}}")
    )
  ) { context in
    context.eachVolume { volume in
      guard let newPvc = volume.newPvc else { return nil }
      guard newPvc.mapping != nil else { return shapeHit(newPvc, at: volume.newPvcPath) }
      guard let metadata = volume.metadata else {
        return Hit(
          .key(volume.newPvcPath),
          "the new claim at '\(volume.newPvcPath)' has no 'metadata'",
          effect: "the form stops here, and later fields keep their built-in defaults",
          remedy: "add 'metadata' with a 'name'"
        )
      }
      guard metadata.mapping != nil else { return shapeHit(metadata, at: volume.metadataPath) }
      let name = metadata[volume.nameKey] ?? .null
      guard volume.template == nil, !context.isUnquotedTemplate(at: volume.namePath) else {
        return nil
      }
      let isAbsent = name.isNull || name == ""
      return Hit(
        isAbsent ? .key(volume.metadataPath) : .value(volume.namePath),
        isAbsent
          ? "the new claim at '\(volume.newPvcPath)' has no name"
          : "expected text at '\(volume.namePath)', found \(name.inMessages)",
        effect: isAbsent
          ? "the form's name field fails, and Kubernetes refuses the claim with 422"
          : "the form's name field fails",
        remedy: "name it, for instance \"{notebook-name}-data\""
      )
    }
  }

  private static func shapeHit(_ value: YAMLValue, at path: YAMLPath) -> Hit {
    Hit(
      .value(path),
      "expected a mapping at '\(path)', found \(value.typeInMessages)",
      effect: "the form stops here, and later fields keep their built-in defaults",
      remedy: "write a mapping"
    )
  }

  static let claimNamedTwice = LintRule(
    "V008",
    .warning,
    RuleText(
      "a new claim has both `name` and `generateName`",
      bad: VolumeExample.new(metadata: "{name: \"{notebook-name}-data\", generateName: data-}"),
      good: VolumeExample.new()
    )
  ) { context in
    context.eachNewVolume { volume in
      guard !(volume.metadata?["name"] ?? .null).isNull,
        !(volume.metadata?["generateName"] ?? .null).isNull
      else { return nil }
      let place = volume.metadataPath.appending("generateName")
      return Hit(
        .key(place),
        "the new claim at '\(volume.newPvcPath)' has both 'name' and 'generateName'",
        effect: "'name' counts, and 'generateName' does nothing",
        remedy: "remove 'generateName'"
      )
      .fixed(by: LintFix(.remove(place)))
    }
  }

  static let claimNameRepeats = LintRule(
    "V009",
    .error,
    RuleText(
      "the name of a new claim has `{notebook-name}` more than once",
      bad: VolumeExample.new(metadata: "{name: \"{notebook-name}-{notebook-name}\"}"),
      good: VolumeExample.new()
    )
  ) { context in
    context.eachNewVolume { volume in
      guard let template = volume.template, template.placeholderCount > 1 else { return nil }
      return Hit(
        .value(volume.namePath),
        "expected '\(ClaimNameTemplate.placeholder)' at most once at '\(volume.namePath)', "
          + "found it \(template.placeholderCount) times in '\(template.text)'",
        effect: "only the first is filled in, and Kubernetes refuses the claim with 422",
        remedy: "keep the first"
      )
    }
  }

  static let claimShared = LintRule(
    "V011",
    .warning,
    RuleText(
      "the name of a new claim is the same for every notebook",
      bad: VolumeExample.new(mount: "/home/jovyan/data", metadata: "{name: data}"),
      good: VolumeExample.new()
    )
  ) { context in
    context.eachNewVolume { volume in
      guard volume.nameKey == "name", let template = volume.template,
        template.placeholderCount == 0, template.unknownPlaceholder == nil
      else { return nil }
      return Hit(
        .key(volume.metadataPath),
        "every notebook asks for a new claim of the same name, '\(template.text)'",
        effect: "the second notebook of a namespace fails with 409",
        remedy: "put '\(ClaimNameTemplate.placeholder)' into the name"
      )
    }
  }

  static let claimNameIllegal = LintRule(
    "V012",
    .error,
    RuleText(
      "the name of a new claim is no DNS label once the notebook's name is filled in",
      bad: VolumeExample.new(metadata: "{name: \"{notebook-name}.data\"}"),
      good: VolumeExample.new()
    )
  ) { context in
    context.eachNewVolume { volume in
      guard let template = volume.template else { return nil }
      if let unknown = template.unknownPlaceholder {
        return Hit(
          .value(volume.namePath),
          "expected no placeholder but '\(ClaimNameTemplate.placeholder)' "
            + "at '\(volume.namePath)', found '\(unknown)' in '\(template.text)'",
          effect: "it stays as it is, and Kubernetes refuses the claim with 422",
          remedy: "use '\(ClaimNameTemplate.placeholder)', or no braces"
        )
      }
      let result = template.shortestResult + (volume.nameKey == "generateName" ? "xxxxx" : "")
      guard !KubernetesName.isLabel(result) else { return nil }
      return Hit(
        .value(volume.namePath),
        "expected a DNS label once filled in at '\(volume.namePath)', found '\(template.text)'",
        effect: KubernetesName.isSubdomain(result)
          ? "the claim is made, and Kubernetes refuses the pod, whose volume it names"
          : "Kubernetes refuses the claim with 422",
        remedy: "use lower-case letters, digits and dashes, at most 63 in all"
      )
    }
  }

  static let claimNamespace = LintRule(
    "V021",
    .error,
    RuleText(
      "a new claim names a namespace",
      bad: VolumeExample.new(metadata: "{name: \"{notebook-name}-data\", namespace: kubeflow}"),
      good: VolumeExample.new()
    )
  ) { context in
    context.eachNewVolume { volume in
      guard !(volume.metadata?["namespace"] ?? .null).isNull else { return nil }
      let place = volume.metadataPath.appending("namespace")
      return Hit(
        .key(place),
        "the new claim at '\(volume.newPvcPath)' has a namespace",
        effect: "the form drops it, and a launch without the form fails with 400",
        remedy: "remove it, since a claim goes where its notebook is"
      )
      .fixed(by: LintFix(.remove(place)))
    }
  }
}
