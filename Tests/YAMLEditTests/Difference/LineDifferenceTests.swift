import TestSupport
import Testing
import YAMLEdit

/// The difference of two texts as hunks of lines.
struct LineDifferenceTests {
  /// The hunks as a unified diff writes them.
  private func diff(_ old: String, _ new: String, context: Int = 1) -> String {
    LineDifference.hunks(from: Array(old.utf8), to: Array(new.utf8), context: context).map { hunk in
      "@@ -\(hunk.oldStart),\(hunk.oldCount) +\(hunk.newStart),\(hunk.newCount) @@\n"
        + hunk.lines.map { line in
          let mark =
            switch line.kind {
            case .context: " "
            case .removed: "-"
            case .added: "+"
            }
          return mark + String(decoding: line.bytes, as: UTF8.self)
        }.joined()
    }.joined()
  }

  /// Applies hunks to the old text, as `patch` would.
  private func patched(_ old: String, _ new: String, context: Int) -> String {
    let old = Array(old.utf8)
    let hunks = LineDifference.hunks(from: old, to: Array(new.utf8), context: context)
    let lines = LineDifference.hunks(from: [], to: old, context: 0).flatMap(\.lines).map(\.bytes)
    var result: [UInt8] = []
    var position = 0
    for hunk in hunks {
      let start = hunk.oldCount == 0 ? hunk.oldStart : hunk.oldStart - 1
      result += lines[position..<start].joined()
      #expect(
        hunk.lines.filter { $0.kind != .added }.map(\.bytes)
          == Array(lines[start..<start + hunk.oldCount])
      )
      result += hunk.lines.filter { $0.kind != .removed }.flatMap(\.bytes)
      position = start + hunk.oldCount
    }
    result += lines[position...].joined()
    return String(decoding: result, as: UTF8.self)
  }

  @Test(arguments: [
    ("a\nb\nc\n", "a\nx\nc\n", "@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n"),
    ("a\nb\n", "a\nb\nc\n", "@@ -2,1 +2,2 @@\n b\n+c\n"),
    ("a\nb\nc\n", "a\nc\n", "@@ -1,3 +1,2 @@\n a\n-b\n c\n"),
    ("", "a\n", "@@ -0,0 +1,1 @@\n+a\n"),
    ("a\n", "", "@@ -1,1 +0,0 @@\n-a\n"),
    ("a\n", "a\n", ""),
    ("a", "a\n", "@@ -1,1 +1,1 @@\n-a+a\n"),
    ("a\r\nb\r\n", "a\r\nc\r\n", "@@ -1,2 +1,2 @@\n a\r\n-b\r\n+c\r\n"),
    (
      "1\n2\n3\n4\n5\n6\n7\n", "x\n2\n3\n4\n5\n6\ny\n",
      "@@ -1,2 +1,2 @@\n-1\n+x\n 2\n@@ -6,2 +6,2 @@\n 6\n-7\n+y\n"
    ),
    (
      "1\n2\n3\n4\n", "x\n2\n3\ny\n",
      "@@ -1,4 +1,4 @@\n-1\n+x\n 2\n 3\n-4\n+y\n"
    ),
  ])
  func `changed lines are shown with those around them`(
    old: String,
    new: String,
    expected: String
  ) {
    #expect(diff(old, new) == expected)
  }

  @Test func `without context only changed lines are shown`() {
    #expect(
      diff("a\nb\nc\nd\n", "a\nx\nc\n", context: 0)
        == "@@ -2,1 +2,1 @@\n-b\n+x\n@@ -4,1 +3,0 @@\n-d\n"
    )
  }

  @Test func `a block put in is shown as a block`() {
    let old = "a:\n- x\n- y\nb:\n- x\n- z\n"
    let new = "a:\n- x\n- y\nn:\n- x\n- w\nb:\n- x\n- z\n"
    #expect(diff(old, new, context: 0) == "@@ -3,0 +4,3 @@\n+n:\n+- x\n+- w\n")
  }

  @Test(arguments: 0..<40)
  func `the old text and the hunks make the new text`(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    func text() -> String {
      let count = Int.random(in: 0...30, using: &generator)
      let lines = (0..<count).map { _ in generator.pick(["a", "b", "c", "ü", "", "- x"]) + "\n" }
      return lines.joined() + (Bool.random(using: &generator) ? "end" : "")
    }
    let (old, new) = (text(), text())
    for context in 0...3 {
      #expect(patched(old, new, context: context) == new)
    }
  }

  @Test func `ten thousand lines are compared quickly, moved and repeated ones too`() {
    let old = (0..<10_000).map { "line \($0 % 5000)\n" }
    var new = old
    new.swapAt(10, 9_990)
    new.removeSubrange(5000..<5003)
    new.insert(contentsOf: (0..<500).map { "new \($0)\n" }, at: 700)
    #expect(patched(old.joined(), new.joined(), context: 3) == new.joined())
    let other = (0..<10_000).map { "other \($0)\n" }.joined()
    #expect(patched(old.joined(), other, context: 3) == other)
  }
}
