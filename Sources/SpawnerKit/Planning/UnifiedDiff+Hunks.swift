import YAMLEdit

extension UnifiedDiff {
  /// The line that says where a hunk lies in both texts.
  static func heading(of hunk: LineDifference.Hunk) -> String {
    "@@ -\(range(hunk.oldStart, hunk.oldCount)) +\(range(hunk.newStart, hunk.newCount)) @@\n"
  }

  /// A line of a hunk, as `diff` prints it.
  static func rendered(_ line: LineDifference.Line) -> String {
    let mark =
      switch line.kind {
      case .context: " "
      case .removed: "-"
      case .added: "+"
      }
    let text = mark + String(decoding: line.bytes, as: UTF8.self)
    guard line.bytes.last == UInt8(ascii: "\n") else {
      return text + "\n\\ No newline at end of file\n"
    }
    return text
  }

  private static func range(_ start: Int, _ count: Int) -> String {
    // A count of 1 is left out.
    switch count {
    case 0: "\(start),0"
    case 1: "\(start)"
    default: "\(start),\(count)"
    }
  }
}
