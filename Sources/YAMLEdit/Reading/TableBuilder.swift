import CLibYAML

/// Turns libyaml's events into a ``NodeTable``, checking what PyYAML checks and libyaml does not.
struct TableBuilder {
  private(set) var table = NodeTable()

  private let source: SourceText
  private let adapted: AdaptedText?
  private let substitute: [UInt8]?

  /// The records of the collections that are open, outermost first.
  private var open: [Int] = []

  /// The source byte up to which everything has been looked at.
  private var looked: Int

  private let headEnd: Int
  private var documents = 0
  private var anchors: [String: Int32] = [:]
  private var tags: [String: Int32] = [:]

  init(_ source: SourceText, preparation: Preparation) {
    self.source = source
    adapted = preparation.adapted
    substitute = preparation.substitute
    headEnd = preparation.headEnd
    looked = preparation.headEnd
    table.records.reserveCapacity(source.lineStarts.count * 2)
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
    case YAML_DOCUMENT_END_EVENT: break
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
    table.hasExplicitStart = event.data.document_start.implicit == 0
    if headEnd > source.contentStart, !table.hasExplicitStart {
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

extension TableBuilder {
  /// Finds where the content of a record starts, and where it really ends.
  private func locate(_ record: inout NodeRecord) {
    source.bytes.withUnsafeBufferPointer { bytes in
      let lexer = GapLexer(bytes: bytes)
      if record.kind == .scalar, record.style == .plain {
        let isBare = record.outerStart == record.end
        if isBare {
          let position = lexer.lastIndicatorEnd(from: looked, to: Int(record.end))
          record.outerStart = Int32(position)
          record.end = Int32(position)
          record.start = Int32(position)
          return
        }
      }
      let limit = record.kind == .scalar ? Int(record.end) : bytes.count
      record.start = Int32(lexer.contentStart(from: Int(record.outerStart), limit: limit))
      if record.style == .literal || record.style == .folded {
        record.end = Int32(
          blockScalarEnd(in: bytes, from: Int(record.start), to: Int(record.end))
        )
      }
    }
  }

  /// The end of a block scalar's last line of text, its line break not included.
  ///
  /// libyaml counts the blank lines after it in; they belong to the text only if it says `+`.
  private func blockScalarEnd(
    in bytes: UnsafeBufferPointer<UInt8>,
    from start: Int,
    to end: Int
  ) -> Int {
    let lexer = GapLexer(bytes: bytes)
    var headerEnd = start
    var keeps = false
    while headerEnd < end, bytes[headerEnd] > 0x20, bytes[headerEnd] != UInt8(ascii: "#") {
      keeps = keeps || bytes[headerEnd] == UInt8(ascii: "+")
      headerEnd += 1
    }
    let lineEnd = lexer.endOfLine(from: headerEnd, limit: end)
    var last = headerEnd
    var position = lineEnd
    while position < end {
      let length = lexer.breakLength(at: position)
      let lineStart = position + length
      if keeps, lineStart >= end { return max(headerEnd, position) }
      let next = lexer.endOfLine(from: lineStart, limit: end)
      if (lineStart..<next).contains(where: { bytes[$0] != 0x20 }) { last = next }
      guard next > position else { break }
      position = next
    }
    return keeps ? end : last
  }

  /// Looks at the bytes before and inside a scalar for what PyYAML would refuse.
  private mutating func lookAtScalar(_ record: inout NodeRecord) throws(YAMLError) {
    try lookForTab(upTo: Int(record.start))
    defer { looked = max(looked, Int(record.end)) }
    let inside = source.bytes[Int(record.start)..<Int(record.end)]
    switch record.style {
    case .plain:
      if source.hasTab, let tab = inside.firstIndex(of: 0x09) { throw tabFailure(tab) }
      if let parent = open.last, table.records[parent].style == .flow,
        let mark = inside.firstIndex(of: UInt8(ascii: "?"))
      {
        throw failure(
          .syntax,
          mark,
          "found '?' in plain text inside brackets or braces, where the app's reader takes it"
            + " for a key mark"
        )
      }
    case .literal, .folded:
      let header = source.bytes[Int(record.start)...]
      let rest = header.drop { $0 > 0x20 && $0 != UInt8(ascii: "#") }
      if rest.first == UInt8(ascii: "#") {
        throw failure(.syntax, rest.startIndex, "expected a blank before the comment, found '#'")
      }
      guard source.hasTab else { return }
      if let first = rest.first(where: { $0 != 0x20 }), first == 0x09,
        let tab = rest.firstIndex(of: 0x09)
      {
        throw tabFailure(tab)
      }
    default: break
    }
  }

  /// Looks for a tab outside comments between what was looked at last and a position.
  private mutating func lookForTab(upTo end: Int) throws(YAMLError) {
    guard looked < end else { return }
    if source.hasTab {
      let tab = source.bytes.withUnsafeBufferPointer { bytes in
        GapLexer(bytes: bytes).tab(from: looked, to: end)
      }
      if let tab { throw tabFailure(tab) }
    }
    looked = end
  }

  private mutating func appendText(_ text: UnsafeBufferPointer<UInt8>) {
    guard let substitute else {
      table.arena.append(contentsOf: text)
      return
    }
    var position = 0
    while position < text.count {
      if text.count - position >= 3, text[position] == substitute[0],
        text[position + 1] == substitute[1], text[position + 2] == substitute[2]
      {
        table.arena.append(contentsOf: [0xEF, 0xBB, 0xBF])
        position += 3
      } else {
        table.arena.append(text[position])
        position += 1
      }
    }
  }

  /// Notes a node's tag; `!` alone says that the text decides, as if it were plain.
  private mutating func setTag(_ tag: String, of record: inout NodeRecord) throws(YAMLError) {
    try lookAtTag(of: record)
    if tag == "!" {
      record.isImplicit = true
    } else {
      record.tag = tagIndex(tag)
    }
  }

  /// Refuses a tag that runs into a comma or a bracket: for PyYAML those belong to its name.
  private func lookAtTag(of record: NodeRecord) throws(YAMLError) {
    let properties = source.bytes[Int(record.outerStart)..<Int(record.start)]
    guard let start = properties.firstIndex(of: UInt8(ascii: "!")) else { return }
    let end = source.bytes.withUnsafeBufferPointer { bytes in
      GapLexer(bytes: bytes).propertyEnd(at: start, limit: bytes.count) ?? start
    }
    let name = source.bytes[start..<end]
    guard !name.dropFirst().starts(with: "<".utf8) else { return }
    if name.contains(where: { ",[]{}".utf8.contains($0) }) {
      throw failure(
        .unknownTag,
        start,
        "found tag '\(String(decoding: name, as: UTF8.self))', which the app's reader does not know"
      )
    }
  }

  private mutating func tagIndex(_ tag: String) -> Int32 {
    if let index = tags[tag] { return index }
    let index = Int32(table.tags.count)
    table.tags.append(tag)
    tags[tag] = index
    return index
  }

  private mutating func define(_ anchor: String, _ start: Int) throws(YAMLError) -> Int32 {
    if let earlier = anchors[anchor] {
      let first = source.location(of: Int(table.records[Int(earlier)].outerStart))
      throw failure(
        .duplicateAnchor,
        start,
        "found anchor '\(anchor)' again, first defined at \(first)"
      )
    }
    anchors[anchor] = Int32(table.records.count)
    table.anchors.append((anchor, Int32(table.records.count)))
    return Int32(table.anchors.count - 1)
  }

  private func tabFailure(_ offset: Int) -> YAMLError {
    failure(.tab, offset, "found a tab, where the app's reader takes only spaces")
  }

  private func failure(_ code: YAMLError.Code, _ offset: Int, _ detail: String) -> YAMLError {
    YAMLError(code, at: source.location(of: offset), detail: detail)
  }
}

extension NodeTable {
  /// The last child of a collection.
  func lastChild(of index: Int) -> Int? {
    var child = index + 1
    var last: Int?
    for _ in 0..<records[index].childCount {
      last = child
      child = Int(records[child].next)
    }
    return last
  }
}

extension NodeRecord {
  init(_ kind: Kind, _ style: Style, from start: Int, to end: Int, parent: Int?) {
    self.init(
      kind: kind,
      style: style,
      outerStart: Int32(start),
      start: Int32(start),
      end: Int32(end),
      parent: Int32(parent ?? -1),
      next: 0
    )
  }
}

extension NodeRecord.Style {
  init(_ style: yaml_scalar_style_t) {
    self =
      switch style {
      case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
      case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
      case YAML_LITERAL_SCALAR_STYLE: .literal
      case YAML_FOLDED_SCALAR_STYLE: .folded
      default: .plain
      }
  }
}
