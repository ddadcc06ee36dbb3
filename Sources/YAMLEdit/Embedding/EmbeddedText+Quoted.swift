extension EmbeddedText {
  /// Changed stretches of a text in double quotes are written with escapes, as their neighbours are;
  /// line breaks in the source between others stay.
  func splicedQuoted(with new: [UInt8]) -> [SourceEdit] {
    let lineGaps = LineGaps(self)
    return stretches(to: new).map { old, replacement in
      let gap = lineGaps.gap(near: old.lowerBound)
      var range = outer(old)
      if replacement.isEmpty, gap != nil { range = withGap(range, old) }
      return SourceEdit(range, quoted(replacement, in: old, range, gap: gap))
    }
  }

  /// The source of whole lines that go, with the break that gave them a source line.
  private func withGap(_ range: Range<Int>, _ old: Range<Int>) -> Range<Int> {
    guard old.upperBound > 0, bytes[old.upperBound - 1] == 0x0A else { return range }
    if let after = LineGaps.gap(in: document.bytes, at: range.upperBound) {
      return range.lowerBound..<range.upperBound + after.count
    }
    guard old.lowerBound > 0, bytes[old.lowerBound - 1] == 0x0A, range.upperBound == innerEnd else {
      return range
    }
    return outer(old.lowerBound - 1..<old.lowerBound).upperBound..<range.upperBound
  }

  /// A stretch's new text as it stands between the quotes.
  ///
  /// - Parameters:
  ///   - text: The new text.
  ///   - old: The bytes of the old text it takes the place of.
  ///   - range: The source of the old text.
  ///   - gap: What stands between `\n` and the next line where each has a source line of its own.
  /// - Returns: The bytes to write.
  private func quoted(
    _ text: [UInt8],
    in old: Range<Int>,
    _ range: Range<Int>,
    gap: [UInt8]?
  ) -> [UInt8] {
    let lines = LineDifference.lines(of: text)
    var written: [UInt8] = []
    var isAtMargin = self.isAtMargin(range.lowerBound)
    let isBehindLast = isAtMargin && range.isEmpty && range.upperBound == innerEnd
    if let gap, !isAtMargin, !lines.isEmpty, old.lowerBound > 0, bytes[old.lowerBound - 1] == 0x0A {
      written += gap
      isAtMargin = true
    }
    for (number, line) in lines.enumerated() {
      var part = Array(QuotedText.double(String(decoding: line, as: UTF8.self)))[1...].dropLast()
      if isAtMargin, part.first == 0x20 { part.insert(UInt8(ascii: "\\"), at: part.startIndex) }
      if number + 1 == lines.count, part.last == 0x20, isBeforeBreak(range.upperBound),
        !(isAtMargin && part.count == 2)
      {
        part.insert(UInt8(ascii: "\\"), at: part.endIndex - 1)
      }
      written += part
      isAtMargin = false
      guard let gap, line.last == 0x0A else { continue }
      if number + 1 < lines.count || isBehindLast || runsOn(range.upperBound) {
        written += gap
        isAtMargin = true
      }
    }
    if isAtMargin, !lines.isEmpty, byte(at: range.upperBound) == 0x20 {
      written.append(UInt8(ascii: "\\"))
    }
    return written
  }

  private func byte(at offset: Int) -> UInt8? {
    offset < document.bytes.count ? document.bytes[offset] : nil
  }

  /// Whether only blanks stand before a byte on a source line that is not the scalar's first.
  private func isAtMargin(_ offset: Int) -> Bool {
    let start = Int(document.storage.table.records[record].start) + 1
    let before = document.bytes[start..<max(start, offset)].last { $0 != 0x20 && $0 != 0x09 }
    return before == 0x0A || before == 0x0D
  }

  /// Whether only blanks stand between a byte and the end of its source line.
  private func isBeforeBreak(_ offset: Int) -> Bool {
    let next = document.bytes[offset...].first { $0 != 0x20 && $0 != 0x09 }
    return next == 0x0A || next == 0x0D
  }

  /// Whether the next line of the text starts right at a byte of the source.
  private func runsOn(_ offset: Int) -> Bool {
    offset < innerEnd && !LineGaps.isEscapedBreak(document.bytes[offset...])
  }
}
