/// Walks through a scalar's source and its text side by side.
struct ScalarReader {
  private let source: [UInt8]
  private let record: NodeRecord
  private let text: [UInt8]
  private var segments: [TextMap.Segment] = []
  /// How much of the text has been accounted for.
  private var inner = 0
  private var outer: Int

  init(_ source: [UInt8], record: NodeRecord, text: [UInt8]) {
    self.source = source
    self.record = record
    self.text = text
    outer = Int(record.start)
  }

  private var end: Int { Int(record.end) }

  /// The segments, or nil if the walk did not arrive at the end of both.
  mutating func read() -> [TextMap.Segment]? {
    let isRead: Bool
    switch record.style {
    case .literal, .folded: isRead = readBlock()
    case .doubleQuoted, .singleQuoted: isRead = readQuoted()
    default: isRead = readPlain()
    }
    return isRead && inner == text.count ? segments : nil
  }

  /// Takes source bytes that stand for themselves.
  private mutating func takeVerbatim(_ count: Int) -> Bool {
    guard count > 0 else { return true }
    guard inner + count <= text.count, outer + count <= source.count,
      text[inner..<inner + count] == source[outer..<outer + count]
    else { return false }
    note(count, count, isVerbatim: true)
    return true
  }

  private mutating func note(_ innerCount: Int, _ outerCount: Int, isVerbatim: Bool) {
    let isMore =
      isVerbatim && segments.last?.isVerbatim == true
      && segments.last?.outer.upperBound == outer
    if isMore, let last = segments.popLast() {
      segments.append(
        .init(
          inner: last.inner.lowerBound..<inner + innerCount,
          outer: last.outer.lowerBound..<outer + outerCount,
          isVerbatim: true
        )
      )
    } else {
      segments.append(
        .init(
          inner: inner..<inner + innerCount,
          outer: outer..<outer + outerCount,
          isVerbatim: isVerbatim
        )
      )
    }
    inner += innerCount
    outer += outerCount
  }

  private func lineEnd(from position: Int) -> Int {
    source.withUnsafeBufferPointer {
      GapLexer(bytes: $0).endOfLine(from: position, limit: $0.count)
    }
  }

  private func breakLength(at position: Int) -> Int {
    source.withUnsafeBufferPointer { YAMLEdit.breakLength(in: $0, at: position) }
  }

  // MARK: Block scalars

  private mutating func readBlock() -> Bool {
    outer = lineEnd(from: outer)
    outer += breakLength(at: outer)
    guard let margin = margin() else { return text.isEmpty }
    while inner < text.count {
      let lineEnd = lineEnd(from: outer)
      let blanks = source[outer..<lineEnd].prefix(margin).prefix { $0 == 0x20 }.count
      outer += blanks
      guard takeVerbatim(lineEnd - outer), takeBlockBreak(margin) else { return false }
    }
    return true
  }

  /// Takes a line break and, where lines are folded, the empty lines after it.
  private mutating func takeBlockBreak(_ margin: Int) -> Bool {
    let length = breakLength(at: outer)
    guard inner < text.count else { return true }
    guard length > 0 else { return false }
    if record.style == .literal || text[inner] == 0x0A {
      guard text[inner] == 0x0A else { return false }
      if record.style == .folded, !keepsBreak(after: outer + length, margin) {
        outer += length
        return true
      }
      note(1, length, isVerbatim: false)
      return true
    }
    guard text[inner] == 0x20 else { return false }
    note(1, length, isVerbatim: false)
    return true
  }

  /// Whether a break before an empty line of a folded text counts by itself.
  ///
  /// The first of several breaks between two ordinary lines vanishes; next to an indented line, and
  /// at the end, all of them stay.
  private func keepsBreak(after position: Int, _ margin: Int) -> Bool {
    let remaining = text[inner...].prefix { $0 == 0x0A }.count
    var breaks = 1
    var position = position
    while position < source.count {
      let lineEnd = lineEnd(from: position)
      let isEmpty =
        source[position..<lineEnd].allSatisfy { $0 == 0x20 }
        && lineEnd - position <= margin
      let length = breakLength(at: lineEnd)
      guard isEmpty, length > 0 else { break }
      breaks += 1
      position = lineEnd + length
    }
    return remaining >= breaks || inner + remaining == text.count
  }

