import Foundation
import SpawnerConfig
import Testing

/// What a rule says of itself: id, severities, first release, fix.
struct RuleFactsTests {
  // MARK: Ids

  @Test(arguments: ["V015", "v015"])
  func `finds a rule by its id, in capitals or not`(_ id: String) {
    #expect(RuleDescription.named(id)?.id == "V015")
  }

  @Test(arguments: [
    ("V15", ["V015"]), ("v0015", ["V015"]), ("V-15", ["V015"]), ("V027", []), ("volumes", []),
    ("", []), ("Z026", ["V026"]),
  ])
  func `proposes ids that could be meant`(_ id: String, _ near: [String]) {
    #expect(RuleDescription.idsNear(id) == near)
    #expect(RuleDescription.named(id) == nil)
  }

  // MARK: Severities

  @Test func `names the most serious severity first`() {
    for rule in RuleDescription.all {
      #expect(rule.severities.first == rule.severity, "\(rule.id)")
      #expect(rule.severities == Set(rule.severities).sorted(by: >), "\(rule.id)")
    }
  }

  @Test func `are those of the documentation`() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Sources/SpawnerConfig/SpawnerConfig.docc/LintRules.md")
      .standardized
    let rows = try String(contentsOf: file, encoding: .utf8)
      .matches(of: /\| ([YSIRGTMVC][0-9]{3}) \| ([a-z, ]+) \|/)
    let documented = rows.map { "\($0.1) \($0.2.split(separator: ", ").sorted())" }
    let rules = RuleDescription.all.map { "\($0.id) \($0.severities.map(\.rawValue).sorted())" }
    #expect(documented.sorted() == rules.sorted())
  }

  // MARK: Releases

  @Test(arguments: RuleDescription.all.filter { $0.since != nil }.map(\.id))
  func `says nothing to web apps before its first one`(_ id: String) throws {
    let rule = try #require(RuleDescription.named(id))
    let since = try #require(rule.since)
    let before = try #require(AppVersion(parsing: "\(since.major).\(since.minor - 1)"))
    func isFound(for version: AppVersion) -> Bool {
      Lint.findings(in: rule.bad.bytes, for: version).contains { $0.rule == id }
    }
    #expect(!isFound(for: before))
    #expect(isFound(for: since))
  }

  @Test func `shows its own finding on its bad example`() {
    for rule in RuleDescription.all where !rule.id.hasPrefix("C") {
      #expect(rule.showcase?.rule == rule.id)
      #expect(rule.showcase?.severity == rule.severity, "\(rule.id)")
    }
  }

  // MARK: Fixes

  /// What can be mended of rules whose own example leaves it to somebody to decide.
  private static let mendable: [String: String] = [
    "I001": "image:\n  value: a/b:1\n  options: [a/b:1, 12]\n",
    "I009": "image:\n  value: a/b:1\n  options: [a/b:1, \"c/d:1 \"]\n",
    "Y010": "shm:\n  value: true # one\n  value: true\n",
    "G008": """
    gpus:
      value:
        num: none
        vendor: ""
        vendors: [{limitsKey: x.com/g, uiName: X}, {limitsKey: x.com/g, uiName: X}]
    """,
    "T007": tolerations("[]", "[]"),
    "T008": tolerations("[{key: a, operator: exists}]"),
    "T010": """
    affinityConfig:
      value: ""
      options:
      - configKey: a
        displayName: A
        affinity:
          nodeAffinity:
            requiredDuringSchedulingIgnoredDuringExecution:
              nodeSelectorTerms: [{matchExpressions: [{key: k, operator: in, values: [x]}]}]
    """,
    "M003": "configurations:\n  value: [a, a]\n",
    "V006": "dataVolumes:\n  value:\n\(existing("m"))\(existing("m"))",
    "V019": new("storageClassName: \"\"", label: "a"),
    "V022": "dataVolumes:\n  value:\n  - {mount: /home/jovyan/m, existingSource: {claimName: m}}\n",
    "V023": "dataVolumes:\n  value:\n\(existing("m, readOnly: \"yes\""))",
    "V024": new("volumeMode: Filesystem", label: "1"),
  ]

  private static func tolerations(_ lists: String...) -> String {
    "tolerationGroup:\n  value: \"\"\n  options:\n"
      + lists.map { "  - {groupKey: a, displayName: A, tolerations: \($0)}\n" }.joined()
  }

  private static func existing(_ claim: String) -> String {
    "  - mount: /home/jovyan/m\n"
      + "    existingSource: {persistentVolumeClaim: {claimName: \(claim)}}\n"
  }

  private static func new(_ spec: String, label: String) -> String {
    """
    dataVolumes:
      value:
      - mount: /home/jovyan/m
        newPvc:
          metadata: {name: "{notebook-name}-m", labels: {a: \(label)}}
          spec:
            resources: {requests: {storage: 5Gi}}
            accessModes: [ReadWriteOnce]
            \(spec)
    """
  }

  private static func mended(
    _ id: String
  ) throws -> (before: [Finding], file: FixedFile) {
    let rule = try #require(RuleDescription.named(id))
    func mend(_ bytes: [UInt8]) -> ([Finding], FixedFile) {
      (
        Lint.findings(in: bytes, for: rule.appVersion),
        FixedFile(mending: bytes, for: rule.appVersion)
      )
    }
    let own = mend(rule.bad.bytes)
    guard let other = mendable[id], !own.1.settled.contains(where: { $0.rule == id }) else {
      return own
    }
    return mend(RuleExample.sections(other).bytes)
  }

  @Test(arguments: RuleDescription.all.filter(\.isFixable).map(\.id))
  func `mends something where it says so`(_ id: String) throws {
    let (before, file) = try Self.mended(id)
    #expect(file.settled.contains { $0.rule == id })
    let left = file.remaining.count { $0.rule == id }
    #expect(left < before.count { $0.rule == id })
  }

  @Test(arguments: RuleDescription.all.filter { !$0.isFixable }.map(\.id))
  func `leaves its example alone where it does not`(_ id: String) throws {
    let rule = try #require(RuleDescription.named(id))
    let findings = Lint.findings(in: rule.bad.bytes, for: rule.appVersion)
    #expect(findings.filter { $0.rule == id && $0.fix != nil } == [])
  }

  @Test(arguments: RuleDescription.all.map(\.id))
  func `mends once and for all, and brings nothing new`(_ id: String) throws {
    let rule = try #require(RuleDescription.named(id))
    let before = Lint.findings(in: rule.bad.bytes, for: rule.appVersion)
    let once = FixedFile(mending: rule.bad.bytes, for: rule.appVersion)
    let twice = FixedFile(mending: once.bytes, for: rule.appVersion)
    #expect(twice.settled.map(\.rule) == [])
    #expect(twice == FixedFile(mending: twice.bytes, for: rule.appVersion))
    #expect(once.remaining == Lint.findings(in: once.bytes, for: rule.appVersion))
    let wasReadable = !before.contains { $0.rule.hasPrefix("Y") && $0.path == nil }
    if wasReadable {
      let added = FindingComparison(old: before, new: once.remaining).added
      #expect(added.filter { $0.severity == .error }.map(\.rule) == [])
    }
  }
}
