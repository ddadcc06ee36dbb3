/// A rule as an admin reads about it.
///
/// ```swift
/// if let rule = RuleDescription.all.first(where: { $0.id == "V015" }) { show(rule.bad) }
/// ```
public struct RuleDescription: Hashable, Sendable {
  /// The rule's id: `V015`.
  public let id: String
  /// The most serious thing the rule says; some of what it finds may matter less.
  public let severity: Finding.Severity
  /// What the rule finds, in one line.
  public let summary: String
  /// Something that it finds.
  public let bad: RuleExample
  /// The same thing, mended.
  public let good: RuleExample
  /// The release of the web app that the examples are for.
  public let appVersion: AppVersion

  init(_ rule: LintRule) {
    id = rule.id
    severity = rule.severity
    summary = rule.text.summary
    bad = rule.text.bad
    good = rule.text.good
    appVersion = rule.text.appVersion
  }

  init(_ rule: ClusterRule) {
    let text = rule.text
    id = rule.id
    severity = rule.severity
    summary = text.summary
    bad = text.bad
    good = text.good
    appVersion = text.appVersion
  }

  /// Every rule, in the order of the topics: file, sections, images, resources, GPUs, placement,
  /// PodDefaults, volumes, and last those about the cluster around the file.
  public static let all: [RuleDescription] =
    Lint.rules.map(RuleDescription.init) + ClusterRule.allCases.map(RuleDescription.init)
}
