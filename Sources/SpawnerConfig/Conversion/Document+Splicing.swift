internal import YAMLEdit

extension Document {
  /// Puts other bytes in the place of a stretch, where it is known what that must mean.
  ///
  /// - Parameters:
  ///   - range: The bytes that go.
  ///   - text: The bytes that come.
  ///   - value: The value of the whole document afterwards.
  ///   - path: What it is about, for the message.
  /// - Returns: The document, read back and checked.
  /// - Throws: `YAMLError` with code `editDiffers` if anything but the intent comes out.
  func splicing(
    _ range: Range<Int>,
    _ text: [UInt8],
    giving value: YAMLValue,
    at path: YAMLPath
  ) throws(YAMLError) -> Document {
    var bytes = bytes
    bytes.replaceSubrange(range, with: text)
    let edited: Document
    do throws(YAMLError) { edited = try Document(bytes) } catch {
      throw Self.differs(at: path)
    }
    guard edited.value == value else { throw Self.differs(at: path) }
    return edited
  }

  private static func differs(at path: YAMLPath) -> YAMLError {
    YAMLError(
      .editDiffers,
      path: path,
      detail: "the edit at '\(path)' was given up, its result read back differently"
    )
  }

  /// Gives a key another name and leaves its quotes, its value and all around it as they are.
  ///
  /// - Parameters:
  ///   - path: The key's path; there is no other key of the new name beside it.
  ///   - name: The new name, a plain word.
  /// - Returns: The document, read back and checked.
  /// - Throws: `YAMLError` where the key is not written at that place.
  func renaming(_ path: YAMLPath, to name: String) throws(YAMLError) -> Document {
    guard case .key(let old)? = path.steps.last, let parent = path.parent else { return self }
    let keys = try node(at: parent).entries.map(\.key).filter { $0.value == .string(old) }
    guard let key = keys.first, keys.count == 1, key.kind == .scalar, key.anchor == nil else {
      throw Self.differs(at: path)
    }
    let range = key.outerRange.lowerBound.value..<key.range.upperBound.value
    let expected = value.replacing(at: parent.steps[...]) { mapping in
      let entries = (mapping.mapping?.entries ?? []).map { entry in
        entry.key == .string(old) ? .init(key: .string(name), value: entry.value) : entry
      }
      return .mapping(YAMLMapping(entries))
    }
    let quote =
      switch key.scalarStyle {
      case .singleQuoted: "'"
      case .doubleQuoted: "\""
      default: ""
      }
    return try splicing(range, Array((quote + name + quote).utf8), giving: expected, at: path)
  }
}

extension YAMLValue {
  /// The same value with one part of it turned into another; as it is where there is no such part.
  func replacing(
    at steps: ArraySlice<YAMLPath.Step>,
    with change: (YAMLValue) -> YAMLValue
  ) -> YAMLValue {
    guard let step = steps.first else { return change(self) }
    switch (step, self) {
    case (.key(let key), .mapping(var mapping)):
      guard let part = mapping[key] else { return self }
      mapping[key] = part.replacing(at: steps.dropFirst(), with: change)
      return .mapping(mapping)
    case (.index(let index), .sequence(var items)) where items.indices.contains(index):
      items[index] = items[index].replacing(at: steps.dropFirst(), with: change)
      return .sequence(items)
    default: return self
    }
  }
}
