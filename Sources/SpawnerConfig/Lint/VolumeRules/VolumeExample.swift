/// Writes the examples of the rules about volumes, which differ in one line or two.
enum VolumeExample {
  /// A data volume that is made for each notebook.
  static func new(
    mount: String = "/home/jovyan/{notebook-name}-data",
    metadata: String = "{name: \"{notebook-name}-data\"}",
    spec: String = spec()
  ) -> RuleExample {
    .sections(
      """
      dataVolumes:
        value:
        - mount: "\(mount)"
          newPvc:
            metadata: \(metadata)
            spec: \(spec)
      """
    )
  }

  /// The spec of a claim, on one line.
  static func spec(
    storage: String = "5Gi",
    modes: String = "[ReadWriteOnce]",
    rest: String = ""
  ) -> String {
    "{resources: {requests: {storage: \(storage)}}, accessModes: \(modes)\(rest)}"
  }

  /// A data volume that is there already.
  static func existing(_ source: String, mount: String = "/home/jovyan/models") -> RuleExample {
    .sections(
      """
      dataVolumes:
        value:
        - mount: \(mount)
          existingSource: \(source)
      """
    )
  }

  static let claim = "{persistentVolumeClaim: {claimName: models}}"

  /// A workspace that is made for each notebook.
  static func workspace(mount: String, modes: String = "[ReadWriteOnce]") -> RuleExample {
    .sections(
      """
      workspaceVolume:
        value:
          mount: \(mount)
          newPvc:
            metadata: {name: "{notebook-name}-workspace"}
            spec: \(spec(modes: modes))
      """
    )
  }
}
