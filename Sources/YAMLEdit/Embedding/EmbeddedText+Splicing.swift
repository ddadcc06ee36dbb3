extension EmbeddedText {
  /// The ways to change only what differs, the one that changes least first; none where the
  /// scalar's style cannot express the new text.
  func spliced(with new: [UInt8]) -> [[SourceEdit]] {
    guard map.isExact else { return [] }
    let old = document.storage.table.records[record]
    switch old.style {
    case .literal: return [splicedLiteral(with: new, old)].compactMap(\.self)
    case .folded: return FoldedEditing(self).edits(for: new)
    case .doubleQuoted: return [splicedQuoted(with: new)]
    default: return [splicedInLine(with: new, old)].compactMap(\.self)
    }
  }

  // MARK: Literal

  /// Changed lines are indented like their neighbours; the rest stays byte by byte.
  private func splicedLiteral(with new: [UInt8], _ old: NodeRecord) -> [SourceEdit]? {
    let layout = Layout(document.storage)
    guard let margin = margin(layout), fits(new), chomping(bytes) == chomping(new) else {
      return nil
    }
    let oldLines = LineDifference.lines(of: bytes)
    let newLines = LineDifference.lines(of: new)
    let lineBreak = layout.lineBreak(near: Int(old.start))
    var edits: [SourceEdit] = []
    for change in LineDifference.changes(from: oldLines, to: newLines) {
      let indented = newLines[change.new].map { line -> [UInt8] in
        let text = line.last == 0x0A ? line.dropLast() : line
        return text.isEmpty ? [] : margin + Array(text)
      }
      edits.append(
        edit(change.old, lines: indented, oldLines: oldLines, layout: layout, lineBreak: lineBreak)
      )
    }
    return edits
  }

  /// Puts lines in the place of others; where none go, before the one that follows.
  private func edit(
    _ range: Range<Int>,
    lines: [[UInt8]],
    oldLines: [ArraySlice<UInt8>],
    layout: Layout,
    lineBreak: [UInt8]
  ) -> SourceEdit {
    func outer(_ line: Int) -> Int {
      layout.lineStart(of: map.outerOffset(of: oldLines[line].startIndex))
    }
    let text = Array(lines.joined(separator: lineBreak))
    if range.upperBound == oldLines.count {
      let last = map.outerOffset(of: max(0, bytes.count - 1))
      let end = layout.lineEnd(of: last)
      if range.isEmpty { return .insert(lineBreak + text, at: end) }
      if lines.isEmpty, let before = layout.previousLineEnd(before: outer(range.lowerBound)) {
        return .delete(before..<end)
      }
      return SourceEdit(outer(range.lowerBound)..<end, text)
    }
    let tail = lines.isEmpty ? [] : lineBreak
    if range.isEmpty {
      return .insert(text + tail, at: outer(range.lowerBound))
    }
    return SourceEdit(outer(range.lowerBound)..<outer(range.upperBound), text + tail)
  }

  /// The indentation of the text's lines.
  func margin(_ layout: Layout) -> [UInt8]? {
    guard let visible = bytes.firstIndex(where: { $0 != 0x0A && $0 != 0x20 }) else { return nil }
    let outer = map.outerOffset(of: visible)
    let lineStart = bytes[..<visible].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let count = outer - layout.lineStart(of: outer) - (visible - lineStart)
    return count > 0 ? [UInt8](repeating: 0x20, count: count) : nil
  }

  /// Whether a literal block can hold a text at all.
  private func fits(_ text: [UInt8]) -> Bool {
    let first = LineDifference.lines(of: text).first { $0.first != 0x0A }
    guard let start = first?.first, start != 0x20, start != 0x09 else { return false }
    return Self.isPrintable(text)
  }

  /// Whether a block scalar can hold every character of a text.
  static func isPrintable(_ text: [UInt8]) -> Bool {
    String(decoding: text, as: UTF8.self).unicodeScalars.allSatisfy {
      $0 == "\n" || $0 == "\t" || QuotedText.isPrintable($0)
    }
  }

  /// Whether a text ends with no line break, one, or more.
  func chomping(_ text: [UInt8]) -> Int {
    min(2, text.reversed().prefix { $0 == 0x0A }.count)
  }

  // MARK: Other styles

  /// Changes within a line are put in as they are; nil if a line break is among them.
  private func splicedInLine(with new: [UInt8], _ old: NodeRecord) -> [SourceEdit]? {
    var edits: [SourceEdit] = []
    for (range, replacement) in stretches(to: new) {
      guard !replacement.contains(0x0A), !replacement.contains(0x0D) else { return nil }
      let doubled = replacement.flatMap { byte -> [UInt8] in
        old.style == .singleQuoted && byte == UInt8(ascii: "'") ? [byte, byte] : [byte]
      }
      edits.append(SourceEdit(outer(range), doubled))
    }
    return edits
  }

  /// The stretches that differ, each trimmed to the bytes that do and widened to whole segments.
  func stretches(to new: [UInt8]) -> [(old: Range<Int>, new: [UInt8])] {
    let oldLines = LineDifference.lines(of: bytes)
    let newLines = LineDifference.lines(of: new)
    return LineDifference.changes(from: oldLines, to: newLines).map { change in
      let oldStart =
        change.old.lowerBound < oldLines.count
        ? oldLines[change.old.lowerBound].startIndex : bytes.count
      let newStart =
        change.new.lowerBound < newLines.count
        ? newLines[change.new.lowerBound].startIndex : new.count
      let oldEnd = change.old.isEmpty ? oldStart : oldLines[change.old.upperBound - 1].endIndex
      let newEnd = change.new.isEmpty ? newStart : newLines[change.new.upperBound - 1].endIndex
      return trimmed(oldStart..<oldEnd, new[newStart..<newEnd])
    }
  }

  func trimmed(
    _ old: Range<Int>,
    _ new: ArraySlice<UInt8>
  ) -> (old: Range<Int>, new: [UInt8]) {
    var old = old
    var new = new
    while let first = new.first, !old.isEmpty, bytes[old.lowerBound] == first {
      old = old.lowerBound + 1..<old.upperBound
      new = new.dropFirst()
    }
    while let last = new.last, !old.isEmpty, bytes[old.upperBound - 1] == last {
      old = old.lowerBound..<old.upperBound - 1
      new = new.dropLast()
    }
    return widened(old, new)
  }

  /// Takes in the rest of characters and segments that the borders cut through.
  private func widened(
    _ old: Range<Int>,
    _ new: ArraySlice<UInt8>
  ) -> (old: Range<Int>, new: [UInt8]) {
    var (start, end) = (old.lowerBound, old.upperBound)
    while start > 0, start < bytes.count, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    if let index = map.segment(containing: start), !map.segments[index].isVerbatim {
      start = map.segments[index].inner.lowerBound
    }
    if end > 0, let index = map.segment(containing: end - 1), end > start,
      !map.segments[index].isVerbatim
    {
      end = max(end, map.segments[index].inner.upperBound)
    }
    let text = Array(bytes[start..<old.lowerBound]) + new + Array(bytes[old.upperBound..<end])
    return (start..<end, text)
  }

  /// The source bytes of a stretch of the text.
  func outer(_ inner: Range<Int>) -> Range<Int> {
    if inner.isEmpty {
      let offset =
        inner.lowerBound < bytes.count
        ? map.outerOffset(of: inner.lowerBound) : innerEnd
      return offset..<offset
    }
    let last = inner.upperBound - 1
    guard let index = map.segment(containing: last) else { return innerEnd..<innerEnd }
    let segment = map.segments[index]
    let end =
      segment.isVerbatim
      ? segment.outer.lowerBound + last - segment.inner.lowerBound + 1 : segment.outer.upperBound
    return map.outerOffset(of: inner.lowerBound)..<end
  }

  /// The byte after the text's last one in the source, before a closing quote.
  var innerEnd: Int {
    let record = document.storage.table.records[self.record]
    let isQuoted = record.style == .singleQuoted || record.style == .doubleQuoted
    return Int(record.end) - (isQuoted ? 1 : 0)
  }

  // MARK: The whole scalar

  /// The edit that writes the scalar as a literal block; nil where it has to be quoted.
  func rewritten(_ text: String) -> [SourceEdit]? {
    let editor = Editor(document)
    let old = document.storage.table.records[record]
    let hasLines = text.utf8.contains(0x0A) || old.style == .literal
    guard !editor.isInFlow(record), hasLines, old.style != .doubleQuoted,
      old.tag < 0, old.parent >= 0
    else { return nil }
    let layout = editor.layout
    let parent = editor.parentColumn(of: record)
    let isBlock = old.style == .literal || old.style == .folded
    let margin = isBlock ? self.margin(layout)?.count : nil
    let indentation = margin ?? parent + Habits(layout, near: record).mappingOffset
    let literal = BlockText.literal(
      text,
      indentation: indentation,
      parent: parent,
      lineBreak: layout.lineBreak(near: Int(old.start))
    )
    let comment = layout.headerComment(of: old)
    return literal.map {
      [SourceEdit(Int(old.start)..<Int(old.end), BlockText.block($0, comment: comment))]
    }
  }
}
