import TestSupport

extension ManualClock {
  /// A clock for loops that look again and again: short pauses pass at once and move the time, long
  /// ones last until a test lets time pass.
  static func forLoops() -> ManualClock { ManualClock(.skipping(.seconds(2))) }
}
