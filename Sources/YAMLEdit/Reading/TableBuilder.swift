import CLibYAML

/// Turns libyaml's events into a ``NodeTable``, checking what PyYAML checks and libyaml does not.
struct TableBuilder {
  var table = NodeTable()

  let source: SourceText
  private let adapted: AdaptedText?
  let substitute: [UInt8]?

  /// The records of the collections that are open, outermost first.
  var open: [Int] = []

  /// The source byte up to which everything has been looked at.
  var looked: Int

  private let headEnd: Int
  private var documents = 0
  var anchors: [String: Int32] = [:]
  var tags: [String: Int32] = [:]

  init(_ source: SourceText, preparation: Preparation) {
    self.source = source
    adapted = preparation.adapted
    substitute = preparation.substitute
    headEnd = preparation.headEnd
    looked = preparation.headEnd
    table.hasDirectives = headEnd > source.contentStart
    // Two nodes a line, or one in a dozen bytes: enough for most texts, and not touched in vain.
    table.records.reserveCapacity(max(source.lineStarts.count * 2, source.bytes.count / 12))
    table.arena.reserveCapacity(source.bytes.count)
  }

  /// Takes one event; `start` and `end` are offsets in the text libyaml was given.
  mutating func add(
    _ event: inout yaml_event_t,
    from start: Int,
    to end: Int
  ) throws(YAMLError) {
    let start = sourceOffset(start)
    let end = sourceOffset(end)
    switch event.type {
    case YAML_DOCUMENT_START_EVENT: try startDocument(event, at: start)
    case YAML_DOCUMENT_END_EVENT:
      if event.data.document_end.implicit == 0 { table.hasMarks = true }
    case YAML_SCALAR_EVENT: try addScalar(event, from: start, to: end)
    case YAML_ALIAS_EVENT: try addAlias(event, from: start, to: end)
    case YAML_SEQUENCE_START_EVENT:
      let data = event.data.sequence_start
      try openCollection(
        .sequence,
        isFlow: data.style == YAML_FLOW_SEQUENCE_STYLE,
        properties: (data.anchor, data.tag),
        at: start
      )
    case YAML_MAPPING_START_EVENT:
      let data = event.data.mapping_start
      try openCollection(
        .mapping,
        isFlow: data.style == YAML_FLOW_MAPPING_STYLE,
        properties: (data.anchor, data.tag),
        at: start
      )
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: try closeCollection(at: end)
    default: break
    }
  }

  /// Looks at what stands after the last node and returns the finished table.
  mutating func finish() throws(YAMLError) -> NodeTable {
    try lookForTab(upTo: source.bytes.count)
    if headEnd > source.contentStart, documents == 0 { throw missingStart(source.bytes.count) }
    return table
  }

  private func sourceOffset(_ offset: Int) -> Int {
    adapted?.sourceOffset(of: offset) ?? offset + source.contentStart
  }

  private mutating func startDocument(
    _ event: yaml_event_t,
    at start: Int
  ) throws(YAMLError) {
    documents += 1
    guard documents == 1 else {
      throw failure(.severalDocuments, start, "expected one document, found the start of another")
    }
    table.hasMarks = event.data.document_start.implicit == 0
    if headEnd > source.contentStart, !table.hasMarks {
      throw missingStart(start)
    }
  }

  private func missingStart(_ offset: Int) -> YAMLError {
    failure(.syntax, offset, "expected '---' after a directive, found none")
  }

  // MARK: Nodes

  private mutating func addScalar(
    _ event: yaml_event_t,
    from start: Int,
    to end: Int
  ) throws(YAMLError) {
    let scalar = event.data.scalar
    let style = NodeRecord.Style(scalar.style)
    var record = NodeRecord(.scalar, style, from: start, to: end, parent: open.last)
    record.isImplicit = scalar.plain_implicit == 1
    locate(&record)
    record.textStart = Int32(table.arena.count)
    appendText(UnsafeBufferPointer(start: scalar.value, count: Int(scalar.length)))
    record.textEnd = Int32(table.arena.count)
    try lookAtScalar(&record)
    try append(&record, anchor: scalar.anchor, tag: scalar.tag)
  }

  private mutating func addAlias(
    _ event: yaml_event_t,
    from start: Int,
    to end: Int
  ) throws(YAMLError) {
    var record = NodeRecord(.alias, .plain, from: start, to: end, parent: open.last)
    let name = String(cString: event.data.alias.anchor)
    guard let target = anchors[name] else {
      throw failure(.undefinedAlias, start, "found alias '\(name)' without an anchor before it")
    }
    guard !open.contains(Int(target)) else {
      throw failure(.recursiveAlias, start, "found alias '\(name)' inside the node it stands for")
    }
    record.textStart = target
    try lookForTab(upTo: start)
    looked = end
    try append(&record, anchor: nil, tag: nil)
  }

  private mutating func openCollection(
    _ kind: NodeRecord.Kind,
    isFlow: Bool,
    properties: (anchor: UnsafeMutablePointer<UInt8>?, tag: UnsafeMutablePointer<UInt8>?),
    at start: Int
  ) throws(YAMLError) {
    guard open.count < Document.maximumDepth else {
      throw failure(
        .tooDeep,
        start,
        "expected at most \(Document.maximumDepth) collections inside each other, found more"
      )
    }
    let style: NodeRecord.Style = isFlow ? .flow : .block
    var record = NodeRecord(kind, style, from: start, to: start, parent: open.last)
    let isTagged = properties.anchor != nil || properties.tag != nil
    if isTagged || kind == .sequence || isFlow { locate(&record) }
    try lookForTab(upTo: Int(record.start))
    let isPair = isFlow && kind == .mapping && source.bytes[Int(record.start)] != UInt8(ascii: "{")
    if isFlow, !isPair { looked = Int(record.start) + 1 }
    let index = table.records.count
    try append(&record, anchor: properties.anchor, tag: properties.tag)
    open.append(index)
    table.deepest = max(table.deepest, open.count)
  }

  private mutating func closeCollection(at end: Int) throws(YAMLError) {
    guard let index = open.popLast() else { return }
    table.records[index].next = Int32(table.records.count)
    let record = table.records[index]
    let opening = source.bytes[Int(record.start)]
    if record.style == .flow, opening == UInt8(ascii: "[") || opening == UInt8(ascii: "{") {
      table.records[index].end = Int32(end)
      try lookForTab(upTo: end)
    } else if let last = table.lastChild(of: index) {
      table.records[index].end = table.records[last].end
    }
  }

  private mutating func append(
    _ record: inout NodeRecord,
    anchor: UnsafeMutablePointer<UInt8>?,
    tag: UnsafeMutablePointer<UInt8>?
  ) throws(YAMLError) {
    if let parent = open.last {
      table.records[parent].childCount += 1
    }
    record.next = Int32(table.records.count + 1)
    if let tag { try setTag(String(cString: tag), of: &record) }
    if let anchor { record.anchor = try define(String(cString: anchor), Int(record.outerStart)) }
    table.records.append(record)
  }
}
