/// Works out how one document's text changes for one edit.
struct Editor {
  let document: Document
  let layout: Layout

  init(_ document: Document) {
    self.document = document
    layout = Layout(document.storage)
  }

  var table: NodeTable { layout.table }

  /// Whether a node is inside brackets or braces.
  func isInFlow(_ record: Int) -> Bool {
    let parent = Int(table.records[record].parent)
    return parent >= 0 && table.records[parent].style == .flow
  }

  /// The record numbers of a node and all it holds.
  func subtree(_ record: Int) -> Range<Int> {
    record..<Int(table.records[record].next)
  }

  /// An emitter that writes as the author does around a record.
  func emitter(near record: Int, neighbours: [Int] = [], keys: [Int] = []) -> Emitter {
    let habits = Habits(layout, near: record)
    let place = Int(table.records[record].start)
    var emitter = Emitter(habits, lineBreak: layout.lineBreak(near: place))
    if let style = habits.sharedStyle(of: neighbours) {
      emitter.scalars.habit = .neighbours(style)
    }
    if let style = habits.sharedStyle(of: keys) { emitter.keys.habit = .neighbours(style) }
    if isJSON {
      emitter.scalars.habit = .neighbours(.doubleQuoted)
      emitter.keys.habit = .neighbours(.doubleQuoted)
    }
    return emitter
  }

  /// Whether the document can be read as JSON, and so has to stay that way.
  private var isJSON: Bool {
    guard let root = table.records.first, root.style == .flow else { return false }
    let texts = table.records.filter { table.isText($0) }
    return !texts.isEmpty && texts.allSatisfy { $0.style == .doubleQuoted }
  }

  /// Where what holds a block collection or scalar ends: a colon, a dash, a tag; nil at the root.
  func holderEnd(of record: Int) -> Int? {
    let node = table.records[record]
    return layout.source.bytes.withUnsafeBufferPointer { bytes in
      let lexer = GapLexer(bytes: bytes)
      if node.outerStart < node.start {
        return propertiesEnd(lexer, from: Int(node.outerStart), limit: Int(node.start))
      }
      guard node.parent >= 0 else { return nil }
      let before = record - 1
      let from =
        before == Int(node.parent)
        ? Int(table.records[before].start) : endOfPrevious(before, parent: Int(node.parent))
      let end = lexer.lastIndicatorEnd(from: from, to: Int(node.start))
      return end > from ? end : nil
    }
  }

  private func endOfPrevious(_ record: Int, parent: Int) -> Int {
    var record = record
    while Int(table.records[record].parent) != parent { record = Int(table.records[record].parent) }
    return Int(table.records[record].end)
  }

  private func propertiesEnd(_ lexer: GapLexer, from start: Int, limit: Int) -> Int {
    var position = start
    var end = start
    while position < limit {
      while position < limit, lexer.bytes[position] > 0x20 { position += 1 }
      end = position
      position = lexer.nextToken(from: position, limit: limit)
    }
    return end
  }

  /// The column below which a value under this record's parent is written, counted from 0.
  func parentColumn(of record: Int) -> Int {
    let parent = Int(table.records[record].parent)
    guard parent >= 0 else { return -1 }
    return layout.column(of: Slots(layout, of: parent)[0].start)
  }
}
