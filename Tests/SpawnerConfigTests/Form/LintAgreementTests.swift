import SpawnerConfig
import Testing

/// What the rules say of their own bad examples, and what the form makes of the same files.
struct LintAgreementTests {
  /// Words in the effect of a finding, and the kind of note that must then be in the form.
  private static let promises: [(words: String, kind: FormNote.Kind)] = [
    ("launch button stays off", .launchOff), ("every launch fails with 500", .answer(500)),
    ("every launch with the default fails with 400", .answer(400)),
    ("every launch fails with 400", .answer(400)), ("and refuses its pod", .podRefused),
    ("launching fails with 409", .answer(409)),
  ]

  @Test(arguments: RuleDescription.all)
  func `agree on what becomes of a launch`(rule: RuleDescription) {
    guard rule.appVersion >= FormRequest.oldestKnown else { return }
    let bytes = rule.bad.bytes
    let findings = Lint.findings(in: bytes, for: rule.appVersion).filter { $0.rule == rule.id }
    let shown = Shown(bytes: bytes, by: rule.appVersion.description)
    guard shown.form.launch != nil else { return }
    // An absent vendor is not the empty text that LAUNCH waits for: 400. Null is no set-up at all.
    guard !["G006", "Y007"].contains(rule.id) else { return }
    let kinds = shown.form.notes.map(\.kind)
    for finding in findings {
      for promise in Self.promises where finding.effect.contains(promise.words) {
        #expect(kinds.contains(promise.kind), "\(finding.effect); \(shown.words)")
      }
      if finding.effect.contains("the form stops") {
        #expect(shown.words.contains { $0.contains("set-up stops") }, "\(finding.message)")
      }
    }
  }

  @Test(arguments: RuleDescription.all)
  func `agree that good examples can be launched`(rule: RuleDescription) {
    guard rule.appVersion >= FormRequest.oldestKnown else { return }
    let errors = Lint.findings(in: rule.good.bytes, for: rule.appVersion)
      .filter { $0.severity == .error }
    guard errors.isEmpty else { return }
    let shown = Shown(bytes: rule.good.bytes, by: rule.appVersion.description)
    #expect(shown.verdict == "200", "\(shown.words)")
  }
}
