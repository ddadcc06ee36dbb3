internal import YAMLEdit

extension Converter {
  /// Gives every volume of the old shape the shape of today.
  mutating func convertVolumes() throws(SpawnerConfigError) {
    // From the end, so that the places of the others stay what they are.
    for volume in oldVolumes.reversed() { try convert(volume) }
  }

  /// Unlocks the volumes, whose sections the form sends even when they are locked.
  mutating func unlockVolumes() throws(SpawnerConfigError) {
    guard isOld else { return }
    for name in ["workspaceVolume", "dataVolumes"] {
      let path = YAMLPath.section(name).appending("readOnly")
      guard let section = defaults[name], section["readOnly"]?.isTrueInBackend == true,
        name == "dataVolumes" || section["value"]?.isTrueInBackend == true
      else { continue }
      try set(path, false)
      note(
        .changed,
        path,
        "'readOnly' of '\(name)' is now false: users can change the volumes",
        why: "a form of today sends them all the same, and the web app refuses every such launch"
      )
    }
  }

  private mutating func convert(_ volume: OldVolume) throws(SpawnerConfigError) {
    switch volume.kind {
    case .none: try drop(volume)
    case .other(let type):
      throw SpawnerConfigError(
        .undecided,
        "expected the type 'New', 'Existing' or 'None' of \(volume.words), found '\(type)'",
        at: .init(
          path: volume.valuePath(of: "type"),
          location: location(of: volume.valuePath(of: "type"))
        )
      )
    case .new, .existing:
      let new = volume.kind == .new ? newClaim(for: volume) : existingClaim(for: volume)
      try rewrite(volume, as: new)
      noteLost(volume)
    }
  }

  private mutating func drop(_ volume: OldVolume) throws(SpawnerConfigError) {
    let others = (volume.value.mapping?.keys ?? []).compactMap(\.string).filter { $0 != "type" }
    let why =
      others.isEmpty
      ? "its type was 'None'"
      : "its type was 'None', so that nothing else was looked at in it"
    if volume.isWorkspace {
      try set(volume.outerPath, .null)
      note(.changed, volume.outerPath, "there is no workspace volume: 'value: null'", why: why)
    } else {
      try remove(volume.outerPath)
      note(.dropped, volume.outerPath, "\(volume.words) is gone", why: why)
    }
  }

  private mutating func rewrite(
    _ volume: OldVolume,
    as new: NewVolume
  ) throws(SpawnerConfigError) {
    let expected = document.value.replacing(at: volume.outerPath.steps[...]) { _ in new.value }
    if let text = VolumeText(volume, in: document) {
      do throws(YAMLError) {
        document = try document.splicing(
          text.range,
          text.write(new),
          giving: expected,
          at: volume.outerPath
        )
        return
      } catch {
        // The plain way takes every layout; comments then stand above the volume.
      }
    }
    try replaceWhole(volume, with: new.value)
  }

  // MARK: The two kinds

  private mutating func newClaim(for volume: OldVolume) -> NewVolume {
    let name = claimName(of: volume)
    var spec: [NewVolume.Part] = []
    if let storageClass = storageClass(of: volume) {
      spec.append(.init("storageClassName", .scalar(storageClass), from: "class"))
    }
    if let size = size(of: volume) {
      let requests = NewVolume.mapping([.init("storage", .scalar(size), from: "size")])
      spec.append(.init("resources", .mapping([.init("requests", requests)])))
    }
    spec.append(.init("accessModes", .list(accessModes(of: volume)), from: "accessModes"))
    let metadata = NewVolume.mapping([.init("name", .scalar(name), from: "name")])
    let claim = NewVolume.mapping([.init("metadata", metadata), .init("spec", .mapping(spec))])
    return .mapping([
      .init("mount", .scalar(mount(of: volume, named: name)), from: "mountPath"),
      .init("newPvc", claim, from: "type"),
    ])
  }

  private mutating func existingClaim(for volume: OldVolume) -> NewVolume {
    let name = volume.field("name") ?? ""
    if let text = name.string, text.contains("{") {
      note(
        .decide,
        volume.valuePath(of: "name"),
        "the claim '\(text)' of \(volume.words) is taken literally",
        why: "in the name of an existing claim nothing is filled in any more"
      )
    }
    for field in ["size", "accessModes", "class"] where volume.field(field) != nil {
      note(
        .dropped,
        volume.path.appending(field),
        "'\(field)' of \(volume.words) is gone",
        why: "a claim that exists has its own"
      )
    }
    let claim = NewVolume.mapping([.init("claimName", .scalar(name), from: "name")])
    return .mapping([
      .init("mount", .scalar(mount(of: volume, named: name)), from: "mountPath"),
      .init(
        "existingSource",
        .mapping([.init("persistentVolumeClaim", claim)]),
        from: "type"
      ),
    ])
  }

  /// Tells what of a volume has no equal.
  private mutating func noteLost(_ volume: OldVolume) {
    if volume.field("type") == nil {
      note(
        .decide,
        volume.path,
        "\(volume.words) had no type, and is taken for a new claim",
        why: "the form must know where the storage comes from"
      )
    }
    for entry in volume.value.mapping?.entries ?? [] {
      let name = entry.key.string ?? entry.key.inMessages
      let path = volume.path.appending(name)
      guard OldVolume.known.contains(name) else {
        let isRok = name == "rokURL" || name == "extra"
        note(
          .dropped,
          path,
          "'\(name)' of \(volume.words) is gone",
          why: isRok ? Self.rokReason : "the form has no such field"
        )
        continue
      }
      noteLost(beside: "value", in: entry.value, of: "\(volume.words)'s '\(name)'", at: path)
    }
    guard volume.path != volume.outerPath else { return }
    let item = source.value(at: volume.outerPath) ?? .null
    noteLost(beside: "value", in: item, of: volume.words, at: volume.outerPath)
  }

  /// Tells of the keys that stood beside the one that counts.
  private mutating func noteLost(
    beside kept: String,
    in value: YAMLValue,
    of words: String,
    at path: YAMLPath
  ) {
    guard value[kept] != nil else { return }
    for entry in value.mapping?.entries ?? [] where entry.key != .string(kept) {
      let name = entry.key.string ?? entry.key.inMessages
      let isLock = name == "readOnly"
      if isLock, !entry.value.isTrueInBackend { continue }
      note(
        .dropped,
        path.appending(name),
        "'\(name)' of \(words) is gone",
        why: isLock
          ? "single parts of a volume cannot be locked any more" : "the form has no such field"
      )
    }
  }
}
