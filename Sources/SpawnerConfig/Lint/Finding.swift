public import YAMLEdit

/// One thing about the file that an admin should know.
public struct Finding: Hashable, Sendable {
  /// How much it matters.
  public enum Severity: String, Hashable, Comparable, Sendable, Encodable {
    /// Good to know; nothing need be done.
    case info
    /// Something works differently from what is written.
    case warning
    /// Launching or listing notebooks breaks, or the whole file is ignored.
    case error

    /// Orders severities from info up to error.
    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    /// A number for sorting: the greater, the more serious.
    var rank: Int {
      switch self {
      case .info: 0
      case .warning: 1
      case .error: 2
      }
    }
  }

  /// The id of the rule: `Y010`.
  public let rule: String
  /// How much it matters.
  public let severity: Severity
  /// The line and column it is about, both counted from 1.
  public let location: SourceLocation
  /// The place in the value, where there is one.
  public let path: String?
  /// What is there, in a few words.
  public let message: String
  /// What the web app does about it.
  public let effect: String
  /// What to do about it.
  public let remedy: String
  /// The change that settles it; `nil` where there is more than one right answer.
  public let fix: LintFix?

  /// Returns the same finding at another place, for a file that lies inside another one.
  ///
  /// - Parameter location: The place to show instead.
  /// - Returns: The finding with all else unchanged.
  public func relocated(to location: SourceLocation) -> Finding {
    Finding(
      rule: rule,
      severity: severity,
      location: location,
      path: path,
      message: message,
      effect: effect,
      remedy: remedy,
      fix: fix
    )
  }
}

extension Finding: Encodable {
  private enum CodingKeys: String, CodingKey {
    case rule, severity, line, column, path, message, effect, remedy, isFixable
  }

  /// Writes the finding with its place as the numbers `line` and `column`, and of its fix only
  /// whether there is one.
  ///
  /// - Parameter encoder: The encoder to write to.
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(rule, forKey: .rule)
    try container.encode(severity, forKey: .severity)
    try container.encode(location.line, forKey: .line)
    try container.encode(location.column, forKey: .column)
    try container.encodeIfPresent(path, forKey: .path)
    try container.encode(message, forKey: .message)
    try container.encode(effect, forKey: .effect)
    try container.encode(remedy, forKey: .remedy)
    try container.encode(fix != nil, forKey: .isFixable)
  }
}
