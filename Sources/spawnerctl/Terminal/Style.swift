/// Colours for a terminal, or none.
struct Style: Hashable, Sendable {
  /// What a piece of text stands for; the look is decided here alone.
  enum Role: String, Sendable {
    case added = "32"
    case removed = "31"
    case location = "36"
    case good = "32;1"
    case bad = "31;1"
    case warning = "33"
    case strong = "1"
  }

  /// When to colour, as `--color` says it.
  enum Choice: String, CaseIterable, Sendable {
    case auto, always, never
  }

  let isEnabled: Bool

  /// Decides for one sink: a terminal without `NO_COLOR` and with a `TERM` that is not `dumb`.
  init(_ choice: Choice, isTerminal: Bool, environment: [String: String]) {
    isEnabled =
      switch choice {
      case .always: true
      case .never: false
      case .auto:
        isTerminal && environment["NO_COLOR", default: ""].isEmpty
          && environment["TERM"] != "dumb"
      }
  }

  /// No colours, for text that is put into something else.
  static let none = Style(.never, isTerminal: false, environment: [:])

  /// The text in the colour of its role, or as it is.
  func callAsFunction(_ role: Role, _ text: String) -> String {
    isEnabled && !text.isEmpty ? "\u{1B}[\(role.rawValue)m\(text)\u{1B}[0m" : text
  }
}
