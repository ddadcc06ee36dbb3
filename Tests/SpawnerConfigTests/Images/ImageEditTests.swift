import SpawnerConfig
import Testing
import YAMLEdit

/// Removing, replacing and moving images, and choosing the default.
struct ImageEditTests {
  private static let text = """
    spawnerFormDefaults:
      image:
        value: "a:1"
        options:
        - "a:1"
        # about b
        - b:1
        - c:1  # about c
        - d:1

    """

  private func with(_ changes: (String, String)...) -> String {
    changes.reduce(Self.text) { text, change in text.replacing(change.0, with: change.1) }
  }

  // MARK: Remove

  @Test func `removes an image with its comment`() throws {
    try expect(
      .removeImages(["b:1", "d:1"], from: .jupyter, newDefault: nil),
      of: Self.text,
      gives: with(("    # about b\n    - b:1\n", ""), ("    - d:1\n", "")),
      isIdempotent: false
    )
  }

  @Test func `removes the default when a new one is given`() throws {
    try expect(
      .removeImages(["a:1"], from: .jupyter, newDefault: "c:1"),
      of: Self.text,
      gives: with(("    - \"a:1\"\n", ""), ("value: \"a:1\"", "value: \"c:1\"")),
      isIdempotent: false
    )
  }

  @Test func `removes every line of an image that is listed twice`() throws {
    try expect(
      .removeImages(["d:1"], from: .jupyter, newDefault: nil),
      of: Self.text + "    - d:1\n",
      gives: with(("    - d:1\n", "")),
      isIdempotent: false
    )
  }

  @Test(arguments: [
    (
      SpawnerEdit.removeImages(["a:1"], from: .jupyter, newDefault: nil),
      SpawnerConfigError.Code.removesDefault,
      "image 'a:1' is the default of jupyter and no new one is given"
    ),
    (
      .removeImages(["a:1", "b:1"], from: .jupyter, newDefault: "b:1"), .removesDefault,
      "the new default 'b:1' is itself to be removed from jupyter"
    ),
    (
      .removeImages(["a:1"], from: .jupyter, newDefault: "x:1"), .imageNotListed,
      "image 'x:1' is not listed in jupyter"
    ),
    (
      .removeImages(["b:1", "x:1"], from: .jupyter, newDefault: nil), .imageNotListed,
      "image 'x:1' is not listed in jupyter"
    ),
    (
      .removeImages(["x:1"], from: .groupTwo, newDefault: nil), .imageNotListed,
      "image 'x:1' is not listed in group-two"
    ),
  ])
  func `refuses to remove`(
    _ edit: SpawnerEdit,
    _ code: SpawnerConfigError.Code,
    _ message: String
  ) throws {
    try expectRefusal(of: edit, on: Self.text, code: code, message: message)
  }

