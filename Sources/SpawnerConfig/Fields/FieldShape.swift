internal import YAMLEdit

/// What may stand at a place of the form's file.
struct FieldShape: Sendable {
  /// What the place holds.
  indirect enum Content: Sendable {
    case leaf(FieldKind)
    case mapping([Entry])
    case list(FieldShape, named: ItemName)
    /// Labels: keys of any name, each with a text.
    case texts
    /// A part of Kubernetes' own, whose values are text but for a few.
    case kubernetes
    /// Whatever one likes.
    case anything
  }

  /// One key of a mapping.
  struct Entry: Sendable {
    let name: String
    let shape: FieldShape
  }

  /// What an item of a list goes by.
  enum ItemName: Sendable {
    /// By its own text.
    case itself
    /// By the text under one of its keys.
    case key(String)
    /// By the mount or the claim of the volume.
    case volume
  }

  var content: Content
  /// Whether null says something here.
  var isNullable = false
  /// What the web app takes where the key is absent, if it is not an error that it is.
  var absent: YAMLValue?

  init(_ content: Content) { self.content = content }

  static func leaf(_ kind: FieldKind) -> FieldShape { FieldShape(.leaf(kind)) }

  static func list(of item: FieldShape, named: ItemName) -> FieldShape {
    FieldShape(.list(item, named: named))
  }

  static func mapping(_ entries: (String, FieldShape)...) -> FieldShape {
    FieldShape(.mapping(entries.map { Entry(name: $0.0, shape: $0.1) }))
  }

  /// The same shape, with what the web app takes where nothing is written.
  func absent(_ value: YAMLValue) -> FieldShape {
    var shape = self
    shape.absent = value
    return shape
  }

  /// The same shape, where null says that there is none.
  var orNull: FieldShape {
    var shape = self
    shape.isNullable = true
    return shape
  }

  /// The keys of a mapping that somebody reads.
  var entries: [Entry] {
    if case .mapping(let entries) = content { entries } else { [] }
  }

  subscript(_ key: String) -> FieldShape? { entries.first { $0.name == key }?.shape }

  /// Whether the place holds a single value.
  var isLeaf: Bool {
    if case .leaf = content { true } else { false }
  }
}

extension FieldShape.ItemName {
  /// All that an item goes by.
  func names(of item: YAMLValue) -> [String] {
    switch self {
    case .itself: [item.string].compactMap(\.self)
    case .key(let key): [item[key]?.string].compactMap(\.self)
    case .volume: ListedVolume(item, role: .data(position: 1)).names.sorted()
    }
  }

  /// What an item is shown as; `nil` for one without a name.
  func name(of item: YAMLValue) -> String? {
    guard case .volume = self else { return names(of: item).first }
    let volume = ListedVolume(item, role: .data(position: 1))
    return volume.claim ?? volume.newClaim ?? volume.mount
  }
}
