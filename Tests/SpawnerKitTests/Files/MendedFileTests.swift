import SpawnerConfig
import TestSupport
import Testing
import YAMLEdit

@testable import SpawnerKit

/// Mending as a change: planned, placed and shown like every other one.
struct MendedFileTests {
  private static let broken = ChangeReviewTests.text
    .replacing("{value: Always}", with: "{value: always}")

  private static func manifest(_ text: String) -> [UInt8] {
    let head = """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: form
      data:
        spawner_ui_config.yaml: |

      """
    let indented = text.split(separator: "\n").map { "    \($0)\n" }.joined()
    return Array((head + indented).utf8)
  }

  @Test func `tells what is settled and what remains, at their places`() throws {
    let file = try ConfigurationFile(Array(Self.broken.utf8))
    let plan = try file.plan([.mend(for: nil)])
    #expect(
      String(decoding: plan.newBytes, as: UTF8.self)
        == Self.broken.replacing("{value: always}", with: "{value: Always}")
    )
    #expect(ChangeReviewTests.lines(plan.review.settled) == ["3:28 I011"])
    let remaining = ChangeReviewTests.lines(plan.review.remaining)
    #expect(remaining == ["1:1 S010", "1:1 S010", "10:3 S004", "11:3 S004"])
    #expect(plan.review.keptErrors == [])
    #expect(plan.summaries == ["mend what has one right answer"])
  }

  @Test func `tells the places in a manifest`() throws {
    let file = try ConfigurationFile(Self.manifest(Self.broken))
    let plan = try file.plan([.mend(for: nil)])
    #expect(ChangeReviewTests.lines(plan.review.settled) == ["9:32 I011"])
    #expect(ChangeReviewTests.lines(plan.review.remaining).contains("16:7 S004"))
  }

  @Test func `takes a file that cannot be read`() throws {
    let name = "spawnerFormDefaults:\n  x: {notebook-name}-home\n"
    for bytes in [Array(name.utf8), Self.manifest(name)] {
      let plan = try ConfigurationFile(bytes).plan([.mend(for: nil)])
      #expect(plan.review.settled.first?.rule == "Y015")
      #expect(String(decoding: plan.newText, as: UTF8.self).contains("\"{notebook-name}-home\""))
      #expect(plan.review.remaining.contains { $0.rule == "S001" } == false)
    }
  }

  @Test func `leaves a file alone that only a person can mend`() throws {
    let file = try ConfigurationFile(Array("\t".utf8))
    let plan = try file.plan([.mend(for: nil)])
    #expect(plan.isEmpty)
    #expect(plan.review.settled == [])
    #expect(plan.review.remaining.map(\.rule) == ["Y002"])
  }

  @Test func `goes by the release that the edit names, else by the plan's`() throws {
    let text = ChangeReviewTests.text.replacing("  configurations: {value: []}\n", with: "")
    let file = try ConfigurationFile(Array(text.utf8))
    let old = try #require(AppVersion(parsing: "1.4"))
    #expect(try !file.plan([.mend(for: nil)]).isEmpty)
    #expect(try file.plan([.mend(for: nil)], for: old).isEmpty)
    #expect(try !file.plan([.mend(for: .newest)], for: old).isEmpty)
  }

  @Test func `is a change that goes live like every other one`() async throws {
    let stage = try Stage(text: Self.broken)
    let report = try await stage.change(edits: [.mend(for: nil)]).get()
    #expect(report.outcome == .live)
    #expect(report.review.settled.map(\.rule) == ["I011"])
  }

  // MARK: Findings of a file

  @Test func `finds the same in a file as in its text`() throws {
    for text in [Self.broken, "", "\t", "a: b\n---\nc: d\n", "spawnerFormDefaults: {}\n"] {
      let bytes = Array(text.utf8)
      #expect(try ConfigurationFile(bytes).findings() == Lint.findings(in: bytes))
    }
    for file in try Corpus.files() where !file.name.contains("configmap") {
      let found = try ConfigurationFile(file.bytes).findings()
      #expect(found == Lint.findings(in: file.bytes), "\(file)")
    }
  }

  @Test func `places many findings in a manifest at once`() throws {
    let file = try ConfigurationFile(Self.manifest(Self.broken))
    let inner = file.findings()
    let placed = file.relocated(inner)
    #expect(inner.count == placed.count)
    for (inner, placed) in zip(inner, placed) {
      #expect(placed.location == file.location(of: inner.location))
      #expect(placed.location.line == inner.location.line + 6)
    }
  }
}
