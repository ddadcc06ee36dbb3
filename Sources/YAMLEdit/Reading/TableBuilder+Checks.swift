extension TableBuilder {
  /// Finds where the content of a record starts, and where it really ends.
  func locate(_ record: inout NodeRecord) {
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
  func blockScalarEnd(
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
    var margin = Int.max
    var position = lineEnd
    while position < end {
      let lineStart = position + lexer.breakLength(at: position)
      if keeps, lineStart >= end { return max(headerEnd, position) }
      let next = lexer.endOfLine(from: lineStart, limit: end)
      let blanks = bytes[lineStart..<next].prefix { $0 == 0x20 }.count
      let isText = blanks < next - lineStart
      if isText { margin = min(margin, blanks) }
      if isText || blanks > margin { last = next }
      guard next > position else { break }
      position = next
    }
    return keeps ? end : last
  }

  /// Looks at the bytes before and inside a scalar for what PyYAML would refuse.
  mutating func lookAtScalar(_ record: inout NodeRecord) throws(YAMLError) {
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
  mutating func lookForTab(upTo end: Int) throws(YAMLError) {
    guard looked < end else { return }
    if source.hasTab {
      let tab = source.bytes.withUnsafeBufferPointer { bytes in
        GapLexer(bytes: bytes).tab(from: looked, to: end)
      }
      if let tab { throw tabFailure(tab) }
    }
    looked = end
  }

  mutating func appendText(_ text: UnsafeBufferPointer<UInt8>) {
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
  mutating func setTag(_ tag: String, of record: inout NodeRecord) throws(YAMLError) {
    try lookAtTag(of: record)
    if tag == "!" {
      record.isImplicit = true
    } else {
      record.tag = tagIndex(tag)
    }
  }

  /// Refuses a tag that runs into a comma or a bracket: for PyYAML those belong to its name.
  func lookAtTag(of record: NodeRecord) throws(YAMLError) {
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

  mutating func tagIndex(_ tag: String) -> Int32 {
    if let index = tags[tag] { return index }
    let index = Int32(table.tags.count)
    table.tags.append(tag)
    tags[tag] = index
    return index
  }

  mutating func define(_ anchor: String, _ start: Int) throws(YAMLError) -> Int32 {
    if let earlier = anchors[anchor] {
      let first = source.location(of: Int(table.records[Int(earlier)].outerStart))
      throw failure(
        .duplicateAnchor,
        start,
        "found anchor '\(anchor)' again, first defined at"
      ).mentioning(first)
    }
    anchors[anchor] = Int32(table.records.count)
    table.anchors.append((anchor, Int32(table.records.count)))
    return Int32(table.anchors.count - 1)
  }

  func tabFailure(_ offset: Int) -> YAMLError {
    failure(.tab, offset, "found a tab, where the app's reader takes only spaces")
  }

  func failure(_ code: YAMLError.Code, _ offset: Int, _ detail: String) -> YAMLError {
    YAMLError(code, at: source.location(of: offset), detail: detail)
  }
}
