/// Dates as HTTP headers write them, which is how Flask writes any date in JSON.
enum HTTPDate {
  private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// `Tue, 02 Jan 2024 00:00:00 GMT` for `2024-01-02`; nil for a text that is no date.
  static func text(ofYAML source: String) -> String? {
    let numbers = source.prefix { $0 != "Z" && $0 != "+" && $0 != "." }
      .split { !$0.isNumber }.compactMap { Int($0) }
    guard numbers.count >= 3, months.indices.contains(numbers[1] - 1) else { return nil }
    let days = daysSinceEpoch(year: numbers[0], month: numbers[1], day: numbers[2])
    let weekday = weekdays[((days % 7) + 7) % 7]
    let clock = (3..<6).map { two(numbers.indices.contains($0) ? numbers[$0] : 0) }
    let date = "\(two(numbers[2])) \(months[numbers[1] - 1]) \(numbers[0])"
    return "\(weekday), \(date) \(clock.joined(separator: ":")) GMT"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// Counts in years that start in March, so that the leap day is the last one.
  private static func daysSinceEpoch(year: Int, month: Int, day: Int) -> Int {
    let shifted = month > 2 ? year : year - 1
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let ofEra = shifted - era * 400
    let ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
  }
}
