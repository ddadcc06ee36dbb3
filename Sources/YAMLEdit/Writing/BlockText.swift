/// Writes a text of several lines as a literal block.
enum BlockText {
  /// The header and the indented lines of a text, or nil if a literal block cannot hold it.
  ///
  /// - Parameters:
  ///   - text: The text to write.
  ///   - indentation: The column of the lines, counted from 0.
  ///   - parent: The column of the block that holds the scalar, -1 at the root.
  ///   - lineBreak: The line break to use.
  /// - Returns: The bytes from the `|` to the end of the last line, its line break not included.
  static func literal(
    _ text: String,
    indentation: Int,
    parent: Int,
    lineBreak: [UInt8]
  ) -> [UInt8]? {
    let isFit = text.unicodeScalars.allSatisfy {
      $0 == "\n" || $0 == "\t" || QuotedText.isPrintable($0)
    }
    guard isFit, text.utf8.contains(where: { $0 != 0x0A && $0 != 0x20 && $0 != 0x09 }) else {
      return nil
    }
    var lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    var header: [UInt8] = [UInt8(ascii: "|")]
    let trailing = lines.reversed().prefix { $0.isEmpty }.count
    if needsIndicator(lines) {
      let digit = indentation - max(parent, 0)
      guard (1...9).contains(digit) else { return nil }
      header.append(UInt8(0x30 + digit))
    }
    switch trailing {
    case 0: header.append(UInt8(ascii: "-"))
    case 1: lines.removeLast()
    default:
      header.append(UInt8(ascii: "+"))
      lines.removeLast()
    }
    let margin = [UInt8](repeating: 0x20, count: indentation)
    return lines.reduce(into: header) { written, line in
      written += lineBreak
      if !line.isEmpty { written += margin + Array(line) }
    }
  }

  /// Puts a comment behind the header of a block.
  static func block(_ block: [UInt8], comment: [UInt8]) -> [UInt8] {
    let header = block.prefix { $0 > 0x20 }
    return header + comment + block[header.endIndex...]
  }

  /// Whether the indentation cannot be read off the first line that is not empty.
  private static func needsIndicator(_ lines: [Substring.UTF8View.SubSequence]) -> Bool {
    guard let first = lines.first(where: { !$0.isEmpty })?.first else { return false }
    return first == 0x20 || first == 0x09
  }
}
