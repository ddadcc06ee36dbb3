/// A mapping's entries after merge keys have been applied, as pairs of record numbers.
struct MergedEntries {
  private let table: NodeTable

  /// The entries of anchored mappings, which many merges may bring in.
  private var known: [Int: [(key: Int, value: Int)]] = [:]

  init(_ table: NodeTable) {
    self.table = table
  }

  /// The entries in PyYAML's order: merged ones first, so that the mapping's own override them.
  mutating func entries(of index: Int) -> [(key: Int, value: Int)] {
    guard table.records[index].anchor >= 0 else { return made(of: index) }
    if let entries = known[index] { return entries }
    let entries = made(of: index)
    known[index] = entries
    return entries
  }

  private mutating func made(of index: Int) -> [(key: Int, value: Int)] {
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
  private mutating func merged(_ value: Int) -> [(key: Int, value: Int)] {
    guard table.records[value].kind == .sequence else { return entries(of: value) }
    var merged: [(key: Int, value: Int)] = []
    for mapping in table.children(of: value).reversed() {
      merged += entries(of: table.resolved(mapping))
    }
    return distinct(merged)
  }

  /// Drops entries that a later one with the same key overrides, so that merges of merges of
  /// merges cannot grow without bound.
  private func distinct(_ entries: [(key: Int, value: Int)]) -> [(key: Int, value: Int)] {
    var seen: Set<Int> = []
    return entries.reversed().filter { seen.insert(table.resolved($0.key)).inserted }.reversed()
  }
}

extension NodeTable {
  /// Whether a key is `<<` or `=` without quotes, or tagged as one of them.
  func isIndicator(_ index: Int) -> Bool {
    let record = records[index]
    guard record.kind == .scalar else { return false }
    if record.tag >= 0 {
      let tag = Tag.known(tags[Int(record.tag)])
      return tag == .merge || tag == .value
    }
    guard record.isImplicit, record.textEnd - record.textStart <= 2 else { return false }
    return [.merge, .value].contains(PlainScalar(text(of: record)))
  }

  /// Whether a key is `<<` without quotes.
  func isMergeKey(_ index: Int) -> Bool {
    let record = records[resolved(index)]
    guard record.kind == .scalar else { return false }
    if record.tag >= 0 { return Tag.known(tags[Int(record.tag)]) == .merge }
    return record.isImplicit && record.textEnd - record.textStart == 2
      && PlainScalar(text(of: record)) == .merge
  }
}
