/// What stands in the source between the lines of a text in double quotes.
struct LineGaps {
  /// The gap behind each line break of the text; nil where the next line follows at once.
  private let gaps: [(offset: Int, gap: [UInt8]?)]

  /// Whether most lines of the text have a source line of their own.
  private let isHabit: Bool

  init(_ embedded: EmbeddedText) {
    let source = embedded.document.bytes
    gaps = embedded.bytes.indices.filter { embedded.bytes[$0] == 0x0A }.map { offset in
      (offset, Self.gap(in: source, at: embedded.outer(offset..<offset + 1).upperBound))
    }
    let inner = gaps.filter { $0.offset + 1 < embedded.bytes.count }
    isHabit = inner.count { $0.gap != nil } * 2 > inner.count
  }

  /// The gap to write around a byte of the text; nil where lines follow each other at once.
  func gap(near offset: Int) -> [UInt8]? {
    guard isHabit else { return nil }
    let before = gaps.last { $0.offset < offset && $0.gap != nil }
    return (before ?? gaps.first { $0.gap != nil })?.gap
  }

  /// An escaped line break and the blanks after it.
  static func gap(in source: [UInt8], at offset: Int) -> [UInt8]? {
    let rest = source[offset...]
    guard isEscapedBreak(rest) else { return nil }
    var line = rest.dropFirst()
    line = line.dropFirst(line.starts(with: [0x0D, 0x0A]) ? 2 : 1)
    let text = line.drop { $0 == 0x20 || $0 == 0x09 }
    let isBlank = text.first == 0x0A || text.first == 0x0D
    return isBlank ? nil : Array(rest[..<text.startIndex])
  }

  /// Whether a source goes on with `\` at the end of a line.
  static func isEscapedBreak(_ source: ArraySlice<UInt8>) -> Bool {
    let next = source.dropFirst().first
    return source.first == UInt8(ascii: "\\") && (next == 0x0A || next == 0x0D)
  }
}
