import SpawnerConfig
import Testing
import YAMLEdit

/// The edit that makes the whole text another one.
struct ReplaceTextTests {
  static let new = Array("spawnerFormDefaults:\n  shm: {value: true} # größer\r\n".utf8)

  @Test(arguments: ["spawnerFormDefaults: {}\n", "a: [\n", "\tx", "", "\u{FEFF}# nothing\n"])
  func `a replacement does not care what was there before`(old: String) throws {
    let edit = SpawnerEdit.replaceText(Self.new)
    #expect(edit.worksOnBytes)
    #expect(try edit.applied(toBytes: Array(old.utf8)) == Self.new)
  }

  @Test func `a replacement of a document that can be read is the new text, byte by byte`() throws {
    let document = try SpawnerDocument(Array("spawnerFormDefaults: {}\n".utf8))
    #expect(try SpawnerEdit.replaceText(Self.new).applied(to: document).bytes == Self.new)
  }

  @Test(arguments: [
    (
      "", SpawnerConfigError.Code.noDefaults,
      "expected the key 'spawnerFormDefaults', found an empty file"
    ),
    ("# all gone\n", .noDefaults, "expected the key 'spawnerFormDefaults', found an empty file"),
    ("image: {}\n", .noDefaults, "1:1: expected the key 'spawnerFormDefaults', found no such key"),
  ])
  func `a replacement without a form is refused`(
    new: String,
    code: SpawnerConfigError.Code,
    words: String
  ) throws {
    let error = try #require(throws: SpawnerConfigError.self) {
      try SpawnerEdit.replaceText(Array(new.utf8)).applied(toBytes: Self.new)
    }
    #expect(error.code == code)
    #expect(error.description == words)
  }

  @Test func `a replacement that cannot be read is refused with its own place`() throws {
    let error = try #require(throws: SpawnerConfigError.self) {
      try SpawnerEdit.replaceText(Array("spawnerFormDefaults:\n\tshm: 1\n".utf8))
        .applied(toBytes: Self.new)
    }
    #expect(error.code == .unsoundPath)
    #expect(error.location == SourceLocation(line: 2, column: 1))
    #expect(error.underlying?.code == .tab)
  }

  @Test func `any other edit needs a text that can be read`() throws {
    let edit = SpawnerEdit.disableWorkspace
    #expect(!edit.worksOnBytes)
    let error = try #require(throws: SpawnerConfigError.self) {
      try edit.applied(toBytes: Array("a: [\n".utf8))
    }
    #expect(error.code == .unreadable)
    let text = "spawnerFormDefaults:\n  workspaceVolume:\n    value: {mount: /home}\n"
    #expect(
      String(decoding: try edit.applied(toBytes: Array(text.utf8)), as: UTF8.self)
        == "spawnerFormDefaults:\n  workspaceVolume:\n    value: null\n"
    )
  }

  @Test func `the summary says what a replacement is`() {
    #expect(SpawnerEdit.replaceText([]).summary == "replace the whole text of the file")
  }
}
