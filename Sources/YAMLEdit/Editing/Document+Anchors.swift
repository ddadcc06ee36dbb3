extension Document {
  /// Refuses an edit that an alias would carry to another place, or that would leave one dangling.
  ///
  /// What an anchored node holds stands wherever an alias names it, plain or under a merge key. So
  /// nothing inside such a node is changed, and its anchor is not taken away, while an alias outside
  /// of what goes needs it. An entry that a merging mapping overrides with its own is free.
  ///
  /// - Parameters:
  ///   - removed: The records that go; empty where something is only added or moved.
  ///   - holder: The node whose content changes: the list or mapping, or the replaced node itself.
  ///   - path: What the edit is about, for the message.
  /// - Throws: ``YAMLError`` with code `aliasInTheWay`, at the place of the alias.
  func refuseSharing(
    of removed: Range<Int>,
    in holder: Int,
    at path: YAMLPath
  ) throws(YAMLError) {
    let table = storage.table
    guard !table.anchors.isEmpty else { return }
    let above = anchoredRecords(from: holder)
    for index in table.records.indices
    where table.records[index].kind == .alias && !removed.contains(index) {
      let target = Int(table.records[index].textStart)
      if removed.contains(target) { throw dangling(index, of: target, at: path) }
      if above.contains(target), !isOverridden(by: index, below: target, at: path) {
        throw shared(index, of: target, at: path)
      }
    }
  }

  /// Whether an edit inside an anchored mapping does not show where a merge key names it, since the
  /// mapping there has an entry of its own under the same key.
  private func isOverridden(by alias: Int, below target: Int, at path: YAMLPath) -> Bool {
    let depth = Node(storage, target).path.steps.count
    guard let merging = mergingMapping(of: alias), path.steps.count > depth,
      case .key(let key) = path.steps[depth]
    else { return false }
    let lookup = KeyLookup(storage)
    let own = lookup.ownEntries(under: key, of: merging)
    let here = lookup.ownEntries(under: key, of: target)
    return !own.isEmpty && (own + here).allSatisfy { isText($0.key) }
  }

  private func isText(_ key: Int) -> Bool {
    storage.table.isText(storage.table.records[storage.table.resolved(key)])
  }

  /// The mapping that takes in an alias by a merge key, be it in a list; nil for a plain alias.
  private func mergingMapping(of alias: Int) -> Int? {
    let table = storage.table
    var value = alias
    var parent = Int(table.records[value].parent)
    if parent >= 0, table.records[parent].kind == .sequence {
      value = parent
      parent = Int(table.records[value].parent)
    }
    guard parent >= 0, table.records[parent].kind == .mapping else { return nil }
    let children = table.children(of: parent)
    guard let position = children.firstIndex(of: value), position % 2 == 1,
      table.isMergeKey(children[position - 1])
    else { return nil }
    return parent
  }

  /// The anchored nodes among a record and those it is in.
  private func anchoredRecords(from record: Int) -> Set<Int> {
    var found: Set<Int> = []
    var record = record
    while record >= 0 {
      if storage.table.records[record].anchor >= 0 { found.insert(record) }
      record = Int(storage.table.records[record].parent)
    }
    return found
  }

  /// The error for an alias whose anchor would go.
  private func dangling(_ alias: Int, of target: Int, at path: YAMLPath) -> YAMLError {
    let name = storage.table.anchorName(storage.table.records[target]) ?? ""
    return YAMLError(
      .aliasInTheWay,
      at: Node(storage, alias).location,
      path: path,
      detail: "found alias '\(name)', whose anchor is inside what would go\(path.phrase)"
    )
  }

  /// The error for an alias that would show the edit a second time.
  private func shared(_ alias: Int, of target: Int, at path: YAMLPath) -> YAMLError {
    let name = storage.table.anchorName(storage.table.records[target]) ?? ""
    let node = Node(storage, alias)
    return YAMLError(
      .aliasInTheWay,
      at: node.location,
      path: path,
      detail: "found alias '\(name)'\(node.path.phrase),"
        + " an edit\(path.phrase) would change that place too"
    )
  }
}
