import Testing
import YAMLEdit

@testable import SpawnerConfig

/// Which fixes are made together, and what comes of it.
struct FixBatchTests {
  private func finding(_ fix: LintFix, _ rule: String = "X001") -> Finding {
    Finding(
      rule: rule,
      severity: .error,
      location: SourceLocation(line: 1, column: 1),
      path: nil,
      message: "m",
      effect: "e",
      remedy: "r",
      fix: fix
    )
  }

  private func text(_ fixes: LintFix..., in text: String) throws -> String {
    let batch = FixBatch(of: fixes.map { finding($0) }, atMost: 9)
    return String(decoding: try batch.applied(to: Array(text.utf8)), as: UTF8.self)
  }

  @Test func `makes what does not touch each other`() throws {
    let mended = try text(
      LintFix(.set("list[2]", "C")),
      LintFix(.remove("list[1]")),
      LintFix(.set("list[0]", "A")),
      LintFix(.set("new.key", "added")),
      in: "list:\n- a  # one\n- b\n- c\n"
    )
    #expect(mended == "list:\n- A  # one\n- C\nnew:\n  key: added\n")
  }

  @Test func `touches nothing behind an item that is gone`() throws {
    let mended = try text(
      LintFix(.remove("list[1]")),
      LintFix(.set("list[2]", "C")),
      LintFix(.remove("list[2].deep")),
      LintFix(.set("list[0]", "A")),
      LintFix(.remove("list[0]")),
      in: "list: [a, b, c, d]\n"
    )
    #expect(mended == "list: [A, c, d]\n")
  }

  @Test func `touches nothing in or around what is changed already`() throws {
    let mended = try text(
      LintFix(.set("a.b", "new")),
      LintFix(.set("a.b", "newer")),
      LintFix(.set("a.b.c", "inside")),
      LintFix(.remove("a")),
      LintFix(.set("a.d", "beside")),
      in: "a: {b: old, d: old}\n"
    )
    #expect(mended == "a: {b: new, d: beside}\n")
  }

  @Test func `puts stretches of text in their places from the end`() throws {
    let mended = try text(
      LintFix(.replace(0..<1, "first")),
      LintFix(.replace(4..<5, "third")),
      LintFix(.replace(4..<6, "overlaps")),
      LintFix(.set("a", "by path")),
      LintFix(.replace(2..<3, "second")),
      in: "1 2 3 4"
    )
    #expect(mended == "first second third 4")
  }

  @Test func `makes a fix of several steps by itself`() throws {
    let double = LintFix(.set("a", "1"), .set("b", "2"))
    #expect(FixBatch(of: [finding(double)], atMost: 9).findings.count == 1)
    let single = LintFix(.set("c", "3"))
    let batch = FixBatch(of: [finding(single), finding(double), finding(single)], atMost: 9)
    #expect(batch.findings == [finding(single)])
  }

  @Test func `takes no more than it may, and nothing without a fix`() {
    let all = (0..<9).map { finding(LintFix(.set(YAMLPath([.key("list"), .index($0)]), "x"))) }
    #expect(FixBatch(of: all, atMost: 4).findings == Array(all.prefix(4)))
    #expect(FixBatch(of: [Finding](), atMost: 4).findings.isEmpty)
  }

  // MARK: Files

  /// Blanks around an image have a fix, and so has its double: they meet at one item.
  @Test func `mends hundreds of things, those that meet one after the other`() {
    let names = (0..<150).map { "example/lab:v\($0)" }
    let broken = names.map { "  - \" \($0)\"  # \($0)\n  - \" \($0)\"\n" }.joined()
    let sound = names.map { "  - \"\($0)\"  # \($0)\n" }.joined()
    let head = "image:\n  value: example/lab:v0\n  options:\n"
    let file = FixedFile(mending: RuleExample.sections(head + broken).bytes)
    let text = String(decoding: file.bytes, as: UTF8.self)
    #expect(text == String(decoding: RuleExample.sections(head + sound).bytes, as: UTF8.self))
    let rules = Dictionary(grouping: file.settled, by: \.rule).mapValues(\.count)
    #expect(rules["I006"] == 150)
    #expect((150...300).contains(rules["I009"] ?? 0))
    #expect(file.remaining == [])
  }

  /// What comes through a merge key cannot be set where it shows.
  @Test func `a fix that cannot be made leaves the others theirs`() {
    let labels = (0..<60).map { "            l\($0): \($0)\n" }.joined()
    let text = Sample.with(
      "          name: \"{notebook-name}-workspace\"\n",
      "          name: \"{notebook-name}-workspace\"\n          labels:\n"
        + "            <<: {merged: 5}\n" + labels
    )
    let file = FixedFile(mending: Array(text.utf8))
    let mended = String(decoding: file.bytes, as: UTF8.self)
    for number in 0..<60 { #expect(mended.contains("l\(number): \"\(number)\"\n")) }
    #expect(mended.contains("<<: {merged: 5}\n"))
    #expect(file.settled.map(\.rule) == Array(repeating: "V024", count: 60))
    #expect(file.remaining.count { $0.rule == "V024" } == 1)
  }
}
