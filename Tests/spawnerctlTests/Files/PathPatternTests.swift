import TestSupport
import Testing

@testable import spawnerctl

/// Patterns for paths, as shells have them.
struct PathPatternTests {
  private static let names = [
    "a.yaml", "b.yml", ".hidden.yaml", "x[1].yaml", "ä.yaml", "one/a.yaml", "one/two/b.yaml",
    "one/two/.git/c.yaml", "two/a.yaml",
  ]

  @Test(arguments: [
    ("*.yaml", ["a.yaml", "x[1].yaml", "ä.yaml"]), ("?.yaml", ["a.yaml", "ä.yaml"]),
    ("[ab].y*", ["a.yaml", "b.yml"]), (".*.yaml", [".hidden.yaml"]),
    ("*/a.yaml", ["one/a.yaml", "two/a.yaml"]), ("*/*/b.yaml", ["one/two/b.yaml"]),
    ("**/a.yaml", ["a.yaml", "one/a.yaml", "two/a.yaml"]),
    ("one/**", ["one/a.yaml", "one/two/b.yaml"]),
    ("**/**/b.yaml", ["one/two/b.yaml"]), ("one/**/two/*", ["one/two/b.yaml"]), ("none/*", []),
    ("a.yaml/*", []), ("*", ["a.yaml", "b.yml", "x[1].yaml", "ä.yaml"]), ("one/[x", []),
  ])
  func `means what it means in a shell`(_ pattern: String, _ expected: [String]) async throws {
    try await TemporaryDirectory.with { folder in
      for name in Self.names { try folder.write("", to: name) }
      let found = try PathPattern("\(folder.path)/\(pattern)").matches()
      #expect(found.map { String($0.dropFirst(folder.path.count + 1)) } == expected)
    }
  }

  @Test func `starts in the working folder unless told otherwise`() throws {
    #expect(try PathPattern("Packag?.swift").matches() == ["Package.swift"])
    #expect(try PathPattern("./Packag?.swift").matches() == ["./Package.swift"])
  }

  @Test func `does not go round in links`() async throws {
    try await TemporaryDirectory.with { folder in
      try folder.write("", to: "in/a.yaml")
      try folder.link("in/round", to: folder.path)
      let found = try PathPattern("\(folder.path)/**/a.yaml").matches()
      #expect(found == ["\(folder.path)/in/a.yaml"])
    }
  }

  @Test(arguments: [("a*", true), ("a?", true), ("[a]", true), ("a.yaml", false), ("-", false)])
  func `is recognised`(_ word: String, _ isPattern: Bool) {
    #expect(PathPattern.isPattern(word) == isPattern)
  }
}

/// Patterns for one name.
struct NamePatternTests {
  @Test(arguments: [
    ("*", "a", true), ("*", ".a", false), (".*", ".a", true), ("a*b*c", "axxbyyc", true),
    ("a*b*c", "axxbyy", false), ("a?c", "aäc", true), ("a?c", "ac", false), ("[a-c]x", "bx", true),
    ("[!a-c]x", "bx", false), ("[^a-c]x", "dx", true), ("[]]", "]", true), ("[a-]", "-", true),
    ("[x", "[x", true), ("**", "ab", true), ("*a", "aaab", false), ("*ab", "aaab", true),
    ("", "", true), ("", "a", false), ("a*", "a", true),
  ])
  func `matches as in a shell`(_ pattern: String, _ name: String, _ isMatch: Bool) {
    #expect(NamePattern(pattern).matches(name) == isMatch)
  }

  @Test func `takes no longer for many stars`() {
    let pattern = NamePattern(String(repeating: "*a", count: 40) + "b")
    #expect(!pattern.matches(String(repeating: "a", count: 2000)))
  }
}