  @Test func `lists what could have been meant`() throws {
    let document = try SpawnerDocument(Array(Self.text.utf8))
    let missing = #expect(throws: SpawnerConfigError.self) {
      try SpawnerEdit.moveImage("x:1", in: .jupyter, to: .first).applied(to: document)
    }
    #expect(missing?.candidates == ["a:1", "b:1", "c:1", "d:1"])
    let orphaned = #expect(throws: SpawnerConfigError.self) {
      try SpawnerEdit.removeImages(["a:1", "b:1"], from: .jupyter, newDefault: nil)
        .applied(to: document)
    }
    #expect(orphaned?.candidates == ["c:1", "d:1"])
  }

  // MARK: Default

  @Test func `chooses the default and keeps its quotes`() throws {
    try expect(
      .setDefaultImage("b:1", in: .jupyter, addIfMissing: false),
      of: Self.text,
      gives: with(("value: \"a:1\"", "value: \"b:1\""))
    )
  }

  @Test func `adds the default if asked to`() throws {
    try expect(
      .setDefaultImage("e:1", in: .jupyter, addIfMissing: true),
      of: Self.text,
      gives: with(("value: \"a:1\"", "value: \"e:1\""), ("- d:1\n", "- d:1\n    - e:1\n"))
    )
    try expectRefusal(
      of: .setDefaultImage("e:1", in: .jupyter, addIfMissing: false),
      on: Self.text,
      code: .imageNotListed,
      message: "image 'e:1' is not listed in jupyter"
    )
  }

  @Test func `gives a group a default that had none`() throws {
    try expect(
      .setDefaultImage("a:1", in: .groupOne, addIfMissing: false),
      of: "spawnerFormDefaults:\n  imageGroupOne:\n    options:\n    - a:1\n",
      gives: "spawnerFormDefaults:\n  imageGroupOne:\n    options:\n    - a:1\n    value: a:1\n"
    )
  }

  // MARK: Replace

  @Test func `replaces an image where it stands, as default too`() throws {
    try expect(
      .replaceImage("a:1", with: "a:2", in: .jupyter),
      of: Self.text,
      gives: with(("\"a:1\"", "\"a:2\"")),
      isIdempotent: false
    )
    try expect(
      .replaceImage("c:1", with: "c:2", in: .jupyter),
      of: Self.text,
      gives: with(("- c:1  # about c", "- c:2  # about c")),
      isIdempotent: false
    )
    try expect(.replaceImage("c:1", with: "c:1", in: .jupyter), of: Self.text, gives: Self.text)
  }

  @Test(arguments: [
    (
      SpawnerEdit.replaceImage("x:1", with: "y:1", in: .jupyter),
      SpawnerConfigError.Code.imageNotListed, "image 'x:1' is not listed in jupyter"
    ),
    (
      .replaceImage("a:1", with: "b:1", in: .jupyter), .imageAlreadyListed,
      "image 'b:1' is listed in jupyter already"
    ),
    (
      .replaceImage("a:1", with: "a:", in: .jupyter), .invalidImage,
      "'a:' is not an image reference: character 3: expected a tag after ':', found the end"
    ),
  ])
  func `refuses to replace`(
    _ edit: SpawnerEdit,
    _ code: SpawnerConfigError.Code,
    _ message: String
  ) throws {
    try expectRefusal(of: edit, on: Self.text, code: code, message: message)
  }

  @Test func `replaces an image that could not be added`() throws {
    let text = "spawnerFormDefaults: {image: {value: 'Bad Name', options: ['Bad Name']}}\n"
    try expect(
      .replaceImage("Bad Name", with: "good:1", in: .jupyter),
      of: text,
      gives: text.replacing("Bad Name", with: "good:1"),
      isIdempotent: false
    )
  }

  // MARK: Move

  @Test(arguments: [
    ("c:1", ImagePosition.first, ["c:1", "a:1", "b:1", "d:1"]),
    ("a:1", .last, ["b:1", "c:1", "d:1", "a:1"]),
    ("a:1", .after("b:1"), ["b:1", "a:1", "c:1", "d:1"]),
    ("d:1", .before("b:1"), ["a:1", "d:1", "b:1", "c:1"]),
    ("b:1", .before("d:1"), ["a:1", "c:1", "b:1", "d:1"]),
  ])
  func `moves an image`(
    _ image: String,
    _ position: ImagePosition,
    _ expected: [String]
  ) throws {
    let document = try SpawnerDocument(Array(Self.text.utf8))
    let edit = SpawnerEdit.moveImage(image, in: .jupyter, to: position)
    let moved = try edit.applied(to: document)
    #expect(moved.images().map(\.reference) == expected)
    #expect(try edit.applied(to: moved).bytes == moved.bytes)
    let lines = Set(document.document.text.split(separator: "\n"))
    #expect(Set(moved.document.text.split(separator: "\n")) == lines)
  }

  @Test(arguments: [
    ("a:1", ImagePosition.first), ("d:1", .last), ("b:1", .after("a:1")), ("b:1", .before("c:1")),
    ("b:1", .before("b:1")), ("b:1", .after("b:1")),
  ])
  func `leaves an image that is in its place`(
    _ image: String,
    _ position: ImagePosition
  ) throws {
    try expect(
      .moveImage(image, in: .jupyter, to: position),
      of: Self.text,
      gives: Self.text
    )
  }

  // MARK: Files with errors

  @Test func `edits a file with errors elsewhere`() throws {
    let text = "spawnerFormDefaults:\n  image: {value: a, options: [a]}\n  shm:\n  shm:\n"
    try expect(
      .addImages(["b"], to: .jupyter, at: .last, makeDefault: false),
      of: text,
      gives: text.replacing("[a]", with: "[a, b]")
    )
  }

  @Test func `refuses where a key on the way is written twice`() throws {
    let text = "spawnerFormDefaults:\n  image: {options: []}\n  image: {options: []}\n"
    let document = try SpawnerDocument(Array(text.utf8))
    let edit = SpawnerEdit.addImages(["b:1"], to: .jupyter, at: .last, makeDefault: false)
    let error = #expect(throws: SpawnerConfigError.self) { try edit.applied(to: document) }
    #expect(error?.code == .unsoundPath)
    #expect(error?.underlying?.code == .duplicateKey)
    #expect(error?.description == error?.underlying?.description)
    #expect(error?.findings.map(\.rule) == ["Y010"])
    #expect(edit.errorsOnPath(in: document).map(\.rule) == ["Y010"])
    let other = SpawnerEdit.addImages(["b:1"], to: .groupOne, at: .last, makeDefault: false)
    #expect(other.errorsOnPath(in: document) == [])
  }
}
