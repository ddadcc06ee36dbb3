extension Document {
  /// Where in a list an item goes.
  public enum Position: Hashable, Sendable {
    /// Before all others.
    case first
    /// After all others.
    case last
    /// Before the item at this position, counted from 0.
    case before(Int)
    /// After the item at this position, counted from 0.
    case after(Int)
  }

  /// Puts an item into a list and leaves every other byte as it was.
  ///
  /// `null`, `[]` and `{}` become a block list, a missing key is created with its parents. The new
  /// item follows its neighbours in indentation, quotes and line break; added behind the last one
  /// it comes before any comment below.
  ///
  /// ```swift
  /// try document.inserting("my/image:v1", into: "spawnerFormDefaults.image.options")
  /// ```
  ///
  /// - Parameters:
  ///   - value: The item.
  ///   - path: The list.
  ///   - position: Where in the list; positions refer to the list as it is now.
  /// - Returns: The edited document, read back and checked.
  /// - Throws: ``YAMLError``, with code `notASequence` if something else is there, `noSuchPath` if
  ///   the position does not exist, `duplicateKey`, `aliasInTheWay` or `mergeKeyInTheWay` if the
  ///   path is not sound or an alias elsewhere shows the list, too, `unrepresentable` or `editDiffers` if the value cannot be written there.
  public func inserting(
    _ value: YAMLValue,
    into path: YAMLPath,
    at position: Position = .last
  ) throws(YAMLError) -> Document {
    guard root != nil else { return try setting([value], at: path) }
    let target = try EditTarget(path, in: self)
    guard target.missing.isEmpty else { return try creating([value], at: target, path: path) }
    let node = Node(storage, target.record)
    guard node.kind != .alias else { throw EditTarget.alias(node, at: path) }
    try refuseSharing(of: 0..<0, in: node.index, at: path)
    let editor = Editor(self)
    if node.kind == .sequence, node.record.childCount > 0 || editor.isInFlow(node.index) {
      let plan = try editor.insert(value, into: node.index, at: position, path: path)
      return try applying(plan, at: path)
    }
    guard EditTarget.isEmpty(node, for: .index(0)) else {
      throw node.mismatch("a list", .notASequence, at: path)
    }
    if case .before(let index) = position { throw editor.missing(index, of: node.index, at: path) }
    if case .after(let index) = position { throw editor.missing(index, of: node.index, at: path) }
    return try applying(try editor.replace(node.index, with: [value]), at: path)
  }

  /// Takes an item out of a list or an entry out of a mapping, with the comments that belong to it.
  ///
  /// The last item leaves `[]`, the last entry `{}`.
  ///
  /// - Parameter path: The item, or the entry's value.
  /// - Returns: The edited document, read back and checked.
  /// - Throws: ``YAMLError``, with code `noSuchPath` if nothing is there, `aliasInTheWay` if an
  ///   alias elsewhere needs it or shows it too, `duplicateKey` or `mergeKeyInTheWay` if the path
  ///   is not sound.
  public func removing(at path: YAMLPath) throws(YAMLError) -> Document {
    guard !path.steps.isEmpty else {
      throw YAMLError(.unrepresentable, path: path, detail: "cannot remove the root")
    }
    let record = try existing(path)
    let holder = Int(storage.table.records[record].parent)
    try refuseSharing(of: entry(with: record), in: holder, at: path)
    return try applying(try Editor(self).remove(record), at: path)
  }

  /// Puts a value in the place of the one at a path.
  ///
  /// A text keeps the old one's quotes where it can.
  ///
  /// - Parameters:
  ///   - path: What to replace.
  ///   - value: What comes in its place.
  /// - Returns: The edited document, read back and checked; this one if the value is there already.
  /// - Throws: ``YAMLError``, with code `noSuchPath` if nothing is there, `aliasInTheWay` if an
  ///   alias elsewhere needs it or shows it too, `duplicateKey` or `mergeKeyInTheWay` if the path
  ///   is not sound.
  public func replacing(at path: YAMLPath, with value: YAMLValue) throws(YAMLError) -> Document {
    let record = try existing(path)
    let node = Node(storage, record)
    if node.kind != .alias, node.value == value { return self }
    try refuseSharing(of: Editor(self).subtree(record), in: record, at: path)
    let plan = try Editor(self).replace(record, with: value, neighbours: neighbours(of: record))
    return try applying(plan, at: path)
  }

  /// Moves an item within its list, with the comments that belong to it.
  ///
  /// - Parameters:
  ///   - path: The item.
  ///   - position: Where it goes; positions refer to the list before the move.
  /// - Returns: The edited document, read back and checked; this one if the item is there already.
  /// - Throws: ``YAMLError``, with code `noSuchPath`, `notASequence` if the path does not lead to a
  ///   list's item, or a code of ``removing(at:)``.
  public func moving(at path: YAMLPath, to position: Position) throws(YAMLError) -> Document {
    let record = try existing(path)
    let parent = Int(storage.table.records[record].parent)
    guard parent >= 0, storage.table.records[parent].kind == .sequence else {
      throw YAMLError(
        .notASequence,
        at: Node(storage, record).location,
        path: path,
        detail: "expected an item of a list\(path.phrase)"
      )
    }
    guard let plan = try Editor(self).move(record, to: position, path: path) else { return self }
    try refuseSharing(of: 0..<0, in: parent, at: path)
    return try applying(plan, at: path)
  }

  /// Puts a value at a path, whether something is there or not.
  ///
  /// Missing keys are created with their parents, at the end of what is there. The position behind
  /// a list's last item counts as missing, too.
  ///
  /// - Parameters:
  ///   - value: What shall be there.
  ///   - path: Where.
  /// - Returns: The edited document, read back and checked; this one if the value is there already.
  /// - Throws: ``YAMLError``, with code `notAMapping` or `notASequence` if something else is in the
  ///   way, or a code of ``replacing(at:with:)``.
  public func setting(_ value: YAMLValue, at path: YAMLPath) throws(YAMLError) -> Document {
    guard root != nil else { return try starting(with: value, at: path) }
    let target = try EditTarget(path, in: self)
    if target.missing.isEmpty { return try replacing(at: path, with: value) }
    return try creating(value, at: target, path: path)
  }

  /// The records of an item, or of an entry with its key, of which this is the value.
  private func entry(with value: Int) -> Range<Int> {
    let records = storage.table.records
    let parent = Int(records[value].parent)
    var start = value
    if parent >= 0, records[parent].kind == .mapping {
      start = value - 1
      while Int(records[start].parent) != parent { start = Int(records[start].parent) }
    }
    return start..<Int(records[value].next)
  }

  /// The scalars whose quotes a new scalar in a record's place follows.
  private func neighbours(of record: Int) -> [Int] {
    let parent = Int(storage.table.records[record].parent)
    guard parent >= 0 else { return [] }
    let children = storage.table.children(of: parent)
    let isMapping = storage.table.records[parent].kind == .mapping
    return children.enumerated().compactMap { position, child in
      (isMapping && position % 2 == 0) || child == record ? nil : child
    }
  }
}
