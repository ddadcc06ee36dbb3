/// Tells comments in words from YAML that someone switched off with `#`.
enum CommentedOut {
  /// Judges one comment line by what follows its `#`.
  ///
  /// `#value:`, `#  - mount: /data`, `# key: "x"` and, with its comma, `#"x",` are YAML; `# the list
  /// of images`, `# NOTE: x` and `# values: "none", "1"` are words. A capitalised key counts only
  /// right after the `#`.
  ///
  /// - Parameter text: The bytes after the `#`.
  /// - Returns: Whether the line would be an item or an entry without its `#`.
  static func looksLikeYAML(_ text: ArraySlice<UInt8>) -> Bool {
    let content = text.drop { $0 == 0x20 }
    guard let first = content.first else { return false }
    if first == UInt8(ascii: "-") {
      let next = content.dropFirst().first
      return next == nil || next == 0x20
    }
    if isListed(text) { return true }
    guard let rest = afterKey(content) else { return false }
    let isCapitalised = (0x41...0x5A).contains(first)
    if isCapitalised, text.first == 0x20 { return false }
    return isWholeValue(rest)
  }

  /// Whether a text is an item of a list in brackets: with a comma at its end, and right after the
  /// `#` or in quotes.
  private static func isListed(_ text: ArraySlice<UInt8>) -> Bool {
    let isClosed = text.last { $0 != 0x20 } == UInt8(ascii: ",")
    let quote = text.first { $0 != 0x20 }
    let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    return isClosed && (isQuoted || text.first != 0x20)
  }

  /// What follows `key:`, or nil if the text does not start with a key.
  private static func afterKey(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var rest = text
    if let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      guard let end = rest.dropFirst().firstIndex(of: quote) else { return nil }
      rest = rest[(end + 1)...]
    } else {
      rest = rest.drop { isKeyByte($0) }
      guard rest.startIndex > text.startIndex else { return nil }
    }
    guard rest.first == UInt8(ascii: ":") else { return nil }
    rest = rest.dropFirst()
    return rest.isEmpty || rest.first == 0x20 ? rest : nil
  }

  /// Whether a value that starts with a quote also ends with it, a comment aside.
  private static func isWholeValue(_ text: ArraySlice<UInt8>) -> Bool {
    let value = text.drop { $0 == 0x20 }
    guard let quote = value.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return true
    }
    guard let end = value.dropFirst().firstIndex(of: quote) else { return false }
    let rest = value[(end + 1)...].drop { $0 == 0x20 }
    return rest.isEmpty || rest.first == UInt8(ascii: "#")
  }

  private static func isKeyByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"),
      UInt8(ascii: "."), UInt8(ascii: "/"):
      true
    default: false
    }
  }
}
