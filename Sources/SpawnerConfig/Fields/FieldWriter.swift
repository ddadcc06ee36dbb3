internal import YAMLEdit

/// Makes a value in a text equal another, and touches only what differs.
struct FieldWriter {
  private(set) var document: Document

  init(_ document: Document) { self.document = document }

  mutating func write(_ new: YAMLValue, at place: FieldPlace) throws(SpawnerConfigError) {
    try write(new, over: document.value(at: place.path), at: place.path, place.shape)
  }

  private mutating func write(
    _ new: YAMLValue,
    over old: YAMLValue?,
    at path: YAMLPath,
    _ shape: FieldShape
  ) throws(SpawnerConfigError) {
    guard old != new else { return }
    switch (old, new) {
    case (.mapping(let old)?, .mapping(let new)) where Self.shareKeys(old, new):
      try merge(new, into: old, at: path, shape)
    case (.sequence(let old)?, .sequence(let new)):
      try sync(new, with: old, at: path, shape)
    default: try set(new, at: path)
    }
  }

  private mutating func set(
    _ value: YAMLValue,
    at path: YAMLPath
  ) throws(SpawnerConfigError) {
    document = try document.editing { text throws(YAMLError) in
      try text.setting(value, at: path)
    }
  }

  // MARK: Mappings

  private static func shareKeys(_ old: YAMLMapping, _ new: YAMLMapping) -> Bool {
    let keys = old.keys + new.keys
    return keys.allSatisfy { $0.string != nil } && old.keys.contains { new[$0] != nil }
  }

  private mutating func merge(
    _ new: YAMLMapping,
    into old: YAMLMapping,
    at path: YAMLPath,
    _ shape: FieldShape
  ) throws(SpawnerConfigError) {
    for key in old.keys.compactMap(\.string) where new[key] == nil {
      document = try document.editing { text throws(YAMLError) in
        try text.removing(at: path.appending(key))
      }
    }
    for entry in new {
      guard let key = entry.key.string else { continue }
      let inner = shape[key] ?? FieldShape(.anything)
      try write(entry.value, over: old[key], at: path.appending(key), inner)
    }
  }

  // MARK: Lists

  /// Items that stay keep their text and their comments.
  private mutating func sync(
    _ new: [YAMLValue],
    with old: [YAMLValue],
    at path: YAMLPath,
    _ shape: FieldShape
  ) throws(SpawnerConfigError) {
    let naming = ItemIdentity(shape)
    let (before, after) = (old.map(naming.of), new.map(naming.of))
    let kept = before.filter(Set(after).contains)
    guard !kept.isEmpty, Set(before).count == before.count, Set(after).count == after.count,
      kept == after.filter(Set(before).contains)
    else { return try set(.sequence(new), at: path) }
    for index in before.indices.reversed() where !kept.contains(before[index]) {
      document = try document.editing { text throws(YAMLError) in
        try text.removing(at: path.appending(index))
      }
    }
    for (index, item) in new.enumerated() {
      let place = path.appending(index)
      if let position = before.firstIndex(of: after[index]) {
        try write(item, over: old[position], at: place, naming.item)
      } else {
        let position: Document.Position = index == 0 ? .first : .after(index - 1)
        document = try document.editing { text throws(YAMLError) in
          try text.inserting(item, into: path, at: position)
        }
      }
    }
  }
}

/// By what an item of a list is known again: its name where it has one, else all of it.
private struct ItemIdentity {
  let naming: FieldShape.ItemName?
  let item: FieldShape

  init(_ list: FieldShape) {
    if case .list(let item, let naming) = list.content {
      (self.item, self.naming) = (item, naming)
    } else {
      (item, naming) = (FieldShape(.anything), nil)
    }
  }

  func of(_ value: YAMLValue) -> YAMLValue {
    naming?.name(of: value).map(YAMLValue.string) ?? value
  }
}
