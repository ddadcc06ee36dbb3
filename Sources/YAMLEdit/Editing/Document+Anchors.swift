extension Document {
  /// Refuses an edit that an alias would carry to another place, or that would leave one dangling.
  ///
  /// What an anchored node holds stands wherever an alias names it, plain or under a merge key. So
  /// nothing inside such a node is changed, and its anchor is not taken away, while an alias outside
  /// of what goes needs it.
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
      if above.contains(target) { throw shared(index, of: target, at: path) }
    }
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
