import SpawnerConfig
import Testing
import YAMLEdit

/// Which findings a change has brought, by what moved and what is new.
struct FindingComparisonTests {
  static func linted(_ text: String) -> [Finding] { Lint.findings(in: Array(text.utf8)) }

  @Test func `an error that was there before and has only moved is not added`() {
    let old = Self.linted(
      "spawnerFormDefaults:\n  cpu:\n    value: '1'\n  cpu:\n    value: '2'\n"
    )
    let new = Self.linted(
      "spawnerFormDefaults:\n  # moved\n  cpu:\n    value: '1'\n  cpu:\n    value: '2'\n"
    )
    #expect(old.contains { $0.rule == "Y010" })
    #expect(FindingComparison(old: old, new: new).added == [])
  }

  @Test func `an error that was not there before is added`() {
    let old = Self.linted("spawnerFormDefaults:\n  cpu:\n    value: '1'\n")
    let new = Self.linted(
      "spawnerFormDefaults:\n  cpu:\n    value: '1'\n  cpu:\n    value: '2'\n"
    )
    let comparison = FindingComparison(old: old, new: new)
    #expect(comparison.addedErrors.map(\.rule) == ["Y010"])
  }

  @Test func `an error that goes away is none of the change's`() {
    let old = Self.linted(
      "spawnerFormDefaults:\n  cpu:\n    value: '1'\n  cpu:\n    value: '2'\n"
    )
    let new = Self.linted("spawnerFormDefaults:\n  cpu:\n    value: '2'\n")
    #expect(FindingComparison(old: old, new: new).added == [])
  }

  @Test func `lists several at one place in the same order every time`() {
    let text = Sample.text.replacing("imageGroupOne", with: "groupOne")
      .replacing("imageGroupTwo", with: "groupTwo")
    let missing = Self.linted(text).filter { $0.rule == "S010" }
    #expect(Set(missing.map(\.location)).count == 1)
    for new in [missing, missing.reversed()] {
      #expect(
        FindingComparison(old: [], new: new).added.map(\.path)
          == ["spawnerFormDefaults.imageGroupOne", "spawnerFormDefaults.imageGroupTwo"]
      )
    }
  }

  // MARK: Errors

  private func rules(_ old: String, _ new: String) -> [String] {
    newErrors(from: Array(old.utf8), to: Array(new.utf8)).map(\.rule)
  }

  @Test func `does not count an error that only moved`() {
    let old = Sample.with("  shm:\n    value: true\n", "  shm:\n")
    #expect(rules(old, "# new\n\n" + old) == [])
    #expect(rules(old, old) == [])
  }

  @Test func `counts an error that was not there`() {
    let new = Sample.with("  shm:\n    value: true\n", "  shm:\n")
    #expect(rules(Sample.text, new) == ["S004"])
    #expect(rules(Sample.text, new.replacing("  cpu:\n", with: "\tcpu:\n")) == ["Y002"])
    #expect(rules(new, Sample.text) == [])
  }

  @Test func `does not count an error whose item got another index`() {
    let old = Sample.with("- registry.example/lab/torch:v1", "- {notebook-name}")
    let new = old.replacing("    - registry.example/lab/base:v1\n", with: "")
    #expect(findings(of: "Y015", in: old).map(\.path) == ["spawnerFormDefaults.image.options[1]"])
    #expect(findings(of: "Y015", in: new).map(\.path) == ["spawnerFormDefaults.image.options[0]"])
    #expect(rules(old, new) == [])
  }

  @Test func `counts a second error of the same kind`() {
    let old = Sample.with("- registry.example/lab/torch:v1", "- {notebook-name}")
    let new = old.replacing("- registry.example/lab/flow:v1", with: "- {notebook-name}")
    #expect(rules(old, new) == ["Y015"])
  }

  @Test func `does not count warnings`() {
    #expect(rules(Sample.text, Sample.with("hideTag: false", "hideTags: false")) == [])
  }

  @Test func `what both texts have is kept, at its place in the new one`() {
    let text = "spawnerFormDefaults:\n  shm:\n"
    let kept = FindingComparison(old: Self.linted(text), new: Self.linted("# new\n" + text))
      .keptErrors
    let rules = kept.map { "\($0.location) \($0.rule)" }
    #expect(rules.contains("3:3 S004"))
    let without = Self.linted("spawnerFormDefaults: {shm: {value: true}}\n")
    let comparison = FindingComparison(old: without, new: Self.linted(text))
    #expect(!comparison.keptErrors.contains { $0.rule == "S004" })
    #expect(comparison.addedErrors.map(\.rule) == ["S004"])
  }
}
