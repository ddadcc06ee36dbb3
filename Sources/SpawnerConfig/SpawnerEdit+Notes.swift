internal import YAMLEdit

extension SpawnerEdit {
  /// Tells what will work differently from what the edit's volumes say.
  ///
  /// These are not errors: the file is right, and the form or Kubernetes does more with it. Lint
  /// says the same of the whole file.
  ///
  /// - Parameters:
  ///   - document: The file after the edit.
  ///   - appVersion: The release of the web app that reads it.
  /// - Returns: Findings about the volumes that the edit names, at their places in the file.
  public func notes(
    on document: SpawnerDocument,
    for appVersion: AppVersion = .newest
  ) -> [Finding] {
    if case .podDefaults(let edit) = self { return edit.notes(on: document) }
    let volumes = editedVolumes(in: document)
    guard !volumes.isEmpty else { return [] }
    let context = LintContext(document: document.document, appVersion: appVersion)
    let findings = LintRule.volumeNotes.flatMap { $0.check(context) }
      .filter { $0.severity < .error }
    return volumes.flatMap { volume in findings.filter { $0.isAbout(volume) } }
  }

  /// The places of the volumes that the edit has written.
  private func editedVolumes(in document: SpawnerDocument) -> [YAMLPath] {
    switch self {
    case .addVolume(let volume): document.dataVolumes(among: [volume.value])
    case .setVolumes(let value): document.dataVolumes(among: value.sequence ?? [value])
    case .setWorkspace, .replaceWorkspace: [Workspace.valuePath]
    default: []
    }
  }
}

extension LintRule {
  /// The rules that tell of a sound volume what the form and Kubernetes make of it.
  fileprivate static let volumeNotes = [
    volumeMountReplaced, claimShared, accessModesOfWorkspace, accessModeUnknown, volumeKeysLost,
    existingClaim,
  ]
}

extension SpawnerDocument {
  fileprivate func dataVolumes(among values: [YAMLValue]) -> [YAMLPath] {
    let items = defaults["dataVolumes"]?["value"]?.sequence ?? []
    return items.enumerated().filter { values.contains($0.element) }
      .map { VolumeList.valuePath.appending($0.offset) }
  }
}

extension Finding {
  fileprivate func isAbout(_ volume: YAMLPath) -> Bool {
    guard let path, path.hasPrefix(volume.description) else { return false }
    let rest = path.dropFirst(volume.description.count)
    return rest.isEmpty || rest.hasPrefix(".") || rest.hasPrefix("[")
  }
}
