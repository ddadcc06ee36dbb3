/// A place in a text as people count it: line and column, both from 1.
///
/// Columns count Unicode scalars, not bytes; a byte order mark counts as nothing. Lines end at
/// whatever YAML 1.1 takes for a line break: LF, CRLF, CR, NEL, LS and PS.
public struct SourceLocation: Hashable, Sendable, CustomStringConvertible {
  /// The line, counted from 1.
  public let line: Int

  /// The column, counted in Unicode scalars from 1.
  public let column: Int

  /// Creates a location.
  ///
  /// - Parameters:
  ///   - line: The line, counted from 1.
  ///   - column: The column, counted in Unicode scalars from 1.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The location as messages show it: `12:5`.
  public var description: String { "\(line):\(column)" }
}
