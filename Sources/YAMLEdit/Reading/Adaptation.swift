/// What to insert for libyaml where it refuses a text that PyYAML accepts.
struct Adaptation {
  let source: SourceText
  let failure: EventReader.Failure

  /// The source byte libyaml stopped at.
  let offset: Int

  /// The bytes to put in before another attempt, or nil if the text is simply wrong.
  func insertions(context: Int) -> [AdaptedText.Insertion]? {
    if failure.problem == "found unexpected ':'", failure.flowLevel > 0 {
      return flowInsertions(from: offset, depth: failure.flowLevel)
    }
    if failure.problem == "did not find expected ',' or ']'", context < source.bytes.count {
      return flowInsertions(from: context + 1, depth: 1)
    }
    if failure.problem.hasPrefix("found a tab character where an indentation") {
      return indentationIndicator(at: context).map { [$0] }
    }
    return nil
  }

  /// What libyaml needs up to the end of the flow collection it was in: a blank after each `:` that
  /// stands before a bracket, a brace or a comma, and a `:` after each `?` that stands alone.
  private func flowInsertions(from start: Int, depth: Int) -> [AdaptedText.Insertion] {
    source.bytes.withUnsafeBufferPointer { bytes in
      var lexer = FlowLexer(bytes: bytes, position: start, depth: depth)
      return lexer.insertions()
    }
  }

  /// The digit that tells libyaml the indentation PyYAML would find.
  ///
  /// libyaml refuses a tab at the start of a block scalar's first line unless it knows the
  /// indentation; PyYAML takes the tab for text.
  private func indentationIndicator(at start: Int) -> AdaptedText.Insertion? {
    source.bytes.withUnsafeBufferPointer { bytes in
      let lexer = GapLexer(bytes: bytes)
      let lineEnd = lexer.endOfLine(from: start, limit: bytes.count)
      let header = bytes[start..<lineEnd].prefix { $0 > 0x20 && $0 != UInt8(ascii: "#") }
      guard !header.contains(where: { (0x31...0x39).contains($0) }) else { return nil }
      var position = lineEnd
      var widest = 0
      while true {
        position += lexer.breakLength(at: position)
        var column = 0
        while position < bytes.count, bytes[position] == 0x20 {
          position += 1
          column += 1
        }
        widest = max(widest, column)
        guard lexer.breakLength(at: position) > 0 else { break }
      }
      let indent = max(widest, failure.indent + 1, 1)
      let digit = indent - max(failure.indent, 0)
      guard (1...9).contains(digit) else { return nil }
      return .init(offset: start + 1, byte: UInt8(0x30 + digit))
    }
  }
}

/// Walks through flow text the way PyYAML's scanner does, from a place between tokens.
private struct FlowLexer {
  let bytes: UnsafeBufferPointer<UInt8>
  var position: Int
  var depth: Int

  mutating func insertions() -> [AdaptedText.Insertion] {
    var insertions: [AdaptedText.Insertion] = []
    while position < bytes.count, depth > 0 {
      switch bytes[position] {
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        position += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth -= 1
        position += 1
      case UInt8(ascii: "\""), UInt8(ascii: "'"): skipQuoted(bytes[position])
      case UInt8(ascii: "#"):
        position = GapLexer(bytes: bytes).endOfLine(from: position, limit: bytes.count)
      case UInt8(ascii: ":"):
        if position + 1 < bytes.count, Self.closes(bytes[position + 1]) {
          insertions.append(.init(offset: position + 1, byte: 0x20))
        }
        position += 1
      case UInt8(ascii: "?"):
        position += 1
        if isAlone { insertions.append(.init(offset: position, byte: UInt8(ascii: ":"))) }
      case 0x00...0x20, UInt8(ascii: ","): position += 1
      default: skipPlain()
      }
    }
    return insertions
  }

  /// Whether nothing but the end of an item follows.
  private var isAlone: Bool {
    let next = GapLexer(bytes: bytes).nextToken(from: position, limit: bytes.count)
    return next < bytes.count
      && (bytes[next] == UInt8(ascii: ",") || bytes[next] == UInt8(ascii: "]"))
  }

  private mutating func skipQuoted(_ quote: UInt8) {
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == quote { return }
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") { position += 1 }
    }
  }

  /// Skips plain text up to a blank, an indicator, or a colon that ends it.
  private mutating func skipPlain() {
    while position < bytes.count {
      let byte = bytes[position]
      if byte <= 0x20 || byte == UInt8(ascii: ",") || Self.closes(byte) { return }
      if byte == UInt8(ascii: ":"), position + 1 < bytes.count,
        bytes[position + 1] <= 0x20 || Self.closes(bytes[position + 1])
      {
        return
      }
      position += 1
    }
  }

  private static func closes(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
      UInt8(ascii: "}"):
      true
    default: false
    }
  }
}
