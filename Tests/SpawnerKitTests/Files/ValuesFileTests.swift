import SpawnerKit
import Testing
import YAMLEdit

/// The mapping of a values file, in the shapes that people write.
struct ValuesFileTests {
  static func values(_ inner: String, _ indentation: Int = 4) -> String {
    let blanks = String(repeating: " ", count: indentation)
    let lines = inner.split(separator: "\n", omittingEmptySubsequences: false)
    return "a:\n  b:\n"
      + lines.map { $0.isEmpty ? "" : blanks + $0 }.joined(separator: "\n") + "\n"
      + "  c: 1 # after\n"
  }

  @Test(arguments: [
    "spawnerFormDefaults:\n  shm:\n    value: true\n",
    "spawnerFormDefaults:   # ours\n\n  # one\n  shm: {value: true}\n\n\n  cpu:\n    value: '1'",
    "'spawnerFormDefaults':\n  note: |\n    line\n\n      deeper\n    end\n  shm: {value: true}",
    "spawnerFormDefaults:\n  note: >-\n    folded\n    text\n  shm:\n    value: true",
    "spawnerFormDefaults:\n  note: \"a\n    b\\n\n    c\"\n  shm: &x {value: true}\n  also: *x",
    "spawnerFormDefaults: &form\n  shm:\n    value: true\n  list:\n  - a\n  -\n    - b",
    "spawnerFormDefaults:\n  keep: |+\n    text\n\n  shm:\n    value: true",
  ])
  func `the lines come out as they are and go back as they were`(inner: String) throws {
    let source = Self.values(inner)
    let file = try ConfigurationFile(Array(source.utf8))
    let text = String(decoding: file.text, as: UTF8.self)
    #expect(inner.hasPrefix(text.dropLast()) || text == inner)
    #expect(try file.replacing(file.text) == file.bytes)
    let longer = text + "  extra:\n    value: größer\n"
    let edited = try file.replacing(Array(longer.utf8))
    let outer = try Document(edited).value
    #expect(outer["a"]?["c"] == .integer(1))
    #expect(outer["a"]?["b"]?["spawnerFormDefaults"]?["extra"]?["value"] == .string("größer"))
    #expect(try ConfigurationFile(edited).replacing(file.text) == file.bytes)
  }

