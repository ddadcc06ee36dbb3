/// A document's bytes, checked once, with what later steps need to know about them.
struct SourceText: Sendable {
  let bytes: [UInt8]

  /// The first byte of every line, in order; the first is 0.
  let lineStarts: [Int32]

  /// Whether every byte, a leading byte order mark apart, is ASCII.
  let isASCII: Bool

  /// Whether a tab stands anywhere; without one, all questions about tabs are answered.
  let hasTab: Bool

  /// Whether U+FEFF stands anywhere but at the start.
  let hasInnerMark: Bool

  /// Three bytes with a byte order mark, none without.
  var contentStart: Int { hasMark ? 3 : 0 }

  private let hasMark: Bool

  private let characters: CharacterCount

  /// Takes facts that are known already; the text has no inner byte order mark.
  init(bytes: [UInt8], lineStarts: [Int32], isASCII: Bool, hasTab: Bool, hasMark: Bool) {
    self.bytes = bytes
    self.lineStarts = lineStarts
    self.isASCII = isASCII
    self.hasTab = hasTab
    self.hasMark = hasMark
    hasInnerMark = false
    characters = CharacterCount(bytes, isASCII: isASCII && !hasMark)
  }

  /// Checks the bytes as PyYAML's reader does: UTF-8, printable characters, breaks.
  init(_ bytes: [UInt8]) throws(YAMLError) {
    guard bytes.count <= Document.maximumSize else {
      throw YAMLError(
        .tooLarge,
        detail: "the text has \(bytes.count) bytes, more than \(Document.maximumSize)"
      )
    }
    var scan = ByteScan(bytes)
    scan.run()
    self.bytes = bytes
    lineStarts = scan.lineStarts
    isASCII = scan.isASCII
    hasTab = scan.hasTab
    hasInnerMark = scan.hasInnerMark
    hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    // The mark of a byte order is not ASCII either, though `isASCII` passes over it.
    characters = CharacterCount(bytes, isASCII: isASCII && !hasMark)
    if let fault = scan.fault { throw error(for: fault) }
  }

  /// The line and column of a byte; offsets beyond the end mean the end.
  func location(of offset: Int) -> SourceLocation {
    let offset = min(max(offset, 0), bytes.count)
    let line = lineIndex(of: offset)
    var column = 1 + characters.count(in: Int(lineStarts[line])..<offset, of: bytes)
    if line == 0, hasMark, offset >= 3 { column -= 1 }
    return SourceLocation(line: line + 1, column: column)
  }

  /// The line, counted from 0, on which a byte stands.
  func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// The byte at a line and column, both from 1, clamped to what is there.
  func offset(of location: SourceLocation) -> Int {
    let line = min(max(location.line, 1), lineStarts.count) - 1
    let end = line + 1 < lineStarts.count ? Int(lineStarts[line + 1]) : bytes.count
    var offset = Int(lineStarts[line])
    if line == 0 { offset = min(contentStart, end) }
    var column = 1
    while column < location.column, offset < end {
      offset += 1
      while offset < end, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      column += 1
    }
    return offset
  }

  private func error(for fault: ByteScan.Fault) -> YAMLError {
    switch fault {
    case .notUTF8(let offset):
      let byte = hexadecimal(UInt32(bytes[offset]), digits: 2)
      return YAMLError(
        .notUTF8,
        at: location(of: offset),
        detail: "expected UTF-8 text, found byte 0x\(byte) at offset \(offset)"
      )
    case .control(let offset, let scalar):
      return YAMLError(
        .controlCharacter,
        at: location(of: offset),
        detail: "expected printable text, found character U+\(hexadecimal(scalar, digits: 4))"
      )
    }
  }
}

/// A number in capital hexadecimal digits, padded with zeros.
func hexadecimal(_ number: UInt32, digits: Int) -> String {
  let text = String(number, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, digits - text.count)) + text
}
