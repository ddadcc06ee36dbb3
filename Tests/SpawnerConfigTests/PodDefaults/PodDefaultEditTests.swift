import SpawnerConfig
import Testing
import YAMLEdit

/// Edits of the label keys by which PodDefaults are chosen.
struct PodDefaultEditTests {
  private static let listing = Sample.with(
    "  configurations:\n    value: []\n",
    """
      configurations:
        value:
        - team-settings # für alle
        - "data.example/models"

    """
  )

  @Test func `adds the first key`() throws {
    try expect(
      .podDefaults(.add(["use-mirror"])),
      of: Sample.text,
      gives: Sample.with(
        "  configurations:\n    value: []\n",
        "  configurations:\n    value:\n    - use-mirror\n"
      )
    )
  }

  @Test func `adds what is not listed, each once`() throws {
    try expect(
      .podDefaults(.add(["team-settings", "a", "a"])),
      of: Self.listing,
      gives: Self.listing.replacing(
        "    - \"data.example/models\"\n",
        with: "    - \"data.example/models\"\n    - a\n"
      )
    )
  }

  @Test(arguments: [
    "", "  configurations:\n", "  configurations: {}\n", "  configurations:\n    value:\n",
  ])
  func `creates the section or its value`(_ section: String) throws {
    let text = "spawnerFormDefaults:\n  shm: {value: false}\n\(section)"
    let edited = try SpawnerEdit.podDefaults(.add(["a", "b"]))
      .applied(to: SpawnerDocument(Array(text.utf8)))
    #expect(edited.defaults["configurations"] == ["value": ["a", "b"]])
    #expect(edited.podDefaultKeys() == ["a", "b"])
  }

  @Test func `restores every byte when what was added is removed`() throws {
    for text in [Sample.text, Self.listing] {
      let document = try SpawnerDocument(Array(text.utf8))
      let added = try SpawnerEdit.podDefaults(.add(["x", "y"])).applied(to: document)
      #expect(added.document.text != text)
      let back = try SpawnerEdit.podDefaults(.remove(["y", "x"])).applied(to: added)
      #expect(back.document.text == text)
    }
  }

  @Test func `removes every entry with a key`() throws {
    let text = "spawnerFormDefaults: {configurations: {value: [a, b, a]}}\n"
    let edited = try SpawnerEdit.podDefaults(.remove(["a"]))
      .applied(to: SpawnerDocument(Array(text.utf8)))
    #expect(edited.document.text == "spawnerFormDefaults: {configurations: {value: [b]}}\n")
  }

  @Test(arguments: ["two words", "a/b/c", "", "-x", "größe"])
  func `refuses what cannot be the key of a label`(_ key: String) throws {
    try expectRefusal(
      of: .podDefaults(.add(["fine", key])),
      on: Sample.text,
      code: .invalidEntry,
      message: "expected the key of a label, found '\(key)'"
    )
  }

  @Test func `refuses to remove what is not listed`() throws {
    try expectRefusal(
      of: .podDefaults(.remove(["models"])),
      on: Self.listing,
      code: .notListed,
      message: "label key 'models' is not listed",
      candidates: ["team-settings", "data.example/models"]
    )
  }

  @Test(arguments: [
    ("[1]", "2:19: expected a mapping at 'spawnerFormDefaults.configurations', found a list"),
    (
      "{value: team}",
      "2:27: expected a list at 'spawnerFormDefaults.configurations.value', found text"
    ),
  ])
  func `refuses a section of another shape`(section: String, message: String) throws {
    try expectRefusal(
      of: .podDefaults(.add(["a"])),
      on: "spawnerFormDefaults:\n  configurations: \(section)\n",
      code: .wrongShape,
      message: message
    )
  }

  @Test func `says with every addition that keys are not names`() throws {
    let edit = SpawnerEdit.podDefaults(.add(["a"]))
    let edited = try edit.applied(to: SpawnerDocument(Array(Self.listing.utf8)))
    let notes = edit.notes(on: edited)
    #expect(notes.map(\.rule) == ["M003"])
    #expect(notes.first?.severity == .info)
    #expect(SpawnerEdit.podDefaults(.remove(["a"])).notes(on: edited).isEmpty)
  }
}
