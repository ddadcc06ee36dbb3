import ArgumentParser

/// A span of time as kubectl takes it: `90s`, `5m`, `1h30m`, `500ms`, plain seconds, `0` for no limit.
struct DurationArgument: Hashable, Sendable, ExpressibleByArgument {
  /// The span; nothing when the user said `0`.
  let limit: Duration?
  /// What was typed, for help and messages.
  let text: String

  init?(argument: String) {
    guard let duration = Self.parse(argument) else { return nil }
    limit = duration == .zero ? nil : duration
    text = argument
  }

  /// The usual deadline of a change, `5m`.
  static let fiveMinutes = DurationArgument(limit: .seconds(300), text: "5m")

  private init(limit: Duration?, text: String) {
    self.limit = limit
    self.text = text
  }

  var defaultValueDescription: String { text }

  private static func parse(_ text: String) -> Duration? {
    if let seconds = Int(text), seconds >= 0, text.first?.isNumber == true {
      return seconds < 1_000_000_000 ? .seconds(seconds) : nil
    }
    var rest = text[...]
    var total = Duration.zero
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      rest = rest.dropFirst(digits.count)
      let unit = rest.prefix { $0.isASCII && $0.isLetter }
      rest = rest.dropFirst(unit.count)
      guard let amount = Double(digits), amount < 1e9, let scale = seconds[String(unit)] else {
        return nil
      }
      total += .seconds(amount * scale)
    }
    return text.isEmpty ? nil : total
  }

  private static let seconds: [String: Double] = ["ms": 0.001, "s": 1, "m": 60, "h": 3600]
}
