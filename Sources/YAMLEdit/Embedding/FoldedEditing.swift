/// Changes lines of a text that stands folded (`>`).
///
/// Between two lines at the text's own indentation a line break takes an empty line, next to an
/// indented line it stands for itself. So with each changed line go the breaks around it.
struct FoldedEditing {
  private let embedded: EmbeddedText
  private let layout: Layout
  private let record: NodeRecord
  /// The text's lines, each with a break, also the last.
  private let oldLines: [ArraySlice<UInt8>]

  init(_ embedded: EmbeddedText) {
    self.embedded = embedded
    layout = Layout(embedded.document.storage)
    record = embedded.document.storage.table.records[embedded.record]
    oldLines = Self.lines(of: embedded.bytes)
  }

  /// The lines of a text; whether the last has a break is the header's affair.
  private static func lines(of text: [UInt8]) -> [ArraySlice<UInt8>] {
    LineDifference.lines(of: text.last == 0x0A ? text : text + [0x0A])
  }

  /// The ways to put in another text: with single words changed where that will do, and with whole
  /// lines; none where a folded scalar cannot hold the text.
  func edits(for new: [UInt8]) -> [[SourceEdit]] {
    guard let margin = embedded.margin(layout), fits(new), let header = header(for: new) else {
      return []
    }
    let newLines = Self.lines(of: new)
    let changes = widened(LineDifference.changes(from: oldLines, to: newLines))
    let lines = changes.map { whole($0, newLines, margin) }
    let gentle = zip(changes, lines).flatMap { change, edit in
      words(of: change, newLines) ?? [edit]
    }
    return [header + gentle, header + lines]
  }

  /// Whether the text has only characters, and a first line, that the scalar can hold.
  private func fits(_ text: [UInt8]) -> Bool {
    let first = LineDifference.lines(of: text).first { !Self.isEmpty($0) }
    guard let first else { return false }
    let hasIndicator = properties.contains { (0x31...0x39).contains($0) }
    return (hasIndicator || Self.isFlush(first)) && EmbeddedText.isPrintable(text)
  }

  /// The signs right after the `>`.
  private var properties: ArraySlice<UInt8> {
    layout.bytes[(Int(record.start) + 1)...].prefix(2).prefix { byte in
      byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") || (0x31...0x39).contains(byte)
    }
  }

  /// What has to change in the header for the line breaks at the text's end; nil where that is not
  /// all that has to.
  private func header(for new: [UInt8]) -> [SourceEdit]? {
    let (before, after) = (embedded.chomping(embedded.bytes), embedded.chomping(new))
    let sign = properties.firstIndex { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    switch after {
    case before: return []
    case 0:
      let place = sign.map { $0..<$0 + 1 } ?? properties.startIndex..<properties.startIndex
      return [SourceEdit(place, [UInt8(ascii: "-")])]
    case 1:
      guard let sign, layout.bytes[sign] == UInt8(ascii: "-") else { return [] }
      return [.delete(sign..<sign + 1)]
    default: return nil
    }
  }

  /// The changes, each widened until a line that stays and is not empty stands on either side.
  private func widened(_ changes: [LineDifference.Change]) -> [LineDifference.Change] {
    var result: [LineDifference.Change] = []
    for change in changes {
      let before = oldLines[..<change.old.lowerBound].reversed().prefix(while: Self.isEmpty).count
      let after = oldLines[change.old.upperBound...].prefix(while: Self.isEmpty).count
      var old = change.old.lowerBound - before..<change.old.upperBound + after
      var new = change.new.lowerBound - before..<change.new.upperBound + after
      if let last = result.last, old.lowerBound < last.old.upperBound {
        old = last.old.lowerBound..<old.upperBound
        new = last.new.lowerBound..<new.upperBound
        result.removeLast()
      }
      result.append(.init(old: old, new: new))
    }
    return result
  }

  // MARK: Words

  /// The changes within lines that stay lines; nil if lines come, go or change their kind.
  private func words(
    of change: LineDifference.Change,
    _ newLines: [ArraySlice<UInt8>]
  ) -> [SourceEdit]? {
    guard change.old.count == change.new.count else { return nil }
    var edits: [SourceEdit] = []
    for (old, new) in zip(oldLines[change.old], newLines[change.new]) {
      guard Self.isEmpty(old) == Self.isEmpty(new), Self.isFlush(old) == Self.isFlush(new) else {
        return nil
      }
      let stretch = embedded.trimmed(old.startIndex..<old.endIndex - 1, new.dropLast())
      guard !stretch.old.isEmpty || !stretch.new.isEmpty else { continue }
      edits.append(SourceEdit(embedded.outer(stretch.old), stretch.new))
    }
    return edits
  }

  // MARK: Lines

  /// Writes the lines of a change anew, with the breaks before, between and behind them.
  private func whole(
    _ change: LineDifference.Change,
    _ newLines: [ArraySlice<UInt8>],
    _ margin: [UInt8]
  ) -> SourceEdit {
    let lineBreak = layout.lineBreak(near: Int(record.start))
    var previous = change.old.lowerBound > 0 ? oldLines[change.old.lowerBound - 1] : nil
    let next = change.old.upperBound < oldLines.count ? oldLines[change.old.upperBound] : nil
    var text: [UInt8] = []
    var breaks = previous == nil ? 0 : 1
    func separate(from line: ArraySlice<UInt8>) {
      let isFolded = previous.map(Self.isFlush) == true && Self.isFlush(line)
      for _ in 0..<(breaks + (isFolded ? 1 : 0)) { text += lineBreak }
    }
    for line in newLines[change.new] {
      if Self.isEmpty(line) {
        breaks += 1
      } else {
        separate(from: line)
        text += margin + line.dropLast()
        (previous, breaks) = (line, 1)
      }
    }
    if let next {
      separate(from: next)
    } else {
      for _ in 1..<max(1, breaks) { text += lineBreak }
    }
    return trimmed(place(of: change), text)
  }

  /// The source between the lines that stay on either side of a change.
  private func place(of change: LineDifference.Change) -> Range<Int> {
    var start = layout.nextLine(after: Int(record.start))
    if change.old.lowerBound > 0 {
      let line = oldLines[change.old.lowerBound - 1]
      start = embedded.outer(line.startIndex..<line.endIndex - 1).upperBound
    }
    if change.old.upperBound < oldLines.count {
      let next = embedded.map.outerOffset(of: oldLines[change.old.upperBound].startIndex)
      return start..<layout.lineStart(of: next)
    }
    let last = embedded.map.outerOffset(of: max(0, embedded.bytes.count - 1))
    return start..<max(start, layout.lineEnd(of: last))
  }

  /// The edit without the bytes that are the same before and after.
  private func trimmed(_ range: Range<Int>, _ text: [UInt8]) -> SourceEdit {
    var old = layout.bytes[range]
    var new = text[...]
    while let first = new.first, first == old.first {
      (old, new) = (old.dropFirst(), new.dropFirst())
    }
    while let last = new.last, last == old.last {
      (old, new) = (old.dropLast(), new.dropLast())
    }
    return SourceEdit(old.startIndex..<old.endIndex, Array(new))
  }

  private static func isEmpty(_ line: ArraySlice<UInt8>) -> Bool {
    line.first == 0x0A || line.isEmpty
  }

  /// Whether a line starts at the text's own indentation, so that breaks next to it are folded.
  private static func isFlush(_ line: ArraySlice<UInt8>) -> Bool {
    line.first != 0x20 && line.first != 0x09
  }
}
