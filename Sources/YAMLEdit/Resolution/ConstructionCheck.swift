/// Checks a document for what PyYAML's safe loader refuses after parsing: tags, keys, merges, texts
/// that look like numbers or dates and are none.
struct ConstructionCheck {
  let source: SourceText
  let table: NodeTable

  /// The keys `=` and `<<` met so far; a mapping comes before its keys.
  private var indicatorKeys: Set<Int> = []

  init(source: SourceText, table: NodeTable) {
    self.source = source
    self.table = table
  }

  mutating func run() throws(YAMLError) {
    for index in table.records.indices {
      let record = table.records[index]
      switch record.kind {
      case .scalar: try checkScalar(record, index)
      case .sequence: if record.tag >= 0 { try checkSequence(record, index) }
      case .mapping: try checkMapping(record, index)
      case .alias: break
      }
    }
  }

  private func checkScalar(_ record: NodeRecord, _ index: Int) throws(YAMLError) {
    let text = table.text(of: record)
    if record.tag >= 0 {
      let tag = try knownTag(record)
      if tag == .merge || tag == .value { return try checkIndicator(record, index) }
      guard ScalarValue.tagged(tag, text) != nil else { throw badScalar(record, tagged: tag) }
      return
    }
    guard record.isImplicit, let first = text.first else { return }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"):
      guard ScalarValue.plain(text) != nil else { throw badScalar(record, tagged: nil) }
    case UInt8(ascii: "="), UInt8(ascii: "<"): try checkIndicator(record, index)
    default: break
    }
  }

  /// `=` and `<<` mean something only as keys; as values PyYAML has no constructor for them.
  private func checkIndicator(_ record: NodeRecord, _ index: Int) throws(YAMLError) {
    let text = table.text(of: record)
    let isIndicator = record.tag >= 0 || [.merge, .value].contains(PlainScalar(text))
    guard isIndicator, !indicatorKeys.contains(index) else { return }
    throw failure(
      .unknownTag,
      record,
      "found '\(String(decoding: text.prefix(2), as: UTF8.self))' as a value,"
        + " which the app's reader takes for a key mark"
    )
  }

  private mutating func checkMapping(_ record: NodeRecord, _ index: Int) throws(YAMLError) {
    if record.tag >= 0 {
      let tag = try knownTag(record)
      guard tag == .map || tag == .set else { throw wrongKind(record, tag) }
    }
    var key = index + 1
    for _ in 0..<record.childCount / 2 {
      let value = Int(table.records[key].next)
      let keyRecord = table.records[table.resolved(key)]
      if keyRecord.kind != .scalar {
        let kind = keyRecord.kind == .sequence ? "list" : "mapping"
        throw failure(.unhashableKey, table.records[key], "found a \(kind) as a key")
      }
      if table.isIndicator(key) { indicatorKeys.insert(key) }
      if table.isMergeKey(key) { try checkMerge(table.resolved(value), at: value) }
      key = Int(table.records[value].next)
    }
  }

  private func checkMerge(_ value: Int, at place: Int) throws(YAMLError) {
    let record = table.records[value]
    switch record.kind {
    case .mapping: return
    case .sequence:
      for item in table.children(of: value)
      where table.records[table.resolved(item)].kind != .mapping {
        throw badMerge(table.records[item])
      }
    case .scalar, .alias: throw badMerge(table.records[place])
    }
  }

  private func checkSequence(_ record: NodeRecord, _ index: Int) throws(YAMLError) {
    let tag = try knownTag(record)
    guard tag != .seq else { return }
    guard tag == .omap || tag == .pairs else { throw wrongKind(record, tag) }
    for item in table.children(of: index) {
      let pair = table.records[table.resolved(item)]
      guard pair.kind == .mapping, pair.childCount == 2 else {
        throw failure(
          .badScalar,
          table.records[item],
          "expected a mapping with one entry under tag '!!\(tag.rawValue)'"
        )
      }
    }
  }

  private func knownTag(_ record: NodeRecord) throws(YAMLError) -> Tag.Known {
    let name = table.tags[Int(record.tag)]
    guard let tag = Tag.known(name) else {
      throw failure(
        .unknownTag,
        at: Int(record.outerStart),
        "found tag '\(Tag.display(name))', which the app's reader does not know"
      )
    }
    return tag
  }

  private func wrongKind(_ record: NodeRecord, _ tag: Tag.Known) -> YAMLError {
    let kind = record.kind == .sequence ? "list" : "mapping"
    return failure(
      .unknownTag,
      at: Int(record.outerStart),
      "found a \(kind) under tag '!!\(tag.rawValue)', which does not allow one"
    )
  }

  private func badMerge(_ record: NodeRecord) -> YAMLError {
    failure(.badMerge, record, "expected a mapping or a list of mappings to merge under '<<'")
  }

  private func badScalar(_ record: NodeRecord, tagged tag: Tag.Known?) -> YAMLError {
    let text = table.text(of: record)
    let shape: String
    if let tag {
      shape = "a text that fits tag '!!\(tag.rawValue)'"
    } else {
      shape = PlainScalar(text) == .timestamp ? "a possible date" : "a possible number"
    }
    return failure(.badScalar, record, "expected \(shape), found '\(excerpt(text))'")
  }

  /// The start of a text for messages: dates and numbers are short, anything longer is cut.
  private func excerpt(_ text: ArraySlice<UInt8>) -> String {
    let characters = String(decoding: text, as: UTF8.self)
    return characters.count <= 40 ? characters : characters.prefix(40) + "…"
  }

  private func failure(
    _ code: YAMLError.Code,
    _ record: NodeRecord,
    _ detail: String
  ) -> YAMLError {
    failure(code, at: Int(record.start), detail)
  }

  private func failure(_ code: YAMLError.Code, at offset: Int, _ detail: String) -> YAMLError {
    YAMLError(code, at: source.location(of: offset), detail: detail)
  }
}