  /// The indentation of the text, found by comparing its first line with the source.
  private func margin() -> Int? {
    guard let visible = text.firstIndex(where: { $0 != 0x0A && $0 != 0x20 }) else { return nil }
    let lineStart = text[..<visible].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    var position = outer
    while position < end {
      let lineEnd = lineEnd(from: position)
      if let first = source[position..<lineEnd].firstIndex(where: { $0 != 0x20 }) {
        let margin = (first - position) - (visible - lineStart)
        return margin >= 0 ? margin : nil
      }
      position = lineEnd + max(1, breakLength(at: lineEnd))
    }
    return nil
  }

  // MARK: Flow scalars

  private mutating func readQuoted() -> Bool {
    let quote = source[outer]
    outer += 1
    while outer < end - 1 {
      let byte = source[outer]
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        guard takeEscape() else { return false }
      } else if byte == UInt8(ascii: "'"), quote == byte {
        guard inner < text.count, text[inner] == byte else { return false }
        note(1, 2, isVerbatim: false)
      } else if byte == 0x20 || byte == 0x09 || breakLength(at: outer) > 0 {
        guard takeBlanks() else { return false }
      } else {
        guard takeVerbatim(1) else { return false }
      }
    }
    return true
  }

  private mutating func readPlain() -> Bool {
    while outer < end {
      let isBlank = source[outer] == 0x20 || breakLength(at: outer) > 0
      guard isBlank ? takeBlanks() : takeVerbatim(1) else { return false }
    }
    return true
  }

  /// Takes blanks; if there is a line break among them, they fold into a space or line breaks.
  private mutating func takeBlanks() -> Bool {
    var position = outer
    var breaks = 0
    while position < end,
      source[position] == 0x20 || source[position] == 0x09
        || breakLength(at: position) > 0
    {
      let length = breakLength(at: position)
      breaks += length > 0 ? 1 : 0
      position += max(1, length)
    }
    guard breaks > 0 else { return takeVerbatim(position - outer) }
    let expected: [UInt8] = breaks == 1 ? [0x20] : .init(repeating: 0x0A, count: breaks - 1)
    guard text[inner...].starts(with: expected) else { return false }
    note(expected.count, position - outer, isVerbatim: false)
    return true
  }

  private mutating func takeEscape() -> Bool {
    guard outer + 1 < end else { return false }
    let next = source[outer + 1]
    let length = breakLength(at: outer + 1)
    if length > 0 { return skipEscapedBreak(length) }
    let digits: Int
    switch next {
    case UInt8(ascii: "x"): digits = 2
    case UInt8(ascii: "u"): digits = 4
    case UInt8(ascii: "U"): digits = 8
    default: digits = 0
    }
    guard inner < text.count else { return false }
    var count = 1
    while inner + count < text.count, text[inner + count] & 0xC0 == 0x80 { count += 1 }
    note(count, 2 + digits, isVerbatim: false)
    return true
  }

  /// Skips a `\` at a line's end; the blanks at the start of the next line vanish with it.
  private mutating func skipEscapedBreak(_ length: Int) -> Bool {
    outer += 1 + length
    var breaks = 0
    while outer < end, source[outer] == 0x20 || source[outer] == 0x09 || breakLength(at: outer) > 0
    {
      let length = breakLength(at: outer)
      guard length > 0 else {
        outer += 1
        continue
      }
      guard inner < text.count, text[inner] == 0x0A else { return false }
      note(1, length, isVerbatim: false)
      breaks += 1
    }
    return true
  }
}
