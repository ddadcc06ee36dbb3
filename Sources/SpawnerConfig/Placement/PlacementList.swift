internal import YAMLEdit

/// The options of affinity or tolerations while they are being edited: their text and, in step
/// with it, their values.
struct PlacementList {
  let placement: Placement
  private(set) var document: Document
  private let section: YAMLValue
  private var options: [YAMLValue]

  init(_ placement: Placement, in spawner: SpawnerDocument) throws(SpawnerConfigError) {
    self.placement = placement
    document = spawner.document
    let shape = placement.section
    section = spawner.defaults[shape.name] ?? .null
    guard section.isNull || section.mapping != nil else {
      throw spawner.shapeError("a mapping", section, at: .section(shape.name))
    }
    switch section["options"] ?? .null {
    case .null: options = []
    case .sequence(let items): options = items
    case .mapping(let mapping) where mapping.isEmpty: options = []
    case let other: throw spawner.shapeError("a list", other, at: shape.optionsPath)
    }
  }

  private var shape: PlacementSection { placement.section }

  private func key(of option: YAMLValue) -> String? { option[shape.keyName]?.string }

  private mutating func set(_ value: YAMLValue, at path: YAMLPath) throws(SpawnerConfigError) {
    document = try document.editing { text throws(YAMLError) in try text.setting(value, at: path) }
  }

  // MARK: Adding

  mutating func add(
    _ added: [PlacementOption],
    makeDefault: Bool
  ) throws(SpawnerConfigError) {
    for option in added { try option.validate() }
    let missing = try missing(of: added)
    if section.mapping?.isEmpty ?? true {
      try create(missing)
    } else if !missing.isEmpty {
      try insert(missing)
    }
    if makeDefault, let key = added.first?.key { try self.makeDefault(key) }
  }

  /// The options that are not there yet, each once.
  private func missing(of added: [PlacementOption]) throws(SpawnerConfigError) -> [YAMLValue] {
    var missing: [YAMLValue] = []
    for option in added {
      guard let index = (options + missing).firstIndex(where: { key(of: $0) == option.key }) else {
        missing.append(option.value)
        continue
      }
      guard (options + missing)[index] != option.value else { continue }
      let path = shape.optionsPath.appending(index)
      throw SpawnerConfigError(
        .alreadyListed,
        "\(placement.noun) '\(option.key)' is listed already, with something else in it",
        at: .init(path: path, location: SpawnerDocument(document: document).location(at: path))
      )
    }
    return missing
  }

  private mutating func create(_ options: [YAMLValue]) throws(SpawnerConfigError) {
    try set(["value": "", "options": .sequence(options)], at: .section(shape.name))
    self.options = options
  }

  private mutating func insert(_ missing: [YAMLValue]) throws(SpawnerConfigError) {
    // Without a value every launch would fail.
    if section["value"] == nil { try set("", at: shape.valuePath) }
    for option in missing {
      let path = shape.optionsPath
      document = try document.editing { text throws(YAMLError) in
        try text.inserting(option, into: path)
      }
    }
    options += missing
  }

  // MARK: Removing

  mutating func remove(_ removed: [String]) throws(SpawnerConfigError) {
    for key in removed { try requireListed(key) }
    if let chosen = section["value"]?.string, removed.contains(chosen) {
      throw SpawnerConfigError(
        .removesDefault,
        "\(placement.noun) '\(chosen)' is the default",
        at: .init(path: shape.valuePath),
        candidates: options.compactMap(key(of:)).filter { !removed.contains($0) }
      )
    }
    for index in options.indices.reversed() {
      guard let key = key(of: options[index]), removed.contains(key) else { continue }
      let path = shape.optionsPath.appending(index)
      document = try document.editing { text throws(YAMLError) in try text.removing(at: path) }
      options.remove(at: index)
    }
  }

  private func requireListed(_ key: String) throws(SpawnerConfigError) {
    let keys = options.compactMap(self.key(of:))
    guard !keys.contains(key) else { return }
    throw SpawnerConfigError(
      .notListed,
      "\(placement.noun) '\(key)' is not listed",
      at: .init(path: shape.optionsPath),
      candidates: keys
    )
  }

  // MARK: Choosing

  mutating func makeDefault(_ key: String) throws(SpawnerConfigError) {
    try requireListed(key)
    guard section["value"] != .string(key) else { return }
    try set(.string(key), at: shape.valuePath)
  }

  mutating func clearDefault() throws(SpawnerConfigError) {
    guard section.mapping != nil, section["value"] != "" else { return }
    try set("", at: shape.valuePath)
  }
}
