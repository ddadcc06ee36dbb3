internal import YAMLEdit

/// What the web app's own file has in its sections, for files that leave them out.
extension FormSection {
  /// The section as the file that comes with the web app has it.
  ///
  /// Since 1.5 all of these files agree, but for the workspace's size. `nil` where somebody must decide, as about the images, and
  /// for a web app or a file of another age.
  func ownDefault(in context: LintContext) -> YAMLValue? {
    guard context.appVersion >= LintContext.claimsRelease, !context.isOfAnotherEra else {
      return nil
    }
    return name == "workspaceVolume"
      ? ["value": Self.workspace(for: context.appVersion)] : Self.defaults[name]
  }

  /// The value alone; `null` for the workspace, since a section without a value means none.
  func ownValue(in context: LintContext) -> YAMLValue? {
    guard let section = ownDefault(in: context) else { return nil }
    return name == "workspaceVolume" ? .null : section["value"]
  }

  private static let defaults: [String: YAMLValue] = [
    "cpu": ["value": "0.5", "limitFactor": "1.2"],
    "memory": ["value": "1.0Gi", "limitFactor": "1.2"],
    "imagePullPolicy": ["value": "IfNotPresent"],
    "dataVolumes": ["value": []],
    "affinityConfig": ["value": "", "options": []],
    "tolerationGroup": ["value": "", "options": []],
    "shm": ["value": true],
    "configurations": ["value": []],
  ]

  private static func workspace(for appVersion: AppVersion) -> YAMLValue {
    [
      "mount": "/home/jovyan",
      "newPvc": [
        "metadata": ["name": "{notebook-name}-workspace"],
        "spec": [
          "resources": ["requests": ["storage": appVersion < AppVersion(1, 8) ? "10Gi" : "5Gi"]],
          "accessModes": ["ReadWriteOnce"],
        ],
      ],
    ]
  }
}
