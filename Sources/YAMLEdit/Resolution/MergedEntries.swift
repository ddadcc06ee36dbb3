/// A mapping's entries after merge keys have been applied, as pairs of record numbers.
struct MergedEntries {
  private let table: NodeTable

  init(_ table: NodeTable) {
    self.table = table
  }

  /// The entries in PyYAML's order: merged ones first, so that the mapping's own override them.
  func entries(of index: Int) -> [(key: Int, value: Int)] {
    let children = table.children(of: index)
    var merged: [(key: Int, value: Int)] = []
    var own: [(key: Int, value: Int)] = []
    own.reserveCapacity(children.count / 2)
    for position in stride(from: 0, to: children.count - 1, by: 2) {
      let (key, value) = (children[position], children[position + 1])
      if table.isMergeKey(key) {
        merged += self.merged(table.resolved(value))
      } else {
        own.append((key, value))
      }
    }
    return merged.isEmpty ? own : distinct(merged) + own
  }

  /// What a merge key's value brings in; of several mappings the first wins, so it comes last.
  private func merged(_ value: Int) -> [(key: Int, value: Int)] {
    guard table.records[value].kind == .sequence else { return entries(of: value) }
    return table.children(of: value).reversed().flatMap { entries(of: table.resolved($0)) }
  }

  /// Drops entries that a later one with the same key overrides, so that merges of merges of
  /// merges cannot grow without bound.
  private func distinct(_ entries: [(key: Int, value: Int)]) -> [(key: Int, value: Int)] {
    var seen: Set<Int> = []
    return entries.reversed().filter { seen.insert(table.resolved($0.key)).inserted }.reversed()
  }
}

extension NodeTable {
  /// Whether a key is `<<` without quotes.
  func isMergeKey(_ index: Int) -> Bool {
    let record = records[resolved(index)]
    guard record.kind == .scalar else { return false }
    if record.tag >= 0 { return Tag.known(tags[Int(record.tag)]) == .merge }
    return record.isImplicit && record.textEnd - record.textStart == 2
      && PlainScalar(text(of: record)) == .merge
  }
}
