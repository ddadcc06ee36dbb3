/// The lines that differ between two texts, as a unified diff shows them.
///
/// Lines end at LF, CRLF or CR and are compared byte by byte. Lines that occur once in both texts
/// are matched first, so that moved blocks stay together and large texts stay fast.
public enum LineDifference {
  /// One place where the texts differ, with lines around it.
  public struct Hunk: Hashable, Sendable {
    /// The first line in the old text, counted from 1; the line before if no old line is shown.
    public let oldStart: Int
    /// The first line in the new text, counted from 1; the line before if no new line is shown.
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

  /// Compares two texts.
  ///
  /// - Parameters:
  ///   - old: The text before.
  ///   - new: The text after.
  ///   - context: How many unchanged lines to show around a change.
  /// - Returns: The places that differ, from top to bottom; empty if the texts are the same.
  public static func hunks(from old: [UInt8], to new: [UInt8], context: Int) -> [Hunk] {
    let oldLines = lines(of: old)
    let newLines = lines(of: new)
    let changes = changes(from: oldLines, to: newLines)
    return grouped(changes, context: context).map { group in
      hunk(group, oldLines, newLines, context: max(0, context))
    }
  }

  /// Lines of the old text that give way to lines of the new one; one of the two may be empty.
  struct Change: Hashable {
    let old: Range<Int>
    let new: Range<Int>
  }

  /// Splits a text into lines, each with its line break.
  static func lines(of text: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    var position = 0
    while position < text.count {
      let byte = text[position]
      position += 1
      if byte == 0x0D, position < text.count, text[position] == 0x0A { position += 1 }
      if byte == 0x0A || byte == 0x0D {
        lines.append(text[start..<position])
        start = position
      }
    }
    if start < text.count { lines.append(text[start...]) }
    return lines
  }

  /// Joins changes whose surroundings would overlap.
  private static func grouped(_ changes: [Change], context: Int) -> [[Change]] {
    var groups: [[Change]] = []
    for change in changes {
      if let last = groups.last?.last, change.old.lowerBound - last.old.upperBound <= 2 * context {
        groups[groups.count - 1].append(change)
      } else {
        groups.append([change])
      }
    }
    return groups
  }

  private static func hunk(
    _ group: [Change],
    _ old: [ArraySlice<UInt8>],
    _ new: [ArraySlice<UInt8>],
    context: Int
  ) -> Hunk {
    let (first, last) = (group[0], group[group.count - 1])
    let oldStart = max(0, first.old.lowerBound - context)
    let oldEnd = min(old.count, last.old.upperBound + context)
    var lines: [Line] = []
    var position = oldStart
    for change in group {
      lines += old[position..<change.old.lowerBound].map { Line(kind: .context, bytes: Array($0)) }
      lines += old[change.old].map { Line(kind: .removed, bytes: Array($0)) }
      lines += new[change.new].map { Line(kind: .added, bytes: Array($0)) }
      position = change.old.upperBound
    }
    lines += old[position..<oldEnd].map { Line(kind: .context, bytes: Array($0)) }
    let newStart = first.new.lowerBound - (first.old.lowerBound - oldStart)
    let showsOld = lines.contains { $0.kind != .added }
    let showsNew = lines.contains { $0.kind != .removed }
    return Hunk(
      oldStart: showsOld ? oldStart + 1 : oldStart,
      newStart: showsNew ? newStart + 1 : newStart,
      lines: lines
    )
  }
}
