/// Where an edit's path leads, walked without following aliases or merge keys.
struct EditTarget {
  /// The last record on the path that exists.
  let record: Int
  /// The steps that lead beyond it.
  let missing: ArraySlice<YAMLPath.Step>
  /// The path of the last record that exists.
  let path: YAMLPath

  /// Walks a path; every mapping on the way must hold its key once and by itself.
  ///
  /// - Parameters:
  ///   - path: The path to walk.
  ///   - document: The document to walk in; it has a root.
  /// - Throws: ``YAMLError`` with code `duplicateKey`, `aliasInTheWay`, `mergeKeyInTheWay`,
  ///   `notAMapping` or `notASequence`.
  init(_ path: YAMLPath, in document: Document) throws(YAMLError) {
    let storage = document.storage
    var record = 0
    var position = 0
    while position < path.steps.count {
      let here = YAMLPath(Array(path.steps[..<position]))
      let node = Node(storage, record)
      guard node.kind != .alias else { throw Self.alias(node, at: here) }
      guard !Self.isEmpty(node, for: path.steps[position]),
        let next = try Self.step(path.steps[position], from: node, at: here)
      else { break }
      record = next
      position += 1
    }
    self.record = record
    missing = path.steps[position...]
    self.path = YAMLPath(Array(path.steps[..<position]))
  }

  static func alias(_ node: Node, at path: YAMLPath) -> YAMLError {
    YAMLError(
      .aliasInTheWay,
      at: node.location,
      path: path,
      detail: "found an alias\(path.phrase), an edit there would change the anchored node too"
    )
  }

  /// Whether a node is null or an empty collection, so that anything may be put into it.
  static func isEmpty(_ node: Node, for step: YAMLPath.Step) -> Bool {
    switch node.kind {
    case .scalar: node.value.isNull && node.tag == nil
    case .mapping, .sequence: node.record.childCount == 0
    case .alias: false
    }
  }

  private static func step(
    _ step: YAMLPath.Step,
    from node: Node,
    at path: YAMLPath
  ) throws(YAMLError) -> Int? {
    switch step {
    case .index(let index):
      guard node.kind == .sequence else { throw node.mismatch("a list", .notASequence, at: path) }
      return node[index]?.index
    case .key(let key):
      guard node.kind == .mapping else { throw node.mismatch("a mapping", .notAMapping, at: path) }
      let entries = KeyLookup(node.storage).ownEntries(under: key, of: node.index)
      guard entries.count < 2 else {
        throw duplicate(key, entries.map { Node(node.storage, $0.key) }, at: path)
      }
      if let entry = entries.first, !node.storage.table.isMergeKey(entry.key) { return entry.value }
      guard entries.isEmpty, node[key] == nil else {
        throw YAMLError(
          .mergeKeyInTheWay,
          at: node.location,
          path: path.appending(key),
          detail: "found '\(path.appending(key))' only by way of a merge key '<<'"
        )
      }
      return nil
    }
  }

  private static func duplicate(_ key: String, _ keys: [Node], at path: YAMLPath) -> YAMLError {
    YAMLError(
      .duplicateKey,
      at: keys[1].location,
      path: path.appending(key),
      detail: "found key '\(key)' again\(path.phrase), first at"
    ).mentioning(keys[0].location)
  }
}

extension Document {
  /// The existing record at a path.
  func existing(_ path: YAMLPath) throws(YAMLError) -> Int {
    guard root != nil else {
      throw YAMLError(.noSuchPath, path: path, detail: "found nothing, the document is empty")
    }
    let target = try EditTarget(path, in: self)
    guard target.missing.isEmpty else {
      let node = try self.node(at: path)
      return node.index
    }
    return target.record
  }
}
