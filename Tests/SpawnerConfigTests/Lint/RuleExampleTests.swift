import Testing

@testable import SpawnerConfig

/// Each rule's own examples: the bad one is found, the good one is not.
struct RuleExampleTests {
  @Test(arguments: Lint.rules.map(\.id))
  func `finds something in the bad example and nothing in the good one`(_ id: String) throws {
    let rule = try #require(RuleDescription.all.first { $0.id == id })
    let bad = Lint.findings(in: rule.bad.bytes, for: rule.appVersion)
    let good = Lint.findings(in: rule.good.bytes, for: rule.appVersion)
    #expect(bad.contains { $0.rule == id })
    #expect(!good.contains { $0.rule == id })
    #expect(good.filter { $0.severity == .error } == [])
  }

  @Test(arguments: Lint.rules.map(\.id))
  func `says the worst it can about the bad example`(_ id: String) throws {
    let rule = try #require(RuleDescription.all.first { $0.id == id })
    let bad = Lint.findings(in: rule.bad.bytes, for: rule.appVersion).filter { $0.rule == id }
    #expect(bad.map(\.severity).max() == rule.severity)
  }

  @Test func `describes each rule in one line`() {
    for rule in RuleDescription.all {
      #expect((10...95).contains(rule.summary.count), "\(rule.id)")
      #expect(!rule.summary.hasSuffix("."), "\(rule.id)")
    }
  }
}
