import ArgumentParser
import SpawnerConfig

/// What `lint --explain` says about a rule.
struct RuleExplanation: Sendable {
  private let rule: RuleDescription
  private let finding: Finding?

  init(_ rule: RuleDescription) {
    self.rule = rule
    finding = rule.showcase
  }

  /// Explains the rule of an id, in capitals or not.
  ///
  /// - Throws: `ValidationError` that proposes ids that could be meant.
  init(of id: String) throws {
    guard let rule = RuleDescription.named(id) else {
      let near = RuleDescription.idsNear(id).map { "'\($0)'" }.joined(separator: ", ")
      throw ValidationError(
        "There is no rule '\(id)'; "
          + (near.isEmpty ? "see: lint --rules." : "did you mean \(near)?")
      )
    }
    self.init(rule)
  }

  /// The explanation in the form the user asked for, text or JSON.
  func rendered(as format: LintFormat, style: Style) throws -> String {
    format == .json ? try JSONRenderer.render(self) : text(style: style)
  }

  /// The explanation for people.
  func text(style: Style) -> String {
    let severities = rule.severities.map(\.rawValue).joined(separator: ", ")
    let facts = TextRenderer.facts([
      ("Severity", severities),
      ("What happens", finding?.effect),
      ("What to do", finding?.remedy),
      ("Web apps", rule.since.map { "\($0) and later" } ?? "all"),
      (
        "Mending",
        rule.isFixable ? "lint --fix, where there is one right answer" : "by hand"
      ),
    ])
    return style(.strong, "\(rule.id): \(rule.summary)") + "\n\n" + facts
      + example("Bad", rule.bad, note: finding.map { "\($0.location): \($0.message)" })
      + example("Good", rule.good, note: nil)
  }

  private func example(_ title: String, _ example: RuleExample, note: String?) -> String {
    let lines = example.shown.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines != [""] else { return "" }
    return "\n\(title):\n" + lines.map { $0.isEmpty ? "\n" : "  \($0)\n" }.joined()
      + (note.map { "  → \($0)\n" } ?? "")
  }
}

extension RuleExplanation: Encodable {
  private enum CodingKeys: String, CodingKey {
    case id, severities, summary, since, isFixable, message, effect, remedy, bad, good, appVersion
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(rule.id, forKey: .id)
    try container.encode(rule.severities, forKey: .severities)
    try container.encode(rule.summary, forKey: .summary)
    try container.encodeIfPresent(rule.since?.description, forKey: .since)
    try container.encode(rule.isFixable, forKey: .isFixable)
    try container.encodeIfPresent(finding?.message, forKey: .message)
    try container.encodeIfPresent(finding?.effect, forKey: .effect)
    try container.encodeIfPresent(finding?.remedy, forKey: .remedy)
    try container.encode(rule.bad.shown, forKey: .bad)
    try container.encode(rule.good.shown, forKey: .good)
    try container.encode(rule.appVersion.description, forKey: .appVersion)
  }
}

extension RuleExample {
  /// The example as it is shown: what matters of it, at its place in a file; tabs can be seen.
  fileprivate var shown: String {
    switch self {
    case .file(let bytes):
      return Self.trimmed(String(decoding: bytes, as: UTF8.self))
    case .sections(let text):
      let body = Self.trimmed(text).split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.isEmpty ? "" : "  \($0)" }
      return (["spawnerFormDefaults:"] + body).joined(separator: "\n")
    }
  }

  private static func trimmed(_ text: String) -> String {
    let visible = text.replacing("\t", with: "⇥")
    return visible.hasSuffix("\n") ? String(visible.dropLast()) : visible
  }
}
