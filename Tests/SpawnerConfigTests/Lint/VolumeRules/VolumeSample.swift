@testable import SpawnerConfig

/// The sample with one volume in the place of its workspace or of its data volumes.
enum VolumeSample {
  static let workspace = "spawnerFormDefaults.workspaceVolume.value"
  static let data = "spawnerFormDefaults.dataVolumes.value"

  static let spec =
    "{resources: {requests: {storage: 5Gi}}, accessModes: [ReadWriteOnce]}"

  static func workspace(_ value: String) -> String {
    replacing("workspaceVolume", with: value)
  }

  static func data(_ value: String) -> String {
    replacing("dataVolumes", with: value)
  }

  /// A data volume with a new claim that is sound but for what is given.
  static func new(
    mount: String = "/home/jovyan/{notebook-name}-d",
    metadata: String = "{name: '{notebook-name}-d'}",
    spec: String = spec
  ) -> String {
    "{mount: '\(mount)', newPvc: {metadata: \(metadata), spec: \(spec)}}"
  }

  static func spec(storage: String) -> String {
    "{resources: {requests: {storage: \(storage)}}, accessModes: [ReadWriteOnce]}"
  }

  static func spec(modes: String) -> String {
    "{resources: {requests: {storage: 5Gi}}, accessModes: \(modes)}"
  }

  static func spec(storageClass: String) -> String {
    "{resources: {requests: {storage: 5Gi}}, accessModes: [ReadWriteOnce], "
      + "storageClassName: \(storageClass)}"
  }

  static func existing(_ claim: String, mount: String = "/home/jovyan/m") -> String {
    "{mount: \(mount), existingSource: {persistentVolumeClaim: \(claim)}}"
  }

  /// What lint says of a text as `severity id: message`, without the notes on mounts that a
  /// placeholder brings.
  static func report(_ text: String, for version: AppVersion = .newest) -> [String] {
    Lint.findings(in: Array(text.utf8), for: version)
      .filter { $0.severity > .info }
      .map { "\($0.severity) \($0.rule): \($0.message)" }
  }

  /// The text with everything mended that can be.
  static func mended(_ text: String) -> String {
    String(decoding: FixedFile(mending: Array(text.utf8)).bytes, as: UTF8.self)
  }

  private static func replacing(_ section: String, with value: String) -> String {
    let lines = Sample.text.split(separator: "\n", omittingEmptySubsequences: false)
    var kept: [Substring] = []
    var isInside = false
    for line in lines {
      if line.hasPrefix("  "), line.dropFirst(2).first != " " { isInside = false }
      if line.hasPrefix("  \(section):") {
        isInside = true
        kept += ["  \(section):", "    value: \(value)"]
      }
      if !isInside { kept.append(line) }
    }
    return kept.joined(separator: "\n")
  }
}
