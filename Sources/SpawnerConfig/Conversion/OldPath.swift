internal import YAMLEdit

/// Where in an old file that stood which now stands elsewhere.
enum OldPath {
  private static let sections = [
    "imageGroupOne": "imageVSCode", "imageGroupTwo": "imageRStudio", "gpus": "extraResources",
  ]

  private static let fields = [
    "mount": "mountPath", "name": "name", "claimName": "name", "storage": "size",
    "accessModes": "accessModes", "storageClassName": "class", "newPvc": "type",
    "existingSource": "type",
  ]

  /// The path in the old file whose value a path in the new one has come from; the same path
  /// where nothing has moved.
  ///
  /// - Parameters:
  ///   - path: A path in the new file.
  ///   - source: The old file.
  /// - Returns: A path in the old file, or one that was not there.
  static func of(_ path: YAMLPath, in source: Document) -> YAMLPath {
    if source.value(at: path) != nil { return path }
    guard path.steps.count > 1, case .key(let section) = path.steps[1] else { return path }
    if let old = sections[section], source.value(at: .section(old)) != nil {
      return YAMLPath(YAMLPath.section(old).steps + path.steps.dropFirst(2))
    }
    let depth = section == "dataVolumes" ? 4 : 3
    guard ["workspaceVolume", "dataVolumes"].contains(section), path.steps.count > depth else {
      return path
    }
    var volume = YAMLPath(Array(path.steps[..<depth]))
    if source.value(at: volume)?["value"] != nil { volume = volume.appending("value") }
    let known = path.steps[depth...].reversed().lazy.compactMap { step -> String? in
      if case .key(let key) = step { fields[key] } else { nil }
    }
    return known.first.map { volume.appending($0) } ?? volume
  }
}
