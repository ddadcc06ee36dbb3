import SpawnerKit
import Testing

/// Diffs, byte by byte as diff -u prints them.
struct UnifiedDiffTests {
  static func diff(_ old: String, _ new: String) -> String {
    UnifiedDiff(old: Array(old.utf8), new: Array(new.utf8), oldLabel: "a", newLabel: "b").text
  }

  @Test(arguments: [
    ("x\n", "x\n", ""),
    ("", "x\n", "--- a\n+++ b\n@@ -0,0 +1 @@\n+x\n"),
    ("x\n", "", "--- a\n+++ b\n@@ -1 +0,0 @@\n-x\n"),
    ("x\n", "y\n", "--- a\n+++ b\n@@ -1 +1 @@\n-x\n+y\n"),
    (
      "x", "x\n",
      "--- a\n+++ b\n@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+x\n"
    ),
    (
      "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nü\n5\n6\n7\n8\n9\n",
      "--- a\n+++ b\n@@ -2,6 +2,7 @@\n 2\n 3\n 4\n+ü\n 5\n 6\n 7\n"
    ),
    ("x\r\n", "x\n", "--- a\n+++ b\n@@ -1 +1 @@\n-x\r\n+x\n"),
  ])
  func `the difference is what diff -u prints`(_ old: String, _ new: String, _ text: String) {
    #expect(Self.diff(old, new) == text)
  }

  @Test func `places far apart are hunks of their own`() {
    let old = (1...20).map { "\($0)\n" }.joined()
    let new = old.replacing("2\n3\n", with: "2\nx\n").replacing("19\n", with: "y\n")
    #expect(
      Self.diff(old, new) == """
        --- a
        +++ b
        @@ -1,6 +1,6 @@
         1
         2
        -3
        +x
         4
         5
         6
        @@ -16,5 +16,5 @@
         16
         17
         18
        -19
        +y
         20

        """
    )
  }
}
