internal import YAMLEdit

/// The workspace volume, about to be edited.
struct Workspace {
  private let spawner: SpawnerDocument
  private let section: YAMLValue
  /// The volume; null where the form offers none.
  private let value: YAMLValue

  init(in spawner: SpawnerDocument) throws(SpawnerConfigError) {
    self.spawner = spawner
    try Generation.requireCurrentVolumes(in: spawner)
    section = spawner.defaults["workspaceVolume"] ?? .null
    guard section.isNull || section.mapping != nil else {
      throw spawner.shapeError("a mapping", section, at: Self.sectionPath)
    }
    let written = section["value"] ?? .null
    value = written.isTrueInBackend ? written : .null
  }

  static let sectionPath = YAMLPath.section("workspaceVolume")
  static let valuePath = sectionPath.appending("value")

  // MARK: As a whole

  func disabled() throws(SpawnerConfigError) -> Document {
    if section["value"] == .null { return spawner.document }
    return try setting(.null)
  }

  func replaced(by new: YAMLValue) throws(SpawnerConfigError) -> Document {
    guard !new.isNull else { return try disabled() }
    let volume = try VolumeSpecification(reading: new)
    guard new != value else { return spawner.document }
    try requireUnlocked()
    try VolumeUses(in: spawner).requireFree(workspace: volume)
    return try setting(new)
  }

  private func setting(_ new: YAMLValue) throws(SpawnerConfigError) -> Document {
    let section = section
    return try spawner.document.editing { text throws(YAMLError) in
      section.isNull
        ? try text.setting(["value": new], at: Self.sectionPath)
        : try text.setting(new, at: Self.valuePath)
    }
  }

  private func requireUnlocked() throws(SpawnerConfigError) {
    let path = Self.sectionPath.appending("readOnly")
    guard section["readOnly"]?.isTrueInBackend == true else { return }
    throw SpawnerConfigError(
      .lockedSection,
      "the workspace volume is read-only, so that every launch with one fails",
      at: .init(
        path: path,
        location: spawner.location(at: path),
        findings: Lint.findings(in: spawner).filter { $0.path == path.description }
      )
    )
  }

  // MARK: In parts

  func applying(_ change: WorkspaceChange) throws(SpawnerConfigError) -> Document {
    guard !value.isNull else {
      let volume = try WorkspaceDraft(change).newVolume()
      return try replaced(by: volume.value)
    }
    guard value.mapping != nil else {
      throw spawner.shapeError("a mapping or null", value, at: Self.valuePath)
    }
    let edits = try WorkspaceDraft(change).edits(on: value)
    guard !edits.isEmpty else { return spawner.document }
    try requireUnlocked()
    let edited = try spawner.document.editing { text throws(YAMLError) in
      var text = text
      for edit in edits { text = try edit.applied(to: text, at: Self.valuePath) }
      return text
    }
    if change.mount != nil || change.claim != nil || change.newClaimName != nil {
      try requireFree(in: SpawnerDocument(document: edited))
    }
    return edited
  }

  /// Checks the changed workspace as it now stands, whatever else may be odd about it.
  private func requireFree(in edited: SpawnerDocument) throws(SpawnerConfigError) {
    guard let row = edited.workspace(), let name = row.claim ?? row.newClaim else { return }
    let volume = VolumeSpecification(
      mount: row.mount ?? "",
      source: .existingClaim(name: name, readOnly: nil)
    )
    try VolumeUses(in: spawner).requireFree(workspace: volume)
  }
}
