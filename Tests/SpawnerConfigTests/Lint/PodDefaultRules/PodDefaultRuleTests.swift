import SpawnerConfig
import Testing

/// M001 to M004: configurations and shared memory.
struct PodDefaultRuleTests {
  private static let value = "spawnerFormDefaults.configurations.value"

  private func report(_ value: String) -> [String] {
    lintReport(
      Sample.with("  configurations:\n    value: []", "  configurations:\n    value: \(value)")
    )
  }

  @Test(arguments: [("{}", "a mapping"), ("access", "text"), ("3", "a number")])
  func `finds configurations that are no list`(_ value: String, _ type: String) {
    #expect(
      report(value) == ["55:12 error M001: expected a list at '\(Self.value)', found \(type)"]
    )
  }

  @Test(arguments: [
    ("a b", "'a b'", "Kubernetes refuses the notebook with 422"),
    ("1", "the number 1", "it is turned into text and becomes a label that nobody meant"),
    ("{}", "a mapping", "every launch fails with 500"),
  ])
  func `finds an entry that is no label key`(
    _ entry: String,
    _ found: String,
    _ effect: String
  ) {
    let text = Sample.with(
      "  configurations:\n    value: []",
      "  configurations:\n    value: [\(entry)]"
    )
    let findings = findings(of: "M002", in: text)
    #expect(
      findings.map(\.message) == [
        "expected the key of a label at '\(Self.value)[0]', found \(found)"
      ]
    )
    #expect(findings.map(\.effect) == [effect])
  }

  @Test func `tells what entries are, and which is listed twice`() {
    #expect(
      report("[a, example.com/b, a]") == [
        "55:5 info M003: the entries are label keys from the selectors of PodDefaults",
        "55:31 warning M003: the entry 'a' is listed twice",
      ]
    )
    #expect(report("[]") == [])
  }

  @Test(arguments: [
    ("\"false\"", "'false'", "it counts as on", true),
    ("1", "the number 1", "it counts as on", true),
    ("''", "''", "it counts as off", false),
    (
      "[]", "a list", "the form shows shared memory as on, and notebooks do not get it", false
    ),
  ])
  func `finds shared memory that is no boolean`(
    _ value: String,
    _ found: String,
    _ effect: String,
    _ isFixable: Bool
  ) throws {
    let text = Sample.with("  shm:\n    value: true", "  shm:\n    value: \(value)")
    let finding = try #require(findings(of: "M004", in: text).first)
    #expect(
      finding.message == "expected a boolean at 'spawnerFormDefaults.shm.value', found \(found)"
    )
    #expect(finding.effect == effect)
    #expect((finding.fix != nil) == isFixable)
    #expect(findings(of: "M004", in: Sample.with("value: true", "value: off")) == [])
  }
}
