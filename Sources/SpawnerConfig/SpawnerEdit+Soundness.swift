internal import YAMLEdit

extension SpawnerEdit {
  /// The errors of a file that lie on the way from its root to what this edit changes.
  ///
  /// An edit of a file with other errors is fine; with one of these it would not do what it says.
  ///
  /// - Parameter document: The file to be edited.
  /// - Returns: The errors above the place of the edit, in the order of the file.
  public func errorsOnPath(in document: SpawnerDocument) -> [Finding] {
    let ways = Set(
      targets.flatMap { target in
        (1...target.steps.count).map { YAMLPath(Array(target.steps.prefix($0))).description }
      }
    )
    return Lint.findings(in: document).filter { finding in
      finding.severity == .error && Self.blockingRules.contains(finding.rule)
        && ways.contains(finding.path ?? "")
    }
  }

  /// Errors on the way that no edit further down can repair.
  private static let blockingRules: Set<String> = ["Y006", "Y007", "Y010", "Y011", "Y012", "S004"]

  /// The lists and values that the edit may change.
  var targets: [YAMLPath] {
    switch self {
    case .addImages(_, let group, _, _), .removeImages(_, let group, _),
      .setDefaultImage(_, let group, _), .replaceImage(_, _, let group),
      .moveImage(_, let group, _):
      ["options", "value"].map { .section(group.section).appending($0) }
    case .addVolume, .removeVolumes, .clearVolumes, .setVolumes: [VolumeList.valuePath]
    case .setWorkspace, .replaceWorkspace, .disableWorkspace: [Workspace.valuePath]
    case .fields(let edit): edit.targets
    }
  }
}
