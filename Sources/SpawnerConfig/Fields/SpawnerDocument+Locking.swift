internal import YAMLEdit

extension SpawnerDocument {
  /// The file with a section locked; a section that is not there comes with all that it needs.
  func locking(_ path: FieldPath) throws(SpawnerConfigError) -> SpawnerDocument {
    let lock = try lock(of: path)
    return try setting(FieldAssignment(lock, true))
  }

  /// The file with a section unlocked; where nothing locks it, it stays as it is.
  func unlocking(_ path: FieldPath) throws(SpawnerConfigError) -> SpawnerDocument {
    let lock = try lock(of: path)
    guard let value = document.value(at: lock.literal), value.isTrueInForm else { return self }
    let edited = try document.editing { text throws(YAMLError) in
      try text.setting(false, at: lock.literal)
    }
    return SpawnerDocument(document: edited)
  }

  /// The `readOnly` of the section that a path names: as a section, by its value or by its lock.
  private func lock(of path: FieldPath) throws(SpawnerConfigError) -> FieldPath {
    _ = try path.shape()
    let section = FieldPath([.key(path.section)])
    let lock = section.appending("readOnly")
    guard FieldSchema.root[path.section]?["readOnly"] != nil else {
      throw refusal(of: path, "it is a plain switch that users never see", proposals: [])
    }
    let ways = [section, section.appending("value"), lock]
    guard ways.map(\.literal).contains(path.literal) else {
      throw refusal(
        of: path,
        "a lock is for a whole section",
        proposals: path.proposedLocks(of: section)
      )
    }
    return lock
  }

  /// Refuses a lock that does nothing, or that breaks every launch.
  func requireLockable(_ lock: FieldPath) throws(SpawnerConfigError) {
    let name = lock.section
    let section = FieldPath([.key(name)])
    if name == "workspaceVolume", !(defaults[name]?["value"] ?? .null).isTrueInBackend { return }
    if FormSection.sentWhenLocked.contains(name) {
      throw refusal(
        of: section,
        "the form sends the field all the same, and every launch would fail with 400",
        proposals: []
      )
    }
    if name.hasPrefix("imageGroup") || name == "environment" {
      throw refusal(of: section, "nothing reads a lock there", proposals: [])
    }
  }

  private func refusal(
    of path: FieldPath,
    _ reason: String,
    proposals: [String]
  ) -> SpawnerConfigError {
    SpawnerConfigError(
      .notLockable,
      "'\(path)' cannot be locked: \(reason)",
      at: .init(path: path.literal, location: location(at: path.literal)),
      candidates: proposals
    )
  }
}

extension FieldPath {
  /// Whether the path is the lock of a section.
  var isLock: Bool { steps.count == 2 && literal.steps.last == .key("readOnly") }

  /// What can be locked in place of a part of a section.
  fileprivate func proposedLocks(of section: FieldPath) -> [String] {
    let isHarmful = FormSection.sentWhenLocked.contains(self.section)
    return isHarmful || self.section.hasPrefix("imageGroup") ? [] : [section.description]
  }
}

extension FieldAssignment {
  /// Takes a value that is known to fit.
  init(_ path: FieldPath, _ value: YAMLValue) {
    self.path = path
    self.value = value
  }
}
