/// Makes values of nodes as PyYAML's safe loader does.
///
/// Every text was checked when the document was read, so nothing can fail here. The value of an
/// anchored node is made once and shared by all its aliases.
struct ValueResolver {
  private let table: NodeTable
  private var shared: [Int: YAMLValue] = [:]
  private var merges: MergedEntries

  init(_ table: NodeTable) {
    self.table = table
    merges = MergedEntries(table)
  }

  mutating func value(of index: Int) -> YAMLValue {
    let index = table.resolved(index)
    let record = table.records[index]
    guard record.anchor >= 0 else { return make(record, index) }
    if let value = shared[index] { return value }
    let value = make(record, index)
    shared[index] = value
    return value
  }

  private mutating func make(_ record: NodeRecord, _ index: Int) -> YAMLValue {
    let tag = record.tag < 0 ? nil : Tag.known(table.tags[Int(record.tag)])
    switch record.kind {
    case .scalar: return scalar(record, tag: tag)
    case .sequence where tag == .omap || tag == .pairs: return pairs(of: index)
    case .sequence: return .sequence(table.children(of: index).map { value(of: $0) })
    case .mapping: return mapping(index)
    case .alias: return .null
    }
  }

  private func scalar(_ record: NodeRecord, tag: Tag.Known?) -> YAMLValue {
    let bytes = table.text(of: record)
    if let tag { return ScalarValue.tagged(tag, bytes) ?? .null }
    guard record.isImplicit else { return .string(String(decoding: bytes, as: UTF8.self)) }
    return ScalarValue.plain(bytes) ?? .null
  }

  private mutating func mapping(_ index: Int) -> YAMLValue {
    var entries: [YAMLMapping.Entry] = []
    for (key, value) in merges.entries(of: index) {
      entries.append(.init(key: self.key(key), value: self.value(of: value)))
    }
    return .mapping(YAMLMapping(entries))
  }

  /// A key's value; `=` and `<<`, where they are ordinary keys, are text.
  private mutating func key(_ index: Int) -> YAMLValue {
    let record = table.records[table.resolved(index)]
    if record.kind == .scalar, record.tag < 0, record.isImplicit,
      PlainScalar(table.text(of: record)) == .value
    {
      return "="
    }
    return value(of: index)
  }

  private mutating func pairs(of index: Int) -> YAMLValue {
    var pairs: [YAMLValue] = []
    for item in table.children(of: index) {
      let children = table.children(of: table.resolved(item))
      pairs.append(.sequence(children.prefix(2).map { value(of: $0) }))
    }
    return .sequence(pairs)
  }
}
