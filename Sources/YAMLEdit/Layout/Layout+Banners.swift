extension Layout {
  /// The longest banner that is recognised, in lines.
  private static let longestBanner = 100

  /// Whether a comment is a rule such as `########` or `# ------`.
  func isRule(_ line: Range<Int>, column: Int) -> Bool {
    let text = content(of: line, column: column)
    let rest = text.drop { $0 == UInt8(ascii: "#") }.drop { $0 == 0x20 }
    return text.count >= 4 && rest.allSatisfy { Self.ruleBytes.contains($0) }
  }

  private static let ruleBytes = Array("#-=*~_+".utf8)

  /// Where the banner starts that ends with a rule: at the next equal one above, with words in the
  /// first line between them.
  ///
  /// - Parameters:
  ///   - rule: The line of the rule.
  ///   - column: The column of the banner.
  /// - Returns: The start of the first line; nil if rules enclose YAML that was commented out, or
  ///   there is no other one.
  func bannerStart(endingWith rule: Range<Int>, column: Int) -> Int? {
    let text = content(of: rule, column: column)
    var inner: Range<Int>?
    var top = rule.lowerBound
    for _ in 0..<Self.longestBanner {
      guard let line = commentLine(above: top, column: column) else { return nil }
      if content(of: line, column: column) == text {
        guard let inner, !looksLikeYAML(inner, column: column) else { return nil }
        return line.lowerBound
      }
      inner = line
      top = line.lowerBound
    }
    return nil
  }

  /// Whether YAML that was commented out stands in lines of comments and blanks.
  func holdsCommentedOut(_ lines: Range<Int>) -> Bool {
    var position = lines.lowerBound
    while position < lines.upperBound {
      let text = bytes[position..<lineEnd(of: position)].drop { $0 == 0x20 }
      if text.first == UInt8(ascii: "#"), CommentedOut.looksLikeYAML(text.dropFirst()) {
        return true
      }
      position = nextLine(after: position)
    }
    return false
  }

  /// A comment from its `#`, without blanks at its end.
  private func content(of line: Range<Int>, column: Int) -> ArraySlice<UInt8> {
    var text = bytes[line].dropFirst(column)
    while text.last == 0x20 { text.removeLast() }
    return text
  }
}
