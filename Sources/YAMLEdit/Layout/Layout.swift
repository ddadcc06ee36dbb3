/// How a document is laid out: lines, columns, and which comments belong to which node.
struct Layout {
  let source: SourceText
  let table: NodeTable

  init(_ storage: Document.Storage) {
    source = storage.source
    table = storage.table
  }

  var bytes: [UInt8] { source.bytes }

  // MARK: Lines

  /// The first byte of the line a byte is on; a byte order mark is before the first line.
  func lineStart(of offset: Int) -> Int {
    let line = source.lineIndex(of: offset)
    return max(Int(source.lineStarts[line]), min(source.contentStart, offset))
  }

  /// The byte after the last one on a line, where its line break or nothing stands.
  func lineEnd(of offset: Int) -> Int {
    source.bytes.withUnsafeBufferPointer { buffer in
      GapLexer(bytes: buffer).endOfLine(from: offset, limit: buffer.count)
    }
  }

  /// The first byte of the next line, or the end of the text.
  func nextLine(after offset: Int) -> Int {
    let end = lineEnd(of: offset)
    return end + source.bytes.withUnsafeBufferPointer { breakLength(in: $0, at: end) }
  }

  /// The byte of the line before's break, or nil on the first line.
  func previousLineEnd(before lineStart: Int) -> Int? {
    guard lineStart > source.contentStart else { return nil }
    let start = self.lineStart(of: lineStart - 1)
    return lineEnd(of: start)
  }

  /// The column of a byte, counted in characters from 0.
  func column(of offset: Int) -> Int {
    source.location(of: offset).column - 1
  }

  /// Whether only blanks stand before a byte on its line.
  func isFirstOnLine(_ offset: Int) -> Bool {
    bytes[lineStart(of: offset)..<offset].allSatisfy { $0 == 0x20 }
  }

  /// Whether only blanks or a comment stand from a byte to its line's end.
  func isLastOnLine(_ offset: Int) -> Bool {
    let next = bytes[offset..<lineEnd(of: offset)].first { $0 != 0x20 }
    return next == nil || next == UInt8(ascii: "#")
  }

  /// The line break used around a byte: that of its line, else of the line before, else the first.
  func lineBreak(near offset: Int) -> [UInt8] {
    let here = lineBreak(ending: lineEnd(of: min(offset, bytes.count)))
    if !here.isEmpty { return here }
    if let end = previousLineEnd(before: lineStart(of: offset)) {
      let before = lineBreak(ending: end)
      if !before.isEmpty { return before }
    }
    let first = lineBreak(ending: lineEnd(of: 0))
    return first.isEmpty ? [0x0A] : first
  }

  /// The line break at a byte, or nothing at the end of the text.
  private func lineBreak(ending end: Int) -> [UInt8] {
    let length = source.bytes.withUnsafeBufferPointer { breakLength(in: $0, at: end) }
    return Array(bytes[end..<end + length])
  }

  // MARK: Comments

  /// The comment in a block scalar's header, with the blanks before it; nothing for other nodes.
  func headerComment(of record: NodeRecord) -> [UInt8] {
    guard record.style == .literal || record.style == .folded else { return [] }
    let header = bytes[Int(record.start)..<lineEnd(of: Int(record.start))]
    guard let blank = header.firstIndex(of: 0x20), header.contains(UInt8(ascii: "#")) else {
      return []
    }
    return Array(header[blank...])
  }

  /// Where a block item starts with the comment lines that belong to it.
  ///
  /// Those stand directly above, with the same indentation and no blank line between, and are not
  /// YAML that was commented out. A banner, words between two equal rules, is one comment whatever
  /// else is in it. The result is the start of a line.
  func ownedStart(ofItemAt start: Int) -> Int {
    var top = lineStart(of: start)
    let column = start - top
    while let line = commentLine(above: top, column: column) {
      if isRule(line, column: column) {
        if let banner = bannerStart(endingWith: line, column: column) {
          top = banner
          continue
        }
        if let above = commentLine(above: line.lowerBound, column: column),
          looksLikeYAML(above, column: column)
        {
          break
        }
      }
      guard !looksLikeYAML(line, column: column) else { break }
      top = line.lowerBound
    }
    return top
  }

  /// The line above another one, if it is a comment in a column.
  func commentLine(above lineStart: Int, column: Int) -> Range<Int>? {
    guard let end = previousLineEnd(before: lineStart) else { return nil }
    let line = self.lineStart(of: end)..<end
    let text = bytes[line]
    let indentation = text.prefix { $0 == 0x20 }.count
    guard indentation == column, text.dropFirst(column).first == UInt8(ascii: "#"),
      isOutsideNodes(line.lowerBound + column)
    else { return nil }
    return line
  }

  /// Whether a comment is YAML that was commented out.
  func looksLikeYAML(_ line: Range<Int>, column: Int) -> Bool {
    CommentedOut.looksLikeYAML(bytes[line].dropFirst(column + 1))
  }

  /// Whether a `#` is a comment, not a line of a block scalar or a quoted text.
  private func isOutsideNodes(_ offset: Int) -> Bool {
    guard let index = table.lastRecord(startingBefore: offset) else { return true }
    let record = table.records[index]
    return record.kind != .scalar || Int(record.end) <= offset
  }
}

extension NodeTable {
  /// The last record whose content starts before a byte.
  func lastRecord(startingBefore offset: Int) -> Int? {
    var low = 0
    var high = records.count
    while low < high {
      let middle = (low + high) / 2
      if Int(records[middle].start) < offset { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : low - 1
  }
}
