/// The character classes of the grammars in this module, all of them ASCII.
extension Unicode.Scalar {
  var isDigit: Bool { ("0"..."9").contains(self) }

  var isLowerLetterOrDigit: Bool { isDigit || ("a"..."z").contains(self) }

  var isLetterOrDigit: Bool { isLowerLetterOrDigit || ("A"..."Z").contains(self) }

  var isLowerHexDigit: Bool { isDigit || ("a"..."f").contains(self) }

  var isHexDigit: Bool { isLowerHexDigit || ("A"..."F").contains(self) }

  var isTagCharacter: Bool { isLetterOrDigit || self == "_" || self == "." || self == "-" }

  /// A zero-width space, a byte order mark or a soft hyphen: there, and not to be seen.
  var isInvisible: Bool { self == "\u{200B}" || self == "\u{FEFF}" || self == "\u{AD}" }

  /// A blank of any kind, a control character or something invisible.
  var isBlankOrInvisible: Bool {
    if isASCII { return value <= 0x20 || value == 0x7F }
    return properties.isWhitespace || properties.generalCategory == .control || isInvisible
  }

  /// The character in quotes, or in words where it could not be seen.
  var nameInMessages: String {
    switch self {
    case " ": "a space"
    case "\t": "a tab"
    case "\n", "\r": "a line break"
    case _ where isBlankOrInvisible: codePoint
    default: "'\(self)'"
    }
  }

  /// The code point as it is usually written: `U+00A0`.
  var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
