internal import YAMLEdit

/// The comments of a file, in order.
struct CommentScan {
  /// One comment.
  struct Comment {
    /// From the `#` to the end of the line, blanks at the end left out.
    let text: String
    /// The place of the `#`.
    let start: Int
    /// Whether nothing else stands on its line.
    let isAlone: Bool
    let location: SourceLocation
  }

  let comments: [Comment]

  init(_ document: Document) {
    let bytes = document.bytes
    var quoted = Self.textsInQuotes(document)[...]
    var found: [Comment] = []
    var position = 0
    while position < bytes.count {
      while let first = quoted.first, first.upperBound <= position { quoted.removeFirst() }
      if let first = quoted.first, first.contains(position) {
        position = first.upperBound
        continue
      }
      guard bytes[position] == UInt8(ascii: "#"), Self.followsBlank(position, in: bytes) else {
        position += 1
        continue
      }
      let end = bytes[position...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
      found.append(Self.comment(from: position, to: end, in: document))
      position = end
    }
    comments = found
  }

  /// The stretches in which a `#` is text, in order.
  private static func textsInQuotes(_ document: Document) -> [Range<Int>] {
    (document.root?.descendants ?? []).compactMap { visited in
      let style = visited.node.scalarStyle
      guard style != nil, style != .plain else { return nil }
      let range = visited.node.range
      return range.lowerBound.value..<range.upperBound.value
    }
  }

  private static func followsBlank(_ position: Int, in bytes: [UInt8]) -> Bool {
    guard position > 0 else { return true }
    return [0x20, 0x09, 0x0A, 0x0D, 0xBF].contains(bytes[position - 1])
  }

  private static func comment(from start: Int, to end: Int, in document: Document) -> Comment {
    let bytes = document.bytes
    var last = end
    while last > start, bytes[last - 1] == 0x20 || bytes[last - 1] == 0x09 { last -= 1 }
    let before = bytes[..<start].last { $0 != 0x20 && $0 != 0x09 }
    return Comment(
      text: String(decoding: bytes[start..<last], as: UTF8.self),
      start: start,
      isAlone: before == nil || before == 0x0A || before == 0x0D || before == 0xBF,
      location: document.location(of: ByteOffset(start))
    )
  }
}
