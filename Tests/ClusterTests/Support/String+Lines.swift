extension String {
  /// The text with a line put before the first place where another text begins.
  func inserting(_ line: String, before mark: String) -> String {
    guard let place = firstRange(of: mark) else { return self }
    let start = self[..<place.lowerBound].lastIndex(of: "\n").map(index(after:)) ?? startIndex
    return String(self[..<start]) + line + String(self[start...])
  }
}
