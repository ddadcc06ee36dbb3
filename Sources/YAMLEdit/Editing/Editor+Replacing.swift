extension Editor {
  /// Plans to put a value in the place of a node.
  ///
  /// - Parameters:
  ///   - record: The node that goes.
  ///   - value: What comes.
  ///   - neighbours: The records whose quoting a new text follows where the old one shows none.
  /// - Returns: The plan.
  /// - Throws: ``YAMLError`` with code `unrepresentable`.
  func replace(
    _ record: Int,
    with value: YAMLValue,
    neighbours: [Int] = []
  ) throws(YAMLError) -> EditPlan {
    let edits: [SourceEdit]
    let old = table.records[record]
    if isInFlow(record) {
      edits = [try inline(record, value, neighbours)]
    } else if old.kind == .sequence || old.kind == .mapping, old.style == .block {
      edits = try replaceBlock(record, with: value, neighbours)
    } else if Emitter.isBlock(value), old.style != .flow || old.childCount == 0 {
      edits = try expand(record, to: value)
    } else {
      edits = [try inline(record, value, neighbours)]
    }
    return EditPlan(edits, table: table, replacing: subtree(record), with: [.value(value)])
  }

  /// Writes a value where a scalar or a flow collection stood.
  private func inline(
    _ record: Int,
    _ value: YAMLValue,
    _ neighbours: [Int]
  ) throws(YAMLError) -> SourceEdit {
    let old = table.records[record]
    var emitter = emitter(near: record, neighbours: neighbours)
    emitter.scalars.inFlow = isInFlow(record)
    if keepsStyle(old, value) { emitter.scalars.habit = .replaced(old.style) }
    var text: [UInt8]
    let comment = layout.headerComment(of: old)
    if let literal = literal(record, value) {
      text = BlockText.block(literal, comment: comment)
    } else if value.sequence != nil || value.mapping != nil {
      text = try emitter.flow(value) + comment
    } else {
      text = emitter.scalars.write(value) + comment
    }
    var range = Int(old.start)..<Int(old.end)
    if isTagged(old) {
      text = anchorPrefix(old) + text
      range = Int(old.outerStart)..<Int(old.end)
    }
    if isBareKey(record) {
      guard isInFlow(record) else { throw bareKey(record) }
      text = Array(": ".utf8) + text
    } else if range.isEmpty, range.lowerBound > 0, layout.bytes[range.lowerBound - 1] > 0x20 {
      text.insert(0x20, at: 0)
      range = range.lowerBound..<range.lowerBound + spareBlank(at: range.lowerBound)
    }
    if range.upperBound < layout.bytes.count,
      layout.bytes[range.upperBound] == UInt8(ascii: "#")
    {
      text.append(0x20)
    }
    return SourceEdit(range, text)
  }

  /// One if a blank after a colon would be left over behind the value, else nothing.
  private func spareBlank(at offset: Int) -> Int {
    let rest = layout.bytes[offset...].prefix(2)
    guard rest.first == 0x20 else { return 0 }
    return rest.count == 2 && rest.last == UInt8(ascii: "#") ? 0 : 1
  }

  /// Whether a node carries a tag, which says what its text means and goes with it.
  private func isTagged(_ record: NodeRecord) -> Bool {
    record.tag >= 0
      || layout.bytes[Int(record.outerStart)..<Int(record.start)].contains(UInt8(ascii: "!"))
  }

  /// Whether the old scalar's quotes suit the new value.
  private func keepsStyle(_ old: NodeRecord, _ value: YAMLValue) -> Bool {
    guard old.kind == .scalar, value.string != nil, old.tag < 0 else { return false }
    return old.style == .singleQuoted || old.style == .doubleQuoted || table.isText(old)
  }

  private func anchorPrefix(_ record: NodeRecord) -> [UInt8] {
    table.anchorName(record).map { Array("&\($0) ".utf8) } ?? []
  }

  /// A text of several lines as a literal block, where one stood before.
  private func literal(_ record: Int, _ value: YAMLValue) -> [UInt8]? {
    let old = table.records[record]
    guard old.style == .literal || old.style == .folded, old.tag < 0,
      let text = value.string, text.utf8.contains(0x0A)
    else { return nil }
    let parent = parentColumn(of: record)
    return BlockText.literal(
      text,
      indentation: blockIndentation(old) ?? parent + 2,
      parent: parent,
      lineBreak: layout.lineBreak(near: Int(old.start))
    )
  }

  /// The column of a block scalar's first line of text.
  private func blockIndentation(_ record: NodeRecord) -> Int? {
    var position = layout.nextLine(after: Int(record.start))
    while position < Int(record.end) {
      let line = layout.bytes[position..<layout.lineEnd(of: position)]
      if let first = line.firstIndex(where: { $0 != 0x20 }) { return first - position }
      position = layout.nextLine(after: position)
    }
    return nil
  }

  /// Writes a block collection where a scalar or an empty flow collection stood.
  private func expand(_ record: Int, to value: YAMLValue) throws(YAMLError) -> [SourceEdit] {
    let old = table.records[record]
    let emitter = emitter(near: record)
    guard !isBareKey(record) else { throw bareKey(record) }
    guard let holder = holderEnd(of: record) else {
      return try expandRoot(old, to: value, emitter)
    }
    let column: Int
    let isItem = old.parent >= 0 && table.records[Int(old.parent)].kind == .sequence
    if isItem, old.outerStart == old.start, old.start >= holder {
      column = parentColumn(of: record) + emitter.dashWidth
      let text = emitter.margin(emitter.dashWidth - 1) + (try emitter.block(value, column: column))
      return [SourceEdit(holder..<Int(old.end), text)]
    }
    column = max(
      0,
      isItem
        ? parentColumn(of: record) + 2
        : old.parent < 0 ? 0 : emitter.innerColumn(of: value, below: parentColumn(of: record))
    )
    let lines =
      emitter.lineBreak + emitter.margin(column)
      + (try emitter.block(value, column: column))
    return expansion(of: old, lines: lines)
  }

  /// Writes a block collection where the document was a scalar or empty, perhaps behind `---`.
  private func expandRoot(
    _ old: NodeRecord,
    to value: YAMLValue,
    _ emitter: Emitter
  ) throws(YAMLError) -> [SourceEdit] {
    let start = Int(old.outerStart)
    if layout.isFirstOnLine(start) {
      let text = try emitter.block(value, column: layout.column(of: start))
      return [SourceEdit(start..<Int(old.end), text)]
    }
    return expansion(of: old, lines: emitter.lineBreak + (try emitter.block(value, column: 0)))
  }

  /// The error for a `? key` that has no `:` to put a value behind.
  private func bareKey(_ record: Int) -> YAMLError {
    YAMLError(
      .unrepresentable,
      at: layout.source.location(of: Int(table.records[record].start)),
      detail: "cannot write a value for a key that stands without ':'"
    )
  }

  /// Whether a value is missing together with the colon before it.
  private func isBareKey(_ record: Int) -> Bool {
    let node = table.records[record]
    guard node.kind == .scalar, node.outerStart == node.end, node.parent >= 0,
      table.records[Int(node.parent)].kind == .mapping
    else { return false }
    return node.start == 0 || layout.bytes[Int(node.start) - 1] != UInt8(ascii: ":")
  }

  /// Takes the old value out behind its holder and puts lines below; a comment stays where it is.
  private func expansion(
    of old: NodeRecord,
    lines: [UInt8]
  ) -> [SourceEdit] {
    var start = Int(isTagged(old) ? old.outerStart : old.start)
    let anchor = isTagged(old) ? Array(anchorPrefix(old).dropLast()) : []
    let comment = layout.headerComment(of: old)
    if anchor.isEmpty, start > 0, layout.bytes[start - 1] == 0x20 { start -= 1 }
    let end = Int(old.end)
    let lineEnd = layout.lineEnd(of: end)
    if lineEnd == end { return [SourceEdit(start..<end, anchor + comment + lines)] }
    return [SourceEdit(start..<end, anchor), .insert(lines, at: lineEnd)]
  }

  /// Writes a value where a block collection stood.
  private func replaceBlock(
    _ record: Int,
    with value: YAMLValue,
    _ neighbours: [Int]
  ) throws(YAMLError) -> [SourceEdit] {
    let old = table.records[record]
    let block = BlockEditing(layout, record)
    let emitter = emitter(near: record, neighbours: neighbours)
    let holder = holderEnd(of: record)
    guard Emitter.isBlock(value) else {
      return block.collapse(to: emitter.scalars.write(value), after: holder)
    }
    let isSameKind = (old.kind == .sequence) == (value.sequence != nil)
    var column = block.column
    if !block.isCompact, !isSameKind, old.parent >= 0,
      table.records[Int(old.parent)].kind == .mapping
    {
      column = emitter.innerColumn(of: value, below: parentColumn(of: record))
    }
    let text = try emitter.block(value, column: column)
    let end = layout.lineEnd(of: block.slots[block.slots.count - 1].end)
    if block.isCompact { return [SourceEdit(block.slots[0].start..<end, text)] }
    let start = layout.ownedStart(ofItemAt: block.slots[0].start)
    return [SourceEdit(start..<end, emitter.margin(column) + text)]
  }
}
