internal import YAMLEdit

/// What a change does to the findings of a file.
///
/// Places shift when lines are added, so findings are told apart by their rule and by their path
/// without its indexes; what counts is whether there are more of a kind than before.
///
/// ```swift
/// let comparison = FindingComparison(
///   old: Lint.findings(in: document.bytes), new: Lint.findings(in: edited.bytes))
/// guard comparison.addedErrors.isEmpty else { … }
/// ```
public struct FindingComparison: Sendable {
  private struct Kind: Hashable {
    let rule: String
    let path: String
  }

  /// The findings that the new text has more of than the old one.
  public let added: [Finding]
  /// The findings that were there before, at their places in the new text.
  public let kept: [Finding]

  /// Compares the findings of two texts.
  ///
  /// - Parameters:
  ///   - old: The findings before the change.
  ///   - new: The findings after it.
  public init(old: [Finding], new: [Finding]) {
    var known: [Kind: [Finding]] = [:]
    for finding in old { known[Self.kind(of: finding), default: []].append(finding) }
    var added: [Finding] = []
    for (kind, findings) in Dictionary(grouping: new, by: Self.kind) {
      let before = known[kind] ?? []
      let surplus = findings.count - before.count
      guard surplus > 0 else { continue }
      // Which of several is the new one shows in the words; else the last is as good as any.
      let messages = Set(before.map(\.message))
      let fresh = findings.filter { !messages.contains($0.message) }
      added += (fresh + findings.filter { messages.contains($0.message) }.reversed())
        .prefix(surplus)
    }
    // Whole, so that several at one place come in the same order every time.
    self.added = added.sorted { left, right in
      let (here, there) = (left.location, right.location)
      return (here.line, here.column, left.rule, left.path ?? "", left.message)
        < (there.line, there.column, right.rule, right.path ?? "", right.message)
    }
    let brought = Set(added)
    kept = new.filter { !brought.contains($0) }
  }

  /// The added findings that no change may bring.
  public var addedErrors: [Finding] { added.filter { $0.severity == .error } }

  /// The errors that were there before and still are.
  public var keptErrors: [Finding] { kept.filter { $0.severity == .error } }

  private static func kind(of finding: Finding) -> Kind {
    var path = ""
    var isIndex = false
    for character in finding.path ?? "" {
      if character == "]" { isIndex = false }
      if !(isIndex && character.isNumber) { path.append(character) }
      if character == "[" { isIndex = true }
    }
    return Kind(rule: finding.rule, path: path)
  }
}
