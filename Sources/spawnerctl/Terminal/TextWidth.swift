extension String {
  /// How many columns of a terminal the text takes: wide characters two, combining marks none.
  var columns: Int {
    reduce(0) { $0 + $1.columns }
  }

  /// The text cut to at most so many columns, with an ellipsis where something was lost.
  func truncated(toColumns limit: Int) -> String {
    if columns <= limit { return self }
    var result = ""
    var used = 1
    for character in self {
      used += character.columns
      if used > limit { break }
      result.append(character)
    }
    return limit > 0 ? result + "…" : ""
  }

  /// The text filled up with blanks to at least so many columns.
  func padded(toColumns width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - columns))
  }
}

extension Character {
  /// Columns taken by one character: decided by its first scalar, the rest combine with it.
  fileprivate var columns: Int {
    guard let first = unicodeScalars.first else { return 0 }
    if first.properties.generalCategory == .nonspacingMark { return 0 }
    return wideRanges.contains { $0.contains(first.value) } ? 2 : 1
  }
}

/// East Asian wide and fullwidth blocks and the emoji, coarse on purpose.
private let wideRanges: [ClosedRange<UInt32>] = [
  0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
  0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60,
  0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
]
