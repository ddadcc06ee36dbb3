internal import YAMLEdit

/// Quotes for text in a file that cannot be read as it is.
extension LintContext {
  /// Puts a text that stands at a place in quotes; `nil` where it would need more than that.
  func quoting(_ text: String, at location: SourceLocation) -> LintFix? {
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
      scalar != "\"" && scalar != "\\" && scalar.value >= 0x20 && scalar.value != 0x7F
    }
    guard isPlain, let start = offset(of: location) else { return nil }
    let range = start..<start + text.utf8.count
    guard range.upperBound <= bytes.count, bytes[range].elementsEqual(text.utf8) else { return nil }
    return LintFix(.replace(range, "\"\(text)\""))
  }

  /// Puts the word that starts at a place in quotes.
  func quotingWord(at location: SourceLocation) -> LintFix? {
    guard let start = offset(of: location) else { return nil }
    let ends = Set(" \t\r\n,]}".utf8)
    let word = bytes[start...].prefix { !ends.contains($0) }
    return word.isEmpty ? nil : quoting(String(decoding: word, as: UTF8.self), at: location)
  }

  /// The byte at a line and column; `nil` for a place that is not there, or a text of other bytes.
  private func offset(of location: SourceLocation) -> Int? {
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.utf8.count == bytes.count else { return nil }
    var place = SourceLocation(line: 1, column: text.unicodeScalars.first == "\u{FEFF}" ? 0 : 1)
    var offset = 0
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if let last = previous, last.endsLine, !(last == "\r" && scalar == "\n") {
        place = SourceLocation(line: place.line + 1, column: 1)
      }
      if place == location { return offset }
      offset += UTF8.width(scalar)
      place = SourceLocation(line: place.line, column: place.column + 1)
      previous = scalar
    }
    return nil
  }
}

extension Unicode.Scalar {
  /// Whether YAML 1.1 takes the character for the end of a line.
  fileprivate var endsLine: Bool {
    ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"].contains(self)
  }
}
