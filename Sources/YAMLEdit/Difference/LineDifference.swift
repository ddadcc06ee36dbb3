/// The lines that differ between two texts, as a unified diff shows them.
public enum LineDifference {
  /// One place where the texts differ, with lines around it.
  public struct Hunk: Hashable, Sendable {
    /// The first line in the old text, counted from 1; the line before it if no old line is shown.
    public let oldStart: Int
    /// The first line in the new text, counted from 1; the line before it if no new line is shown.
    public let newStart: Int
    /// The lines in order.
    public let lines: [Line]

    /// The number of lines of the old text.
    public var oldCount: Int { lines.count { $0.kind != .added } }
    /// The number of lines of the new text.
    public var newCount: Int { lines.count { $0.kind != .removed } }
  }

  /// One line of a hunk.
  public struct Line: Hashable, Sendable {
    /// What became of a line.
    public enum Kind: Hashable, Sendable {
      /// In both texts.
      case context
      /// Only in the old text.
      case removed
      /// Only in the new text.
      case added
    }

    /// What became of the line.
    public let kind: Kind
    /// The line with its line break; without one if the text ends here.
    public let bytes: [UInt8]
  }

  public static func hunks(from old: [UInt8], to new: [UInt8], context: Int) -> [Hunk] {
    []
  }
}
