import YAMLEdit

/// The difference of two texts in the format of `diff -u`.
///
/// Line ends are part of a line: a changed line end is a changed line, and a missing final
/// newline is said as `diff` says it. Bytes that are not UTF-8 appear as replacement characters.
public struct UnifiedDiff: Hashable, Sendable {
  /// The diff, each line ended by a newline; empty where the texts are equal.
  public let text: String

  /// Whether the texts are equal.
  public var isEmpty: Bool { text.isEmpty }

  /// Compares two texts.
  ///
  /// - Parameters:
  ///   - old: The bytes before.
  ///   - new: The bytes after.
  ///   - oldLabel: What stands after `---`.
  ///   - newLabel: What stands after `+++`.
  public init(old: [UInt8], new: [UInt8], oldLabel: String, newLabel: String) {
    guard old != new else {
      text = ""
      return
    }
    var text = "--- \(oldLabel)\n+++ \(newLabel)\n"
    for hunk in LineDifference.hunks(from: old, to: new, context: 3) {
      text += Self.heading(of: hunk)
      for line in hunk.lines { text += Self.rendered(line) }
    }
    self.text = text
  }
}
