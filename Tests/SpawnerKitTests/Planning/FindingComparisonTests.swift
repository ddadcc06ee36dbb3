import SpawnerConfig
import Testing

@testable import SpawnerKit

struct FindingComparisonTests {
  static func findings(_ text: String) -> [Finding] { Lint.findings(in: Array(text.utf8)) }

  @Test func `an error that was there before and has only moved is not added`() {
    let old = Self.findings(
      "spawnerFormDefaults:\n  cpu:\n    value: '1'\n  cpu:\n    value: '2'\n"
    )
    let new = Self.findings(
      "spawnerFormDefaults:\n  # moved\n  cpu:\n    value: '1'\n  cpu:\n    value: '2'\n"
    )
    #expect(old.contains { $0.rule == "Y010" })
    #expect(FindingComparison(old: old, new: new).added == [])
  }

  @Test func `an error that was not there before is added`() {
    let old = Self.findings("spawnerFormDefaults:\n  cpu:\n    value: '1'\n")
    let new = Self.findings(
      "spawnerFormDefaults:\n  cpu:\n    value: '1'\n  cpu:\n    value: '2'\n"
    )
    let comparison = FindingComparison(old: old, new: new)
    #expect(comparison.addedErrors.map(\.rule) == ["Y010"])
  }

  @Test func `an error that goes away is none of the change's`() {
    let old = Self.findings(
      "spawnerFormDefaults:\n  cpu:\n    value: '1'\n  cpu:\n    value: '2'\n"
    )
    let new = Self.findings("spawnerFormDefaults:\n  cpu:\n    value: '2'\n")
    #expect(FindingComparison(old: old, new: new).added == [])
  }
}
