internal import YAMLEdit

/// The default data volumes, about to be edited.
struct VolumeList {
  private let spawner: SpawnerDocument
  private let section: YAMLValue
  private let items: [YAMLValue]

  init(in spawner: SpawnerDocument) throws(SpawnerConfigError) {
    self.spawner = spawner
    try Generation.requireCurrentVolumes(in: spawner)
    section = spawner.defaults["dataVolumes"] ?? .null
    guard section.isNull || section.mapping != nil else {
      throw spawner.shapeError("a mapping", section, at: Self.sectionPath)
    }
    items = section["value"]?.sequence ?? []
  }

  static let sectionPath = YAMLPath.section("dataVolumes")
  static let valuePath = sectionPath.appending("value")

  // MARK: Adding

  func adding(_ volume: VolumeSpecification) throws(SpawnerConfigError) -> Document {
    try volume.validate()
    try requireList()
    guard !items.contains(volume.value) else { return spawner.document }
    try requireUnlocked()
    try VolumeUses(in: spawner).requireFree(volume)
    guard !section.isNull else { return try settingSection([volume.value]) }
    return try spawner.document.editing { text throws(YAMLError) in
      try text.inserting(volume.value, into: Self.valuePath, at: .last)
    }
  }

  /// A single item can be added to a list, or where there is nothing yet.
  private func requireList() throws(SpawnerConfigError) {
    switch section["value"] ?? .null {
    case .null, .sequence: return
    case .mapping(let mapping) where mapping.isEmpty: return
    case let other: throw spawner.shapeError("a list", other, at: Self.valuePath)
    }
  }

  /// The form sends its list of data volumes even when the field is locked, and the backend
  /// refuses every launch that does.
  private func requireUnlocked() throws(SpawnerConfigError) {
    let path = Self.sectionPath.appending("readOnly")
    guard section["readOnly"]?.isTrueInBackend == true else { return }
    throw SpawnerConfigError(
      .lockedSection,
      "data volumes are read-only, so that every launch fails",
      at: .init(
        path: path,
        location: spawner.location(at: path),
        findings: Lint.findings(in: spawner).filter { $0.path == path.description }
      )
    )
  }

  private func settingSection(_ items: [YAMLValue]) throws(SpawnerConfigError) -> Document {
    try spawner.document.editing { text throws(YAMLError) in
      try text.setting(["value": .sequence(items)], at: Self.sectionPath)
    }
  }

  // MARK: Removing

  func removing(_ names: [String]) throws(SpawnerConfigError) -> Document {
    try requireList()
    var indexes: Set<Int> = []
    for name in names { indexes.insert(try index(named: name)) }
    var document = spawner.document
    for index in indexes.sorted(by: >) {
      document = try document.editing { text throws(YAMLError) in
        try text.removing(at: Self.valuePath.appending(index))
      }
    }
    return document
  }

  private func index(named name: String) throws(SpawnerConfigError) -> Int {
    let rows = spawner.volumes()
    let matches = rows.indices.filter { rows[$0].names.contains(name) }
    if let only = matches.first, matches.count == 1 { return only }
    let place = SpawnerConfigError.Place(path: Self.valuePath)
    let all = rows.map(\.nameInMessages)
    if matches.isEmpty {
      throw SpawnerConfigError(
        .volumeNotFound,
        "no data volume has the mount or claim '\(name)'" + (all.isEmpty ? ", there are none" : ""),
        at: place,
        candidates: all
      )
    }
    let several = matches.map { rows[$0].nameInMessages }
    throw SpawnerConfigError(
      .ambiguousVolume,
      "several data volumes go by '\(name)'",
      at: place,
      candidates: several
    )
  }

  func cleared() throws(SpawnerConfigError) -> Document {
    if case .sequence(let items) = section["value"] ?? .null, items.isEmpty {
      return spawner.document
    }
    guard !section.isNull else { return try settingSection([]) }
    return try spawner.document.editing { text throws(YAMLError) in
      try text.setting([], at: Self.valuePath)
    }
  }

  // MARK: Setting the whole list

  func replaced(by volumes: [VolumeSpecification]) throws(SpawnerConfigError) -> Document {
    let wanted = volumes.map(\.value)
    guard !wanted.isEmpty else { return try cleared() }
    guard wanted != items else { return spawner.document }
    try requireUnlocked()
    try VolumeUses(in: spawner).requireDistinct(volumes)
    if section.isNull { return try settingSection(wanted) }
    let kept = items.filter(wanted.contains)
    guard !kept.isEmpty, Set(items).count == items.count, kept == wanted.filter(items.contains)
    else {
      return try spawner.document.editing { text throws(YAMLError) in
        try text.setting(.sequence(wanted), at: Self.valuePath)
      }
    }
    return try spawner.document.editing { text throws(YAMLError) in
      try replacingRest(in: text, wanted: wanted)
    }
  }

  /// Takes away what is not wanted, then inserts what is missing: items that stay keep their
  /// text and their comments.
  private func replacingRest(
    in document: Document,
    wanted: [YAMLValue]
  ) throws(YAMLError) -> Document {
    var document = document
    for index in items.indices.reversed() where !wanted.contains(items[index]) {
      document = try document.removing(at: Self.valuePath.appending(index))
    }
    for (index, item) in wanted.enumerated() where !items.contains(item) {
      let position: Document.Position = index == 0 ? .first : .after(index - 1)
      document = try document.inserting(item, into: Self.valuePath, at: position)
    }
    return document
  }
}

extension ListedVolume {
  /// Everything a person may call the volume.
  var names: Set<String> { Set([mount, effectiveMount, claim, newClaim].compactMap(\.self)) }

  /// The volume in an error message: its mount, and its claim where it has one.
  var nameInMessages: String {
    let claim = claim ?? newClaim
    return switch (mount, claim) {
    case (let mount?, let claim?): "'\(claim)' at '\(mount)'"
    case (let mount?, nil): "'\(mount)'"
    case (nil, let claim?): "'\(claim)'"
    case (nil, nil): "one without a name"
    }
  }
}
