public import YAMLEdit

extension VolumeSpecification {
  /// Reads and checks one volume.
  ///
  /// Everything the value says is kept, labels and annotations included.
  ///
  /// - Parameter value: A mapping with `mount` and either `newPvc` or `existingSource`.
  /// - Throws: ``SpawnerConfigError`` with code `invalidVolume`, `wrongShape`, `notText` or
  ///   `oldGeneration`; its path starts at the value's own root.
  public init(reading value: YAMLValue) throws(SpawnerConfigError) {
    try self.init(reading: ValueReader(value: value, path: .root))
  }

  /// Reads and checks a list of volumes; a single volume counts as a list of one.
  ///
  /// - Parameter value: A list of mappings, or one mapping; null is an empty list.
  /// - Returns: The volumes in order.
  /// - Throws: ``SpawnerConfigError`` as for one volume; its path names the item.
  public static func list(
    reading value: YAMLValue
  ) throws(SpawnerConfigError) -> [VolumeSpecification] {
    switch value {
    case .null: return []
    case .mapping: return [try VolumeSpecification(reading: value)]
    case .sequence(let items):
      var volumes: [VolumeSpecification] = []
      for (index, item) in items.enumerated() {
        let reader = ValueReader(value: item, path: YAMLPath([.index(index)]))
        volumes.append(try VolumeSpecification(reading: reader))
      }
      return volumes
    default:
      throw SpawnerConfigError(
        .wrongShape,
        "expected a list of volumes, found \(value.typeInMessages)",
        at: .init(path: .root)
      )
    }
  }

  init(reading reader: ValueReader) throws(SpawnerConfigError) {
    try reader.requireMapping()
    try VolumeShape.requireCurrent(reader.value, at: reader.path)
    let mount = try reader.text("mount")
    let source = try Self.source(in: reader)
    self.init(mount: mount, source: source, written: reader.value)
    try validate(at: reader.path)
  }

  private static func source(in reader: ValueReader) throws(SpawnerConfigError) -> Source {
    switch (reader.optional("newPvc"), reader.optional("existingSource")) {
    case (let claim?, nil): return try newClaim(in: claim)
    case (nil, let source?): return try existingClaim(in: source)
    case (nil, nil):
      throw reader.error(.invalidVolume, "expected 'newPvc' or 'existingSource'", "neither")
    case (_?, _?):
      throw reader.error(.invalidVolume, "expected either 'newPvc' or 'existingSource'", "both")
    }
  }

  private static func existingClaim(
    in source: ValueReader
  ) throws(SpawnerConfigError) -> Source {
    try source.requireMapping()
    guard let claim = source.optional("persistentVolumeClaim") else {
      let others = source.keys.map { "'\($0)'" }.joined(separator: ", ")
      throw source.error(
        .invalidVolume,
        "expected 'persistentVolumeClaim', the one source the form can show,",
        others.isEmpty ? "nothing" : others
      )
    }
    return .existingClaim(
      name: try claim.text("claimName"),
      readOnly: try claim.boolean("readOnly")
    )
  }

  private static func newClaim(in claim: ValueReader) throws(SpawnerConfigError) -> Source {
    let metadata = try claim.required("metadata")
    if let namespace = metadata.optional("namespace") {
      throw namespace.error(
        .invalidVolume,
        "expected no namespace, since a claim goes where its notebook is,",
        "one"
      )
    }
    let spec = try claim.required("spec")
    let requests = try spec.required("resources").required("requests")
    let name =
      metadata.optional("name") == nil && metadata.optional("generateName") != nil
      ? try metadata.text("generateName") : try metadata.text("name")
    return .newClaim(
      name: name,
      size: try requests.text("storage"),
      storageClass: try spec.optionalText("storageClassName"),
      accessModes: try accessModes(in: spec.required("accessModes"))
    )
  }

  static func accessModes(in list: ValueReader) throws(SpawnerConfigError) -> [AccessMode] {
    guard let items = list.value.sequence else {
      throw list.error(.wrongShape, "expected a list", list.value.typeInMessages)
    }
    var modes: [AccessMode] = []
    for (index, item) in items.enumerated() {
      let reader = ValueReader(value: item, path: list.path.appending(index))
      let text = try reader.text()
      guard let mode = AccessMode(rawValue: text) else {
        throw reader.error(
          .invalidVolume,
          "expected ReadWriteOnce, ReadOnlyMany, ReadWriteMany or ReadWriteOncePod",
          "'\(text)'"
        )
      }
      modes.append(mode)
    }
    return modes
  }
}
