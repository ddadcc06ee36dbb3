import SpawnerConfig
import Testing
import YAMLEdit

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The order of findings, and what a finding is when it is written or moved.
struct LintTests {
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
        "isFixable":false,"line":1,"message":"'spawnerFormDefaults' is empty","path":"spawnerFormDefaults",\
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
}
