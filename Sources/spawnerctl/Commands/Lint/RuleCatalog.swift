import SpawnerConfig

/// What `lint --rules` lists.
struct RuleCatalog: Encodable, Sendable {
  let rules: [Entry]

  /// One rule.
  struct Entry: Encodable, Sendable {
    let id: String
    /// Every severity that it gives, the most serious first.
    let severities: [Finding.Severity]
    /// The first release of the web app that it is about; nil for all.
    let since: String?
    /// Whether some of what it finds has one right answer.
    let isFixable: Bool
    let summary: String
  }

  /// Every rule: the topics in their order, within a topic by number.
  static let all = RuleCatalog(
    rules: topically(RuleDescription.all).map { rule in
      Entry(
        id: rule.id,
        severities: rule.severities,
        since: rule.since?.description,
        isFixable: rule.isFixable,
        summary: rule.summary
      )
    }
  )

  private static func topically(_ rules: [RuleDescription]) -> [RuleDescription] {
    var topics: [Character: Int] = [:]
    for rule in rules {
      if let letter = rule.id.first, topics[letter] == nil { topics[letter] = topics.count }
    }
    func topic(_ rule: RuleDescription) -> Int { rule.id.first.flatMap { topics[$0] } ?? 0 }
    return rules.sorted { (topic($0), $0.id) < (topic($1), $1.id) }
  }

  /// The list in the form the user asked for, text or JSON.
  func rendered(as format: LintFormat) throws -> String {
    format == .json ? try JSONRenderer.render(self) : text
  }

  private var text: String {
    var table = TextTable(["RULE", "SEVERITY", "SINCE", "FIX", "FINDS"])
    for rule in rules {
      table.append([
        rule.id, rule.severities.map(\.rawValue).joined(separator: ", "), rule.since ?? "",
        rule.isFixable ? "yes" : "", rule.summary,
      ])
    }
    return table.rendered()
  }
}
