import SpawnerConfig
import TestSupport
import Testing
import YAMLEdit

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

struct LintTests {
  @Test func `finds nothing wrong with the files that were shipped`() throws {
    let shipped = try Corpus.files().filter { file in
      ["v1.5", "v1.6", "v1.7", "v1.8", "v1.9", "v1.10", "v1.11"]
        .contains { file.name.hasPrefix("\($0).") }
    }
    for file in shipped { #expect(Lint.findings(in: file.bytes) == [], "\(file.name)") }
  }

  @Test func `sorts findings by place, the more serious first`() {
    let text = "a: 1\nspawnerFormDefaults:\n  shm:\n  cpu: {value: 1}\n  cpu: 2\n"
    let findings = Lint.findings(in: Array(text.utf8))
    let places = findings.map { $0.location.line * 1000 + $0.location.column }
    #expect(places == places.sorted())
    #expect(findings.first?.rule == "Y018")
    #expect(findings.map(\.rule).contains("Y010"))
  }

  @Test func `writes a finding as JSON`() throws {
    let finding = try #require(findings(of: "Y008", in: "spawnerFormDefaults: {}\n").first)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let json = String(decoding: try encoder.encode(finding), as: UTF8.self)
    #expect(
      json == """
        {"column":1,"effect":"the form offers no images and every launch fails with 500",\
        "line":1,"message":"'spawnerFormDefaults' is empty","path":"spawnerFormDefaults",\
        "remedy":"add the form's sections, or remove the file to get the built-in defaults",\
        "rule":"Y008","severity":"error"}
        """
    )
  }

  @Test func `moves a finding to the place in the text around it`() throws {
    let finding = try #require(findings(of: "Y005", in: "").first)
    let moved = finding.relocated(to: YAMLEdit.SourceLocation(line: 7, column: 3))
    #expect(moved.location.description == "7:3")
    #expect(moved.message == finding.message)
  }

  // MARK: New errors

  private func newErrors(_ old: String, _ new: String) -> [String] {
    Lint.newErrors(from: Array(old.utf8), to: Array(new.utf8)).map(\.rule)
  }

  @Test func `does not count an error that only moved`() {
    let old = Sample.with("  shm:\n    value: true\n", "  shm:\n")
    #expect(newErrors(old, "# new\n\n" + old) == [])
    #expect(newErrors(old, old) == [])
  }

  @Test func `counts an error that was not there`() {
    let new = Sample.with("  shm:\n    value: true\n", "  shm:\n")
    #expect(newErrors(Sample.text, new) == ["S004"])
    #expect(newErrors(Sample.text, new.replacing("  cpu:\n", with: "\tcpu:\n")) == ["Y002"])
    #expect(newErrors(new, Sample.text) == [])
  }

  @Test func `does not count an error whose item got another index`() {
    let old = Sample.with("- registry.example/lab/torch:v1", "- {notebook-name}")
    let new = old.replacing("    - registry.example/lab/base:v1\n", with: "")
    #expect(findings(of: "Y015", in: old).map(\.path) == ["spawnerFormDefaults.image.options[1]"])
    #expect(findings(of: "Y015", in: new).map(\.path) == ["spawnerFormDefaults.image.options[0]"])
    #expect(newErrors(old, new) == [])
  }

  @Test func `counts a second error of the same kind`() {
    let old = Sample.with("- registry.example/lab/torch:v1", "- {notebook-name}")
    let new = old.replacing("- registry.example/lab/flow:v1", with: "- {notebook-name}")
    #expect(newErrors(old, new) == ["Y015"])
  }

  @Test func `does not count warnings`() {
    #expect(newErrors(Sample.text, Sample.with("storage: 5Gi", "storage: 5")) == [])
  }
}
