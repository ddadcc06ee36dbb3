internal import YAMLEdit

/// The label keys that preselect PodDefaults, while they are being edited.
struct PodDefaultList {
  private(set) var document: Document
  private let section: YAMLValue
  /// The entries in order; `nil` stands for one that is not text.
  private var keys: [String?]

  static let sectionPath = YAMLPath.section("configurations")
  static let valuePath = sectionPath.appending("value")

  init(in spawner: SpawnerDocument) throws(SpawnerConfigError) {
    document = spawner.document
    section = spawner.defaults["configurations"] ?? .null
    guard section.isNull || section.mapping != nil else {
      throw spawner.shapeError("a mapping", section, at: Self.sectionPath)
    }
    switch section["value"] ?? .null {
    case .null: keys = []
    case .sequence(let items): keys = items.map(\.string)
    case .mapping(let mapping) where mapping.isEmpty: keys = []
    case let other: throw spawner.shapeError("a list", other, at: Self.valuePath)
    }
  }

  mutating func add(_ added: [String]) throws(SpawnerConfigError) {
    for key in added { try Self.validate(key) }
    var missing: [String] = []
    for key in added where !keys.contains(key) && !missing.contains(key) { missing.append(key) }
    guard !missing.isEmpty else { return }
    guard !section.isNull else {
      let new: YAMLValue = ["value": .sequence(missing.map { .string($0) })]
      document = try document.editing { text throws(YAMLError) in
        try text.setting(new, at: Self.sectionPath)
      }
      return
    }
    for key in missing {
      document = try document.editing { text throws(YAMLError) in
        try text.inserting(.string(key), into: Self.valuePath)
      }
    }
  }

  private static func validate(_ key: String) throws(SpawnerConfigError) {
    guard !KubernetesName.isQualifiedName(key) else { return }
    throw SpawnerConfigError(
      .invalidEntry,
      "expected the key of a label, found '\(key)'",
      at: .init(path: "configurations")
    )
  }

  mutating func remove(_ removed: [String]) throws(SpawnerConfigError) {
    for key in removed where !keys.contains(key) {
      throw SpawnerConfigError(
        .notListed,
        "label key '\(key)' is not listed",
        at: .init(path: Self.valuePath),
        candidates: keys.compactMap(\.self)
      )
    }
    for index in keys.indices.reversed() {
      guard let key = keys[index], removed.contains(key) else { continue }
      document = try document.editing { text throws(YAMLError) in
        try text.removing(at: Self.valuePath.appending(index))
      }
      keys.remove(at: index)
    }
  }
}

extension SpawnerDocument {
  /// Lists the label keys by which the form preselects PodDefaults.
  ///
  /// - Returns: Every entry that is text, in the order of the file.
  public func podDefaultKeys() -> [String] {
    (defaults["configurations"]?["value"]?.sequence ?? []).compactMap(\.string)
  }
}
