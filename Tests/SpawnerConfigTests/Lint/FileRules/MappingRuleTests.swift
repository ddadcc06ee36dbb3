import SpawnerConfig
import Testing

/// Y010 to Y012: keys that stand twice, keys that are no text, values without JSON.
struct MappingRuleTests {
  private func report(_ rule: String, _ text: String) -> [String] {
    lintReport(text).filter { $0.contains(rule) }
  }

  @Test func `names both places of a key that is written twice`() throws {
    let text = Sample.with("  shm:\n", "  cpu: {value: \"2\"}\n  shm:\n")
    #expect(
      report("Y010", text) == [
        "52:3 error Y010: the key 'cpu' is written twice in 'spawnerFormDefaults'"
      ]
    )
    let finding = try #require(findings(of: "Y010", in: text).first)
    #expect(finding.path == "spawnerFormDefaults.cpu")
    #expect(finding.effect == "the one in line 20 is ignored, the last one counts")
    #expect(finding.remedy == "remove or rename one of the two")
  }

  @Test func `finds the same key in other words, and at the root`() {
    #expect(report("Y010", "a: 1\n\"a\": 2\n") == ["2:1 error Y010: the key 'a' is written twice"])
    #expect(report("Y010", "a: {b: 1}\nc: {b: 2}\n") == [])
  }

  @Test func `finds a key that is not text among those that are`() throws {
    let text = Sample.with("  shm:\n", "  yes: 1\n  shm:\n")
    #expect(
      report("Y011", text) == [
        "2:1 error Y011: a key of 'spawnerFormDefaults' is not text but a boolean"
      ]
    )
    let finding = try #require(findings(of: "Y011", in: text).first)
    #expect(
      finding.effect == "the web app answers 500 when the form asks for its configuration"
    )
    #expect(finding.remedy == "put the key in quotes")
  }

  @Test func `finds dates as keys even alone`() {
    let text = Sample.with("    value: true\n", "    value: true\n    on: {2024-01-02: a}\n")
    #expect(
      report("Y011", text) == [
        "52:3 error Y011: a key of 'spawnerFormDefaults.shm' is not text but a boolean"
      ]
    )
    let alone = Sample.with("    value: true\n", "    value: {2024-01-02: a}\n")
    #expect(
      report("Y011", alone) == [
        "53:5 error Y011: a key of 'spawnerFormDefaults.shm.value' is not text but a date"
      ]
    )
  }

  @Test(arguments: ["1: b\n", "shm: {1: a, 2: b}\n", "\"yes\": 1\n"])
  func `lets keys be that JSON can sort`(_ entry: String) {
    // The first stands beside the form's key, the second's keys are all numbers.
    let text =
      entry.hasPrefix("shm")
      ? Sample.with("shm:\n    value: true\n", entry)
      : entry.hasPrefix("1") ? Sample.text + entry : Sample.with("  shm:\n", "  \(entry)  shm:\n")
    #expect(report("Y011", text) == [])
  }

  @Test func `finds what JSON cannot say`() throws {
    let text = Sample.with("value: true\n", "value: [.nan, -.inf, !!binary YQ==, !!set {a}]\n")
    let path = "spawnerFormDefaults.shm.value"
    #expect(
      report("Y012", text) == [
        "53:13 error Y012: expected a number that JSON can say at '\(path)[0]', found 'nan'",
        "53:19 error Y012: expected a number that JSON can say at '\(path)[1]', found '-inf'",
        "53:35 error Y012: expected a value that JSON can say at '\(path)[2]', found binary data",
        "53:47 error Y012: expected a value that JSON can say at '\(path)[3]', found a set",
      ]
    )
    let findings = findings(of: "Y012", in: text)
    #expect(
      findings.map(\.effect) == [
        "the web app sends what no browser can read, and the form never loads",
        "the web app sends what no browser can read, and the form never loads",
        "the web app answers 500 when the form asks for its configuration",
        "the web app answers 500 when the form asks for its configuration",
      ]
    )
    #expect(findings.first?.remedy == "put the value in quotes, or use a finite number")
    #expect(findings.last?.remedy == "write it as a list or as text")
  }

  @Test(arguments: ["1.5", "\".nan\"", "nan", "!!str .inf"])
  func `lets values be that JSON can say`(_ value: String) {
    #expect(report("Y012", Sample.with("value: true\n", "value: \(value)\n")) == [])
    #expect(report("Y012", Sample.text + "beside: .nan\n") == [])
  }
}
