internal import YAMLEdit

/// One image group while it is being edited: its text and, in step with it, its options.
///
/// Images are compared by their exact text, as the form does.
struct ImageList {
  let group: ImageGroup
  private(set) var document: Document
  /// The options in order; `nil` stands for one that is not text.
  private(set) var options: [String?]
  private(set) var defaultImage: String?
  private var sectionExists: Bool

  init(_ group: ImageGroup, in spawner: SpawnerDocument) throws(SpawnerConfigError) {
    self.group = group
    document = spawner.document
    let section = spawner.defaults[group.section] ?? .null
    sectionExists = section.mapping?.isEmpty == false
    defaultImage = section["value"]?.string
    options = []
    guard section.isNull || section.mapping != nil else {
      throw spawner.shapeError("a mapping", section, at: .section(group.section))
    }
    switch section["options"] ?? .null {
    case .null: break
    case .sequence(let items): options = items.map(\.string)
    case .mapping(let mapping) where mapping.isEmpty: break
    case let other: throw spawner.shapeError("a list", other, at: optionsPath)
    }
  }

  private var sectionPath: YAMLPath { .section(group.section) }
  private var optionsPath: YAMLPath { sectionPath.appending("options") }

  // MARK: Adding

  mutating func add(
    _ images: [String],
    at position: ImagePosition,
    makeDefault: Bool
  ) throws(SpawnerConfigError) {
    for image in images { _ = try ImageReference(parsing: image) }
    var index = try insertionIndex(for: position)
    var missing: [String] = []
    for image in images where !options.contains(image) && !missing.contains(image) {
      missing.append(image)
    }
    if !sectionExists {
      try createSection(listing: missing)
    } else {
      for image in missing {
        try insert(image, at: index)
        index += 1
      }
    }
    if makeDefault, let first = images.first { try setDefault(first) }
  }

  private mutating func createSection(listing images: [String]) throws(SpawnerConfigError) {
    guard let first = images.first else { return }
    let section: YAMLValue = [
      "value": .string(first), "options": .sequence(images.map { .string($0) }),
    ]
    let path = sectionPath
    document = try document.editing { text throws(YAMLError) in
      try text.setting(section, at: path)
    }
    sectionExists = true
    options = images
    defaultImage = first
  }

  private mutating func insert(_ image: String, at index: Int) throws(SpawnerConfigError) {
    let position: Document.Position =
      index == options.count ? .last : index == 0 ? .first : .after(index - 1)
    let path = optionsPath
    document = try document.editing { text throws(YAMLError) in
      try text.inserting(.string(image), into: path, at: position)
    }
    options.insert(image, at: index)
  }

  private func insertionIndex(for position: ImagePosition) throws(SpawnerConfigError) -> Int {
    switch position {
    case .first: 0
    case .last: options.count
    case .before(let anchor): try index(of: anchor)
    case .after(let anchor): try index(of: anchor) + 1
    }
  }

  // MARK: Removing and choosing

  mutating func remove(
    _ images: [String],
    newDefault: String?
  ) throws(SpawnerConfigError) {
    for image in images { _ = try index(of: image) }
    try settleDefault(newDefault, without: images)
    for index in options.indices.reversed() {
      guard let option = options[index], images.contains(option) else { continue }
      let path = optionsPath.appending(index)
      document = try document.editing { text throws(YAMLError) in try text.removing(at: path) }
      options.remove(at: index)
    }
  }

  /// Makes sure that the default stays listed when images go.
  private mutating func settleDefault(
    _ newDefault: String?,
    without images: [String]
  ) throws(SpawnerConfigError) {
    if let newDefault {
      _ = try index(of: newDefault)
      if images.contains(newDefault) {
        throw SpawnerConfigError(
          .removesDefault,
          "the new default '\(newDefault)' is itself to be removed from \(group.rawValue)"
        )
      }
      try setDefault(newDefault)
    } else if let defaultImage, images.contains(defaultImage) {
      throw SpawnerConfigError(
        .removesDefault,
        "image '\(defaultImage)' is the default of \(group.rawValue) and no new one is given",
        at: .init(path: sectionPath.appending("value")),
        candidates: options.compactMap(\.self).filter { !images.contains($0) }
      )
    }
  }

  mutating func makeDefault(
    _ image: String,
    addIfMissing: Bool
  ) throws(SpawnerConfigError) {
    if addIfMissing {
      try add([image], at: .last, makeDefault: true)
    } else {
      _ = try index(of: image)
      try setDefault(image)
    }
  }

  private mutating func setDefault(_ image: String) throws(SpawnerConfigError) {
    guard defaultImage != image else { return }
    let path = sectionPath.appending("value")
    document = try document.editing { text throws(YAMLError) in
      try text.setting(.string(image), at: path)
    }
    defaultImage = image
  }

  // MARK: Replacing and moving

  mutating func replace(_ old: String, with new: String) throws(SpawnerConfigError) {
    _ = try ImageReference(parsing: new)
    _ = try index(of: old)
    guard old != new else { return }
    if let position = options.firstIndex(of: new) {
      throw SpawnerConfigError(
        .imageAlreadyListed,
        "image '\(new)' is listed in \(group.rawValue) already",
        at: .init(path: optionsPath.appending(position))
      )
    }
    for index in options.indices where options[index] == old {
      let path = optionsPath.appending(index)
      document = try document.editing { text throws(YAMLError) in
        try text.replacing(at: path, with: .string(new))
      }
      options[index] = new
    }
    if defaultImage == old { try setDefault(new) }
  }

  mutating func move(_ image: String, to position: ImagePosition) throws(SpawnerConfigError) {
    let source = try index(of: image)
    let target = try insertionIndex(for: position)
    guard target != source, target != source + 1 else { return }
    let path = optionsPath.appending(source)
    let place: Document.Position =
      target == 0 ? .first : target == options.count ? .last : .before(target)
    document = try document.editing { text throws(YAMLError) in
      try text.moving(at: path, to: place)
    }
    options.remove(at: source)
    options.insert(image, at: target > source ? target - 1 : target)
  }

  private func index(of image: String) throws(SpawnerConfigError) -> Int {
    if let index = options.firstIndex(of: image) { return index }
    throw SpawnerConfigError(
      .imageNotListed,
      "image '\(image)' is not listed in \(group.rawValue)",
      at: .init(path: optionsPath),
      candidates: options.compactMap(\.self)
    )
  }
}
