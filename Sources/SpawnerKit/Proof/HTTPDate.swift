/// A YAML timestamp in the form that HTTP gives dates: `Tue, 02 Jan 2024 00:00:00 GMT`.
struct HTTPDate: Equatable {
  /// The date as text, in universal time, fractions of seconds cut off.
  let text: String

  /// Reads a timestamp as PyYAML does: `2024-01-02`, or with a time and perhaps a zone; nil where
  /// there is no such day or time.
  init?(timestamp: String) {
    guard
      let match = timestamp.wholeMatch(
        of:
          /(\d{4})-(\d\d?)-(\d\d?)(?:(?:[Tt]|[ \t]+)(\d\d?):(\d\d):(\d\d)(?:\.\d*)?(?:[ \t]*(Z|[-+]\d\d?(?::\d\d)?))?)?/
      )
    else { return nil }
    func number(_ digits: Substring?) -> Int { digits.flatMap { Int($0) } ?? 0 }
    let (year, month, day) = (number(match.1), number(match.2), number(match.3))
    let (hour, minute, second) = (number(match.4), number(match.5), number(match.6))
    guard let days = Self.days(year, month, day), hour < 24, minute < 60, second < 60 else {
      return nil
    }
    let offset = match.7.map { Self.seconds(ofZone: $0) } ?? 0
    text = Self.text(days * 86_400 + hour * 3600 + minute * 60 + second - offset)
  }

  private static func seconds(ofZone zone: Substring) -> Int {
    guard zone != "Z" else { return 0 }
    let parts = zone.dropFirst().split(separator: ":").compactMap { Int($0) }
    let seconds = (parts.first ?? 0) * 3600 + (parts.count > 1 ? parts[1] * 60 : 0)
    return zone.hasPrefix("-") ? -seconds : seconds
  }

  private static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  private static func length(of month: Int, in year: Int) -> Int {
    [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  /// The days since 1970-01-01; nil for a day that does not exist.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int? {
    guard year >= 1, (1...12).contains(month), (1...length(of: month, in: year)).contains(day)
    else { return nil }
    let before = year - 1
    let leapDays = before / 4 - before / 100 + before / 400
    let months = (1..<month).reduce(0) { $0 + length(of: $1, in: year) }
    return before * 365 + leapDays + months + day - 1 - 719_162
  }

  private static func text(_ seconds: Int) -> String {
    var days = (Double(seconds) / 86_400).rounded(.down)
    let rest = seconds - Int(days) * 86_400
    let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][((Int(days) % 7) + 7) % 7]
    var year = 1970
    while days < 0 {
      year -= 1
      days += isLeap(year) ? 366 : 365
    }
    while days >= (isLeap(year) ? 366 : 365) {
      days -= isLeap(year) ? 366 : 365
      year += 1
    }
    var month = 1
    while Int(days) >= length(of: month, in: year) {
      days -= Double(length(of: month, in: year))
      month += 1
    }
    let name = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ][month - 1]
    let date = "\(padded(Int(days) + 1)) \(name) \(padded(year, 4))"
    let time = "\(padded(rest / 3600)):\(padded(rest / 60 % 60)):\(padded(rest % 60))"
    return "\(weekday), \(date) \(time) GMT"
  }

  private static func padded(_ number: Int, _ width: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
