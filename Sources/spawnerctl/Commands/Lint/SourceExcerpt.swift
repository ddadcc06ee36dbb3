import YAMLEdit

/// A line of source with a caret below the place that is meant.
///
/// Tabs go to the next multiple of eight, characters that steer a terminal become dots, and a line
/// that is too long is cut around the caret.
struct SourceExcerpt: Sendable {
  let line: String
  let location: SourceLocation
  /// How many columns there are in all.
  let columns: Int

  /// Two lines, each ended by a newline.
  func rendered(style: Style) -> String {
    let number = "\(location.line)".padded(onLeftToColumns: 5)
    let margin = String(repeating: " ", count: number.columns)
    let (text, caret) = window(columns: max(20, columns - number.columns - 4))
    return style(.location, "\(number) | ") + text + "\n"
      + style(.location, "\(margin) | ") + String(repeating: " ", count: caret)
      + style(.bad, "^") + "\n"
  }

  /// The part of the line to show, and how many columns stand before the caret.
  private func window(columns width: Int) -> (text: String, caret: Int) {
    let scalars = line.unicodeScalars
    let before = Self.shown(scalars.prefix(location.column - 1), from: 0)
    let after = Self.shown(scalars.dropFirst(location.column - 1), from: before.columns)
    guard before.columns + after.columns > width else { return (before + after, before.columns) }
    let room = min(before.columns, max(width / 2, width - after.columns))
    let kept = before.columns > room ? "…" + before.suffix(ofColumns: room - 1) : before
    return (kept + after.truncated(toColumns: width - kept.columns), kept.columns)
  }

  private static func shown(_ scalars: Substring.UnicodeScalarView, from column: Int) -> String {
    var text = ""
    for character in Substring(scalars) {
      if character == "\t" {
        let used = (column + text.columns) % 8
        text += String(repeating: " ", count: 8 - used)
      } else {
        text += character.steersTerminals ? "·" : String(character)
      }
    }
    return text
  }
}

extension Character {
  /// Whether a terminal would do something else with it than show it.
  fileprivate var steersTerminals: Bool {
    unicodeScalars.contains { scalar in
      let category = scalar.properties.generalCategory
      return category == .control
        || ["\u{202A}", "\u{202B}", "\u{202C}", "\u{202D}", "\u{202E}"].contains(scalar)
        || ["\u{2066}", "\u{2067}", "\u{2068}", "\u{2069}"].contains(scalar)
    }
  }
}

extension String {
  /// The end of the text that takes at most so many columns.
  fileprivate func suffix(ofColumns limit: Int) -> String {
    var used = 0
    let kept = reversed().prefix { character in
      used += String(character).columns
      return used <= limit
    }
    return String(kept.reversed())
  }

  fileprivate func padded(onLeftToColumns width: Int) -> String {
    String(repeating: " ", count: max(0, width - columns)) + self
  }
}
