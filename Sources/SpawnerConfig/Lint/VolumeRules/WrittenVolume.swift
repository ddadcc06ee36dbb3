internal import YAMLEdit

/// A volume as the rules meet it: what is written, and where.
struct WrittenVolume {
  let value: YAMLValue
  let path: YAMLPath
  let isWorkspace: Bool

  /// The place in the list of data volumes, counted from 1; 0 for the workspace.
  let position: Int

  /// What a person would call it.
  var name: String { isWorkspace ? "the workspace volume" : "data volume \(position)" }

  // MARK: Sources

  var newPvc: YAMLValue? { present(value["newPvc"]) }

  var existingSource: YAMLValue? { present(value["existingSource"]) }

  /// Whether the form makes a claim for it; with both sources, that one wins.
  var isNew: Bool { newPvc?.mapping != nil }

  var newPvcPath: YAMLPath { path.appending("newPvc") }

  var existingPath: YAMLPath { path.appending("existingSource") }

  // MARK: A new claim

  var metadata: YAMLValue? { present(newPvc?["metadata"]) }

  var metadataPath: YAMLPath { newPvcPath.appending("metadata") }

  var spec: YAMLValue? { present(newPvc?["spec"]) }

  var specPath: YAMLPath { newPvcPath.appending("spec") }

  /// The key that names the claim: `name`, or else `generateName`.
  var nameKey: String {
    present(metadata?["name"]) == nil && present(metadata?["generateName"]) != nil
      ? "generateName" : "name"
  }

  var namePath: YAMLPath { metadataPath.appending(nameKey) }

  /// The text that names the claim.
  var template: ClaimNameTemplate? {
    (metadata?[nameKey]?.string).flatMap { $0.isEmpty ? nil : ClaimNameTemplate($0) }
  }

  var storage: YAMLValue? { present(spec?["resources"]?["requests"]?["storage"]) }

  var storagePath: YAMLPath {
    specPath.appending("resources").appending("requests").appending("storage")
  }

  var modesPath: YAMLPath { specPath.appending("accessModes") }

  var classPath: YAMLPath { specPath.appending("storageClassName") }

  // MARK: An existing claim

  /// The claim that is there already; `nil` where the form makes one.
  var existingClaim: YAMLValue? {
    guard newPvc == nil else { return nil }
    return existingSource?["persistentVolumeClaim"]
  }

  var existingClaimPath: YAMLPath { existingPath.appending("persistentVolumeClaim") }

  var claimNamePath: YAMLPath { existingClaimPath.appending("claimName") }

  // MARK: Mounts

  var mountPath: YAMLPath { path.appending("mount") }

  /// The volume as it is listed, with the mount that users get.
  var row: ListedVolume {
    ListedVolume(value, role: isWorkspace ? .workspace : .data(position: position))
  }

  /// The mount that users get where the form derives it; as written where there is no name to
  /// derive it from.
  var effectiveMount: String? {
    let row = row
    let isNamed = !(row.newClaim ?? row.claim ?? "").isEmpty
    return isNamed ? row.effectiveMount : row.mount
  }

  private func present(_ value: YAMLValue?) -> YAMLValue? {
    (value ?? .null).isNull ? nil : value
  }
}

extension LintContext {
  /// The first release whose form knows volumes with a new claim or an existing source.
  static let claimsRelease = AppVersion(1, 5)
  /// The first release whose form mounts data volumes by the names of their claims.
  static let derivedMountsRelease = AppVersion(1, 7)

  /// Every volume, of either shape.
  var volumes: [WrittenVolume] {
    var volumes: [WrittenVolume] = []
    if let value = section("workspaceVolume")?["value"], value.isTrueInForm {
      volumes.append(
        WrittenVolume(value: value, path: Workspace.valuePath, isWorkspace: true, position: 0)
      )
    }
    for (index, value) in (section("dataVolumes")?["value"]?.sequence ?? []).enumerated() {
      volumes.append(
        WrittenVolume(
          value: value,
          path: VolumeList.valuePath.appending(index),
          isWorkspace: false,
          position: index + 1
        )
      )
    }
    return volumes
  }

  /// The volumes of today's shape, for a form that knows it; of others the shape is all there is
  /// to say.
  var claimVolumes: [WrittenVolume] {
    guard appVersion >= Self.claimsRelease else { return [] }
    return volumes.filter { VolumeShape(of: $0.value) != .old }
  }

  /// Whether the form mounts data volumes by the names of their claims.
  var derivesMounts: Bool { appVersion >= Self.derivedMountsRelease }

  /// The places below volumes that are mappings, with one hit at most for each volume.
  func eachVolume(_ hit: (WrittenVolume) -> LintRule.Hit?) -> [LintRule.Hit] {
    claimVolumes.filter { $0.value.mapping != nil }.compactMap(hit)
  }

  /// The volumes for which the form makes a claim, with one hit at most for each.
  func eachNewVolume(_ hit: (WrittenVolume) -> LintRule.Hit?) -> [LintRule.Hit] {
    claimVolumes.filter(\.isNew).compactMap(hit)
  }
}
