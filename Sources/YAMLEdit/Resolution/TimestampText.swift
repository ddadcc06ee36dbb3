/// The parts of a date or a point in time, as PyYAML's pattern takes them apart.
struct TimestampText {
  private var year = 0
  private var month = 0
  private var day = 0
  private var time: (hour: Int, minute: Int, second: Int)?
  private var offsetMinutes = 0

  private let text: ArraySlice<UInt8>
  private var position: Int

  /// Matches a text; nil if it has not the shape of a date.
  ///
  /// - Parameters:
  ///   - text: The scalar's text.
  ///   - requiresTwoDigits: Whether a date without a time must write month and day with two digits.
  init?(_ text: ArraySlice<UInt8>, requiresTwoDigits: Bool) {
    self.text = text
    position = text.startIndex
    guard let year = number(4...4), take("-"), let month = number(1...2), take("-"),
      let day = number(1...2)
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
    if position == text.endIndex {
      if requiresTwoDigits, text.count != 10 { return nil }
      return
    }
    guard matchTime() else { return nil }
  }

  /// Whether the parts name a real day and time, which Python's constructors insist on.
  var isPossible: Bool {
    guard year >= 1, (1...12).contains(month), (1...daysInMonth).contains(day) else { return false }
    guard let time else { return true }
    return time.hour < 24 && time.minute < 60 && time.second < 60 && abs(offsetMinutes) < 24 * 60
  }

  private var daysInMonth: Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private mutating func matchTime() -> Bool {
    if !take("T"), !take("t"), !skipBlanks() { return false }
    guard let hour = number(1...2), take(":"), let minute = number(2...2), take(":"),
      let second = number(2...2)
    else { return false }
    time = (hour, minute, second)
    if take(".") { while position < text.endIndex, isDigit { position += 1 } }
    if position == text.endIndex { return true }
    skipBlanks()
    return matchZone()
  }

  private mutating func matchZone() -> Bool {
    if take("Z") { return position == text.endIndex }
    let isNegative = take("-")
    guard isNegative || take("+"), let hours = number(1...2) else { return false }
    var minutes = 0
    if take(":") {
      guard let number = number(2...2) else { return false }
      minutes = number
    }
    offsetMinutes = (hours * 60 + minutes) * (isNegative ? -1 : 1)
    return position == text.endIndex
  }

  private var isDigit: Bool { ScalarPattern.isDigit(text[position]) }

  /// Reads as many digits as there are, up to the upper bound.
  private mutating func number(_ count: ClosedRange<Int>) -> Int? {
    var number = 0
    var digits = 0
    while position < text.endIndex, digits < count.upperBound, isDigit {
      number = number * 10 + Int(text[position] - 0x30)
      position += 1
      digits += 1
    }
    return count.contains(digits) ? number : nil
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard position < text.endIndex, text[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  @discardableResult
  private mutating func skipBlanks() -> Bool {
    let start = position
    while position < text.endIndex, text[position] == 0x20 || text[position] == 0x09 {
      position += 1
    }
    return position > start
  }
}
