/// Finds entries by key in the table, without making values.
struct KeyLookup {
  private let storage: Document.Storage
  private var table: NodeTable { storage.table }

  init(_ storage: Document.Storage) {
    self.storage = storage
  }

  /// The record of the value under a text key; of two with the same key the last.
  ///
  /// A key that is not text, such as `8080` or `yes`, is found by its spelling if no text key fits.
  func value(under key: String, of index: Int) -> Int? {
    let mapping = table.resolved(index)
    guard table.records[mapping].kind == .mapping else { return nil }
    return ownEntries(under: key, of: mapping).last?.value ?? merged(key, mapping)
  }

  /// The entries a mapping itself holds under a key, in order.
  func ownEntries(under key: String, of mapping: Int) -> [(key: Int, value: Int)] {
    var textual: [(key: Int, value: Int)] = []
    var spelled: [(key: Int, value: Int)] = []
    forEachCandidate(for: key, in: mapping) { child, value in
      switch match(table.records[table.resolved(child)], key) {
      case .text: textual.append((child, value))
      case .spelling: spelled.append((child, value))
      case .none: break
      }
    }
    return textual.isEmpty ? spelled : textual
  }

  /// Visits the entries of a mapping in order, but in a large one only those with the key's text.
  private func forEachCandidate(
    for key: String,
    in mapping: Int,
    _ visit: (_ key: Int, _ value: Int) -> Void
  ) {
    if let crowd = storage.crowds.crowd(of: mapping, in: table) {
      for position in crowd.keys[Array(key.utf8)] ?? [] {
        visit(crowd.children[position], crowd.children[position + 1])
      }
      return
    }
    var child = mapping + 1
    for _ in 0..<table.records[mapping].childCount / 2 {
      let value = Int(table.records[child].next)
      visit(child, value)
      child = Int(table.records[value].next)
    }
  }

  private enum Match { case text, spelling, none }

  private func match(_ record: NodeRecord, _ key: String) -> Match {
    guard record.kind == .scalar, Int(record.textEnd - record.textStart) == key.utf8.count,
      table.text(of: record).elementsEqual(key.utf8)
    else { return .none }
    return table.isText(record) ? .text : .spelling
  }

  private func merged(_ key: String, _ mapping: Int) -> Int? {
    guard hasMerges(mapping) else { return nil }
    var merged = MergedEntries(table)
    let entries = merged.entries(of: mapping)
    return entries.last { match(table.records[table.resolved($0.key)], key) == .text }?.value
  }

  private func hasMerges(_ mapping: Int) -> Bool {
    if let crowd = storage.crowds.crowd(of: mapping, in: table) { return crowd.hasMerges }
    let children = table.children(of: mapping)
    return stride(from: 0, to: children.count - 1, by: 2).contains {
      table.isMergeKey(children[$0])
    }
  }
}

extension NodeTable {
  /// Whether a scalar is text, not a number, a date or null.
  func isText(_ record: NodeRecord) -> Bool {
    guard record.kind == .scalar else { return false }
    if record.tag >= 0 { return Tag.known(tags[Int(record.tag)]) == .str }
    guard record.isImplicit else { return true }
    let resolved = PlainScalar(text(of: record))
    return resolved == .string || resolved == .value
  }
}