  @Test func `a comment to the left of its line stays where it is`() throws {
    let source =
      "a:\n  spawnerFormDefaults:\n# far left\n    shm:\n  # key's column\n      value: true\n"
    let file = try ConfigurationFile(Array(source.utf8))
    #expect(
      String(decoding: file.text, as: UTF8.self)
        == "spawnerFormDefaults:\n# far left\n  shm:\n# key's column\n    value: true\n"
    )
    let edited = try file.replacing(
      Array(String(decoding: file.text, as: UTF8.self).replacing("true", with: "false").utf8)
    )
    #expect(String(decoding: edited, as: UTF8.self) == source.replacing("true", with: "false"))
    #expect(
      file.location(of: SourceLocation(line: 4, column: 1)) == SourceLocation(line: 5, column: 3)
    )
  }

  @Test func `the last line may be open`() throws {
    let source = "a:\n  spawnerFormDefaults:\n    shm:\n      value: true"
    let file = try ConfigurationFile(Array(source.utf8))
    let text = String(decoding: file.text, as: UTF8.self)
    #expect(text == "spawnerFormDefaults:\n  shm:\n    value: true")
    let more = try file.replacing(Array((text + "\n  b: 1").utf8))
    #expect(String(decoding: more, as: UTF8.self) == source + "\n    b: 1")
    let ended = try file.replacing(Array((text + "\n").utf8))
    #expect(String(decoding: ended, as: UTF8.self) == source + "\n")
  }

  @Test func `a new text takes the line ends of the file around it`() throws {
    let source = Self.values("spawnerFormDefaults:\n  shm:\n    value: true")
      .replacing("\n", with: "\r\n")
    let file = try ConfigurationFile(Array(source.utf8))
    let edited = try file.replacing(
      Array("spawnerFormDefaults:\n  shm:\n    value: true\n  b: 1\n".utf8)
    )
    #expect(
      String(decoding: edited, as: UTF8.self)
        == source.replacing("value: true\r\n", with: "value: true\r\n      b: 1\r\n")
    )
  }

  static let unsuitable: [(String, String)] = [
    (
      "a: {spawnerFormDefaults: {shm: 1}}\n",
      "1:5: expected a mapping in lines of its own at "
        + "'a.spawnerFormDefaults', found one in braces"
    ),
    (
      "a:\n  spawnerFormDefaults: {shm: 1}\n",
      "2:3: expected a mapping in lines of its own at "
        + "'a.spawnerFormDefaults', found one in braces"
    ),
    (
      "x: &x {shm: 1}\na:\n  spawnerFormDefaults: *x\n",
      "3:3: expected a mapping in lines of its own at "
        + "'a.spawnerFormDefaults', found an alias"
    ),
    (
      "x: &x {value: 1}\na:\n  spawnerFormDefaults:\n    shm: *x\n",
      "4:5: expected 'a.spawnerFormDefaults' to stand on its own, "
        + "found an alias of something outside of it"
    ),
    (
      "a:\n  spawnerFormDefaults: {a: 1}\n  spawnerFormDefaults:\n    b: 1\n",
      ""
    ),
  ]

  @Test(arguments: unsuitable)
  func `what cannot be taken for itself is refused with the reason`(
    source: String,
    words: String
  ) throws {
    let error = try #require(throws: SpawnerError.self) {
      try ConfigurationFile(Array(source.utf8))
    }
    #expect(error.code == .unsuitable || error.code == .ambiguousPath)
    if !words.isEmpty { #expect(error.description == words) }
  }

  @Test(arguments: [
    ("spawnerFormDefaults:\n  shm: 1\nother: 2\n", "found other keys or none"),
    ("other: 2\n", "found other keys or none"),
  ])
  func `a text that does not fit into the mapping is refused`(new: String, words: String) throws {
    let file = try ConfigurationFile(Array(Self.values("spawnerFormDefaults:\n  shm: 2").utf8))
    let error = try #require(throws: SpawnerError.self) { try file.replacing(Array(new.utf8)) }
    #expect(error.description.hasSuffix(words))
  }

  @Test(arguments: [
    "spawnerFormDefaults:\n  shm: 1\n", "---\nspawnerFormDefaults:\n  shm: 1\n",
    "\u{FEFF}# our form\n\n# really\nspawnerFormDefaults:\n  shm: 1\n",
    "%YAML 1.1\n---\nspawnerFormDefaults:\n  shm: 1\n# below\n\n# the end\n",
  ])
  func `a text put in twice is there once`(new: String) throws {
    let file = try ConfigurationFile(Array(Self.values("spawnerFormDefaults:\n  shm: 2").utf8))
    let once = try file.replacing(Array(new.utf8))
    let again = try ConfigurationFile(once)
    #expect(try again.replacing(Array(new.utf8)) == once)
    #expect(try again.fitting(Array(new.utf8)) == again.text)
    #expect(
      String(decoding: again.text, as: UTF8.self).hasPrefix("spawnerFormDefaults:\n  shm: 1\n")
    )
    #expect(String(decoding: once, as: UTF8.self).hasSuffix("\n  c: 1 # after\n"))
  }

  @Test func `an edit that would change something outside is given up`() throws {
    let source =
      "a:\n  spawnerFormDefaults:\n    shm: &shm\n      value: true\n  other: *shm\n"
    let file = try ConfigurationFile(Array(source.utf8))
    let text = String(decoding: file.text, as: UTF8.self)
    let error = try #require(throws: SpawnerError.self) {
      try file.replacing(Array(text.replacing("true", with: "false").utf8))
    }
    #expect(error.code == .invalidResult)
    #expect(error.description.hasSuffix("its result read back differently"))
  }
}
