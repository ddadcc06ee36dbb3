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
    let fit = context.generationFit
    guard let written = fit.written, written != fit.wanted else { return [] }
    let wanted = fit.wanted
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
