internal import YAMLEdit

/// Files for another web app than the one that reads them.
extension LintRule {
  static let generationRules = [groupAbsent, otherGeneration]

  // MARK: S010

  static let groupAbsent = LintRule(
    "S010",
    .error,
    RuleText(
      "a group of images is missing or has no default image",
      bad: "imageGroupOne: null\n",
      good: "imageGroupOne:\n  value: example/code:v1\n  options: [\"example/code:v1\"]\n",
      appVersion: AppVersion(1, 5)
    )
  ) { context in
    guard let defaults = context.defaults, !defaults.isEmpty,
      context.appVersion >= AppVersion(1, 3)
    else { return [] }
    return ["imageGroupOne", "imageGroupTwo"].compactMap { name -> Hit? in
      let section = defaults[name] ?? .null
      let value = section["value"] ?? .null
      guard value.isNull || value.string?.isEmpty == true else { return nil }
      let stops = section.isNull && context.appVersion < AppVersion(1, 6)
      let hasKey = section["value"] != nil
      return Hit(
        .key(hasKey ? .section(name).appending("value") : .section(name)),
        defaults[name] == nil
          ? "the group '\(name)' is missing" : "the group '\(name)' has no default image",
        effect: stops
          ? "the form stops here, and \(FormSection.builtIns)"
          : groupEffect(in: context.appVersion),
        remedy: "give the group a 'value' that is one of its 'options'"
      )
      .rated(stops ? .error : .warning)
    }
  }

  private static func groupEffect(in version: AppVersion) -> String {
    if version >= AppVersion(1, 7) {
      return "the form shows the group's button, and launching from it fails with 400"
    }
    return version >= AppVersion(1, 6)
      ? "the form hides the group's button" : "the group has no image that is chosen already"
  }

  // MARK: S016

  static let otherGeneration = LintRule(
    "S016",
    .error,
    RuleText(
      "the file is one for older or newer web apps than the one that reads it",
      bad: """
        workspaceVolume:
          value:
            type: {value: New}
            name: {value: "{notebook-name}-workspace"}
            size: {value: 5Gi}
            mountPath: {value: /home/jovyan}
            accessModes: {value: ReadWriteOnce}
        """,
      good: """
        workspaceVolume:
          value:
            mount: /home/jovyan
            newPvc:
              metadata:
                name: "{notebook-name}-workspace"
              spec:
                accessModes: [ReadWriteOnce]
                resources:
                  requests:
                    storage: 5Gi
        """
    )
  ) { context in
    guard let defaults = context.defaults.map(YAMLValue.mapping),
      let written = WebAppEra(writtenFor: defaults)
    else { return [] }
    let wanted = WebAppEra(of: context.appVersion)
    guard written != wanted else { return [] }
    return [
      Hit(
        .key(.formDefaults),
        """
        expected a file of Kubeflow \(wanted.releases) for the web app \(context.appVersion), \
        found one of Kubeflow \(written.releases)
        """,
        effect: written < wanted
          ? "the form stops where it misses something, and \(FormSection.builtIns)"
          : "the form does not know what it finds, and stops",
        remedy: written < wanted
          ? "convert the file to Kubeflow \(wanted.releases)"
          : "use a file of Kubeflow \(wanted.releases), or a newer web app"
      )
    ]
  }
}

/// A stretch of releases whose forms read the same file.
private struct WebAppEra: Comparable {
  let index: Int

  private static let all = ["0.6 or 0.7", "1.0 to 1.2", "1.3 or 1.4", "1.5 or later"]

  var releases: String { Self.all[index] }

  init(of version: AppVersion) {
    let starts = [AppVersion(1, 0), AppVersion(1, 3), AppVersion(1, 5)]
    index = starts.count { version >= $0 }
  }

  /// Recognises the era by what only that era has; `nil` where the file could be of any.
  ///
  /// Volumes tell it. Without volumes, only a file that lacks all that 1.3 brought is surely old.
  init?(writtenFor defaults: YAMLValue) {
    let workspace = defaults["workspaceVolume"]?["value"]
    let data = defaults["dataVolumes"]?["value"]?.sequence ?? []
    let volumes = [workspace].compactMap(\.self) + data
    let hasShape = volumes.contains { VolumeShape(of: $0) != nil }
    let generation = Generation(of: defaults)
    let isSurelyOld = generation < .imageGroups && defaults["imagePullPolicy"] == nil
    guard hasShape || isSurelyOld else { return nil }
    switch generation {
    case .template, .extraResources: index = 0
    case .gpus, .placement: index = 1
    case .serverTypes, .imageGroups, .hiddenNames: index = 2
    case .claims: index = 3
    }
  }

  static func < (left: WebAppEra, right: WebAppEra) -> Bool { left.index < right.index }
}
