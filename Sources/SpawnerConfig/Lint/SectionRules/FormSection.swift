/// What the form and the backend do when a section is not as it must be.
///
/// In the order in which the form sets itself up: where it stops, later sections keep built-ins.
struct FormSection: Sendable {
  let name: String
  /// What follows from the section's absence; `nil` where it may be absent.
  let absent: String?
  /// What follows from `value: null`; `nil` where null is right.
  let nullValue: String?
  /// The release of the web app whose form first looks for it.
  var since = AppVersion(0, 6)

  static let all: [FormSection] = [
    FormSection(name: "cpu", absent: stop, nullValue: "the launch button stays off"),
    FormSection(name: "memory", absent: stop, nullValue: "the form shows 1 Gi instead"),
    FormSection(name: "image", absent: stop, nullValue: "\(pick) an image"),
    FormSection(
      name: "imagePullPolicy",
      absent: stop,
      nullValue: "\(pick) a policy",
      since: AppVersion(1, 3)
    ),
    FormSection(name: "workspaceVolume", absent: stop, nullValue: nil),
    FormSection(
      name: "dataVolumes",
      absent: stop,
      nullValue: "the form stops here, \(builtIns)"
    ),
    FormSection(
      name: "affinityConfig",
      absent: stop,
      nullValue: "\(fail) an affinity",
      since: AppVersion(1, 2)
    ),
    FormSection(
      name: "tolerationGroup",
      absent: stop,
      nullValue: "\(fail) tolerations",
      since: AppVersion(1, 2)
    ),
    FormSection(
      name: "gpus",
      absent: nil,
      nullValue: "the form stops here, and \(listFails) with 500"
    ),
    FormSection(name: "shm", absent: late, nullValue: "\(fail) shared memory on or off"),
    FormSection(name: "configurations", absent: late, nullValue: "\(fail) configurations"),
  ]

  static let builtIns = "later fields keep their built-in defaults"
  static let listFails = "the list of notebooks fails wherever there is one"
  private static let stop = "the form stops here, \(builtIns), and every launch fails with 500"
  private static let late = "the form stops here and \(builtIns), though launching works"
  private static let pick = "the launch button stays off until the user picks"
  private static let fail = "every launch fails with 400 until the user chooses"

  /// Whether a key is one that the form looks for below `spawnerFormDefaults`.
  static func isKnownKey(_ key: String) -> Bool {
    all.contains { $0.name == key }
      || [
        "imageGroupOne", "imageGroupTwo", "environment", "allowCustomImage", "hideRegistry",
        "hideTag",
      ].contains(key)
  }
}
