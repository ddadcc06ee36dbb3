public import YAMLEdit

/// A field of the form, as a list of all of them shows it.
public struct ListedField: Hashable, Sendable {
  /// The path as it would be written; `[]` stands for the items of a list that has none.
  public let path: String
  /// What the field holds, in a word or two: `boolean`, `image`, `list of images`.
  public let kind: String
  /// What the file says; `nil` where it says nothing.
  public let value: YAMLValue?
  /// What the web app takes where the file says nothing; `nil` where that would be an error, or
  /// nothing at all.
  public let absent: YAMLValue?
  /// The words that the field takes, where there are only a few.
  public let choices: [String]
  /// Whether the field holds a single value or a list of them, and not parts of its own.
  public let isValue: Bool
  /// Whether the path leads to a place that is there or can be made.
  public let isReachable: Bool
}

extension ListedField {
  /// Every field that a file can have, as a file that says nothing shows them.
  public static var all: [ListedField] {
    FieldSchema.root.entries.flatMap { entry in
      FieldWalk(isReachable: true).fields(in: entry.shape, at: entry.name, value: nil)
    }
  }
}

extension FieldPath {
  /// The sections in which a lock works: users see the value and cannot change it.
  public static let lockableSections = sectionsWithLock.filter { name in
    !FormSection.sentWhenLocked.contains(name) && !name.hasPrefix("imageGroup")
      && name != "environment"
  }

  /// The sections that can hold a lock, whatever it does there.
  public static let sectionsWithLock = FieldSchema.root.entries
    .filter { $0.shape["readOnly"] != nil }.map(\.name)
}

extension SpawnerDocument {
  /// Lists every field that the form knows, with what the file says about it.
  ///
  /// - Parameter start: The field to begin at; all where there is none.
  /// - Returns: The fields in the order of the web app's own file, each before its parts.
  /// - Throws: ``SpawnerConfigError`` for a path that nothing reads or an item that is not there.
  public func fields(below start: FieldPath? = nil) throws(SpawnerConfigError) -> [ListedField] {
    guard let start else {
      return FieldSchema.root.entries.flatMap { entry in
        FieldWalk(isReachable: true)
          .fields(in: entry.shape, at: entry.name, value: defaults[entry.name])
      }
    }
    let place = try start.place(in: self)
    let value = document.value(at: place.path)
    return FieldWalk(isReachable: true).fields(in: place.shape, at: "\(start)", value: value)
  }
}

/// Goes over the fields of a part of the form.
private struct FieldWalk {
  let isReachable: Bool

  func fields(in shape: FieldShape, at path: String, value: YAMLValue?) -> [ListedField] {
    [field(shape, at: path, value: value)] + parts(of: shape, at: path, value: value)
  }

  private func field(_ shape: FieldShape, at path: String, value: YAMLValue?) -> ListedField {
    var choices: [String] = []
    if case .leaf(let kind) = shape.content { choices = kind.choices }
    return ListedField(
      path: path,
      kind: shape.kindName,
      value: value,
      absent: shape.absent,
      choices: choices,
      isValue: shape.isValue,
      isReachable: isReachable
    )
  }

  private func parts(of shape: FieldShape, at path: String, value: YAMLValue?) -> [ListedField] {
    switch shape.content {
    case .mapping(let entries):
      return entries.filter { !$0.isRuledOut(in: value) }.flatMap { entry in
        fields(in: entry.shape, at: "\(path).\(entry.name)", value: value?[entry.name])
      }
    case .list(let item, let naming):
      return items(value?.sequence ?? [], of: item, naming, at: path)
    case .texts:
      return (value?.mapping?.entries ?? []).compactMap { entry in
        entry.key.string.map { key in
          field(.leaf(.text), at: path + FieldPath([.name(key)]).description, value: entry.value)
        }
      }
    case .leaf, .kubernetes, .anything: return []
    }
  }

  private func items(
    _ items: [YAMLValue],
    of shape: FieldShape,
    _ naming: FieldShape.ItemName,
    at path: String
  ) -> [ListedField] {
    if items.isEmpty {
      guard !shape.isLeaf else { return [] }
      return FieldWalk(isReachable: false).parts(of: shape, at: path + "[]", value: nil)
    }
    let names = items.map { naming.name(of: $0) }
    return items.indices.flatMap { index in
      let name = names[index]
      let isAlone = names.count { $0 == name } == 1
      let step: FieldPath.Step = isAlone ? name.map { .name($0) } ?? .index(index) : .index(index)
      return fields(in: shape, at: path + FieldPath([step]).description, value: items[index])
    }
  }
}

extension FieldShape.Entry {
  /// Whether another key stands there that takes this one's part.
  fileprivate func isRuledOut(in mapping: YAMLValue?) -> Bool {
    guard let mapping, mapping[name] == nil else { return false }
    return switch name {
    case "newPvc": mapping["existingSource"] != nil
    case "existingSource": mapping["newPvc"] != nil
    case "name": mapping["generateName"] != nil
    case "generateName": mapping["name"] != nil
    default: false
    }
  }
}

extension FieldShape {
  /// Whether the field is shown with its value and not by its parts.
  fileprivate var isValue: Bool {
    switch content {
    case .mapping: false
    case .list(let item, _): item.isLeaf
    case .leaf, .texts, .kubernetes, .anything: true
    }
  }
}
