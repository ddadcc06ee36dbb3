public import YAMLEdit

extension SpawnerDocument {
  // MARK: Setting

  /// The file with one field set; parents that are not there come with all that they need.
  func setting(_ assignment: FieldAssignment) throws(SpawnerConfigError) -> SpawnerDocument {
    let place = try assignment.path.place(in: self)
    if assignment.path.isLock, assignment.value == true {
      try requireLockable(assignment.path)
    }
    try requireReachable(assignment.path, at: place.path)
    if let started = try starting(assignment, at: place) { return started }
    var writer = FieldWriter(document)
    try writer.write(assignment.value, at: place)
    return SpawnerDocument(document: writer.document)
  }

  /// The file with the part around a field started, where nothing of that part is there yet.
  private func starting(
    _ assignment: FieldAssignment,
    at place: FieldPlace
  ) throws(SpawnerConfigError) -> SpawnerDocument? {
    let keys = place.path.steps.dropFirst().prefix { $0.key != nil }.compactMap(\.key)
    for depth in 1...max(1, keys.count) where depth < place.path.steps.count - 1 {
      let around = Array(keys.prefix(depth))
      let path = YAMLPath.formDefaults.appending(around.map { .key($0) })
      let rest = Array(place.path.steps.dropFirst(depth + 1))
      guard (document.value(at: path) ?? .null).isNothing else { continue }
      guard FieldSchema.start(at: around, toward: rest) != nil || around.isImageGroup else {
        continue
      }
      let whole = FieldSchema.value(setting: assignment.value, at: rest, in: nil, below: around)
      let edited = try document.editing { text throws(YAMLError) in
        try text.setting(whole.completingImages(in: around), at: path)
      }
      return SpawnerDocument(document: edited)
    }
    return nil
  }

  /// Refuses a position behind the end of a list; the one right behind it is a new item.
  private func requireReachable(
    _ path: FieldPath,
    at place: YAMLPath
  ) throws(SpawnerConfigError) {
    for (depth, step) in place.steps.enumerated() {
      guard case .index(let index) = step else { continue }
      let list = YAMLPath(Array(place.steps[..<depth]))
      let count = document.value(at: list)?.sequence?.count ?? 0
      if index > count { throw noItem(path, depth: depth, count: count) }
    }
  }

  private func noItem(_ path: FieldPath, depth: Int, count: Int) -> SpawnerConfigError {
    let list = FieldPath(Array(path.steps[..<(depth - 1)]))
    let held = count == 1 ? "1 item" : count == 0 ? "nothing" : "\(count) items"
    return SpawnerConfigError(
      .itemNotFound,
      "there is no '\(FieldPath(Array(path.steps[..<depth])))': '\(list)' holds \(held)",
      at: .init(path: list.literal, location: location(at: list.literal))
    )
  }

  // MARK: Taking away

  /// The file without some fields; all are found before the first one goes.
  func removing(_ paths: [FieldPath]) throws(SpawnerConfigError) -> SpawnerDocument {
    var places: Set<YAMLPath> = []
    for path in paths {
      if let place = try existingPlace(of: path) { places.insert(place) }
    }
    var text = document
    for place in places.sorted(by: { $0.isBehind($1) }) {
      guard text.value(at: place) != nil else { continue }
      text = try text.editing { text throws(YAMLError) in try text.removing(at: place) }
    }
    return SpawnerDocument(document: text)
  }

  /// Finds a field in the file.
  ///
  /// What nothing reads is found too, where it is there.
  ///
  /// - Parameter path: The field.
  /// - Returns: Its path from the file's root; `nil` where the form knows the field and the file
  ///   does not have it.
  /// - Throws: ``SpawnerConfigError`` with code `unknownPath`, `itemNotFound` or `ambiguousItem`.
  public func existingPlace(of path: FieldPath) throws(SpawnerConfigError) -> YAMLPath? {
    let place: YAMLPath
    do throws(SpawnerConfigError) {
      place = try path.place(in: self).path
    } catch {
      guard error.code == .unknownPath, document.value(at: path.literal) != nil else {
        throw error
      }
      return path.literal
    }
    if document.value(at: place) != nil { return place }
    for (depth, step) in place.steps.enumerated() {
      guard case .index(let index) = step else { continue }
      let list = YAMLPath(Array(place.steps[..<depth]))
      let count = document.value(at: list)?.sequence?.count ?? 0
      if index >= count { throw noItem(path, depth: depth, count: count) }
    }
    return nil
  }
}

extension YAMLPath.Step {
  fileprivate var key: String? {
    if case .key(let key) = self { key } else { nil }
  }
}

extension YAMLPath {
  /// Whether the place comes after another in its list, so that it must go first.
  fileprivate func isBehind(_ other: YAMLPath) -> Bool {
    for (here, there) in zip(steps, other.steps) where here != there {
      if case (.index(let here), .index(let there)) = (here, there) { return here > there }
      return description > other.description
    }
    return steps.count > other.steps.count
  }
}

extension [String] {
  fileprivate var isImageGroup: Bool {
    count == 1 && ImageGroup.allCases.contains { $0.section == self[0] }
  }
}

extension YAMLValue {
  /// Whether there is nothing that a part could be added to: null, or an empty mapping.
  fileprivate var isNothing: Bool { isNull || mapping?.isEmpty == true }

  /// A new group of images with a default that is listed.
  fileprivate func completingImages(in section: [String]) -> YAMLValue {
    guard section.isImageGroup, var group = mapping else { return self }
    if let image = group["value"], group["options"] == nil { group["options"] = [image] }
    if let image = group["options"]?[0], group["value"] == nil {
      group = YAMLMapping([.init(key: "value", value: image)] + group.entries)
    }
    return .mapping(group)
  }
}

extension FieldSchema {
  /// A part of the form with one field set and all around it that it needs.
  fileprivate static func value(
    setting new: YAMLValue,
    at rest: [YAMLPath.Step],
    in old: YAMLValue?,
    below steps: [String]
  ) -> YAMLValue {
    guard let step = rest.first else { return new }
    let old = old ?? .null
    let base = old.isNothing ? start(at: steps, toward: rest) ?? old : old
    let further = Array(rest.dropFirst())
    switch step {
    case .key(let key):
      var mapping = base.mapping ?? [:]
      mapping[key] = value(setting: new, at: further, in: mapping[key], below: steps + [key])
      return .mapping(mapping)
    case .index(let index):
      var items = base.sequence ?? []
      let item = value(setting: new, at: further, in: base[index], below: steps + ["[]"])
      if items.indices.contains(index) { items[index] = item } else { items.append(item) }
      return .sequence(items)
    }
  }
}
