/// What a rule says about itself, to somebody who has not met it yet.
struct RuleText: Sendable {
  /// What the rule finds, in one line.
  let summary: String
  /// A file that it finds something in.
  let bad: RuleExample
  /// The same file, mended.
  let good: RuleExample
  /// The release of the web app that the examples are for.
  let appVersion: AppVersion

  init(
    _ summary: String,
    bad: RuleExample,
    good: RuleExample,
    appVersion: AppVersion = .newest
  ) {
    self.summary = summary
    self.bad = bad
    self.good = good
    self.appVersion = appVersion
  }
}

/// A piece of a configuration file that shows a rule at work.
public enum RuleExample: Hashable, Sendable {
  /// A whole file.
  case file([UInt8])
  /// Sections as they stand below `spawnerFormDefaults`, in a file that is sound otherwise.
  case sections(String)
}

extension RuleExample: ExpressibleByStringLiteral {
  /// Takes a text as sections.
  ///
  /// - Parameter value: Sections as they stand below `spawnerFormDefaults`.
  public init(stringLiteral value: String) { self = .sections(value) }

  /// A whole file, given as text.
  static func file(_ text: String) -> RuleExample {
    .file(Array(text.utf8))
  }
}
