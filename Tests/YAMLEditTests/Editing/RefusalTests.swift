import Testing
import YAMLEdit

/// What is refused, with code, place and all words, whichever edit asks for it.
struct RefusalTests {
  /// An edit at a path.
  struct Edit: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let apply: @Sendable (Document, YAMLPath) throws -> Document
  }

  static let edits = [
    Edit(testDescription: "insert first") { try $0.inserting("x", into: $1, at: .first) },
    Edit(testDescription: "insert last") { try $0.inserting("x", into: $1) },
    Edit(testDescription: "insert before") { try $0.inserting("x", into: $1, at: .before(0)) },
    Edit(testDescription: "insert after") { try $0.inserting("x", into: $1, at: .after(0)) },
    Edit(testDescription: "remove") { try $0.removing(at: $1) },
    Edit(testDescription: "replace") { try $0.replacing(at: $1, with: "x") },
    Edit(testDescription: "set") { try $0.setting("x", at: $1) },
    Edit(testDescription: "set below") { try $0.setting("x", at: $1.appending("k")) },
    Edit(testDescription: "move first") { try $0.moving(at: $1.appending(1), to: .first) },
    Edit(testDescription: "move last") { try $0.moving(at: $1.appending(0), to: .last) },
  ]

  @Test(arguments: edits)
  func `a key twice on the path, with both places`(edit: Edit) {
    let text = "\u{feff}ä:\r\n  # ü\r\n  \"ö\": [a, b]\r\n  z: 1\r\n  ö: [c, d]\r\n"
    let failure = failure { _ = try edit.apply(try Document(text), "ä.ö") }
    #expect(failure?.code == .duplicateKey)
    #expect(failure?.message == "5:3: found key 'ö' again at 'ä', first at 3:3")
  }

  @Test(arguments: edits)
  func `a key twice higher up on the path`(edit: Edit) {
    let text = "ä: {l: [a, b]}\n---x: 1\nä: {l: [c, d]}\n"
    let failure = failure { _ = try edit.apply(try Document(text), "ä.l") }
    #expect(failure?.code == .duplicateKey)
    #expect(failure?.message == "3:1: found key 'ä' again at the root, first at 1:1")
  }

  @Test func `a key twice beside the path is no obstacle`() throws {
    let text = "a: 1\nl: [x]\na: 2\nm:\n  b: 1\n  b: 2\n"
    #expect(
      try edited(text) { try $0.inserting("z", into: "l") }
        == text.replacing("[x]", with: "[x, z]")
    )
    #expect(
      try edited(text) { try $0.setting("y", at: "m.c") } == text + "  c: \"y\"\n"
    )
    #expect(try edited(text) { try $0.removing(at: "m") } == "a: 1\nl: [x]\na: 2\n")
  }

  @Test(arguments: edits.filter { !["remove", "replace", "set"].contains($0.testDescription) })
  func `an alias on the path`(edit: Edit) {
    let text = "ä: &x [a, b]\r\nü:\r\n- ö\r\n- *x\r\n"
    let failure = failure { _ = try edit.apply(try Document(text), "ü[1]") }
    #expect(failure?.code == .aliasInTheWay)
    #expect(
      failure?.message
        == "4:3: found an alias at 'ü[1]', an edit there would change the anchored node too"
    )
  }

  @Test(arguments: edits)
  func `what only a merge key brings in`(edit: Edit) {
    let text = "ä: &x {l: [a, b]}\nü:\n  # merged\n  <<: *x\n  own: 1\n"
    let failure = failure { _ = try edit.apply(try Document(text), "ü.l") }
    #expect(failure?.code == .mergeKeyInTheWay)
    #expect(failure?.message == "4:3: found 'ü.l' only by way of a merge key '<<'")
  }

  @Test(arguments: [
    (
      "ä: 1\n---\nö: 2\n", YAMLError.Code.severalDocuments,
      "2:1: expected one document, found the start of another"
    ),
    (
      "ä: 1\n--- # ü\n", .severalDocuments, "2:1: expected one document, found the start of another"
    ),
    (
      "ä: 1\n...\n---\n", .severalDocuments,
      "3:1: expected one document, found the start of another"
    ),
    ("ä:\n\t- ö\n", .tab, "2:1: found a tab, where the app's reader takes only spaces"),
    ("ä:\n  - ö\t\n", .tab, "2:6: found a tab, where the app's reader takes only spaces"),
    ("ä: [\n\tö]\n", .tab, "2:1: found a tab, where the app's reader takes only spaces"),
    ("ä:\r\n- ö\r\n\t# ü\r\n", .tab, "3:1: found a tab, where the app's reader takes only spaces"),
    ("\u{feff}ä:\tö\n", .tab, "1:3: found a tab, where the app's reader takes only spaces"),
  ])
  func `a broken file is not read at all, so it is not edited`(
    text: String,
    code: YAMLError.Code,
    message: String
  ) {
    let failure = failure { _ = try Document(text) }
    #expect(failure?.code == code)
    #expect(failure?.message == message)
  }

  @Test(
    arguments: [
      ([0x61, 0x3A, 0x20, 0xFC, 0x0A], "1:4: expected UTF-8 text, found byte 0xFC at offset 3"),
      (
        [0xEF, 0xBB, 0xBF, 0x61, 0x0D, 0x0A, 0x62, 0xC3, 0x28],
        "2:2: expected UTF-8 text, found byte 0xC3 at offset 7"
      ),
      ([0xFE, 0xFF, 0x00, 0x61], "1:1: expected UTF-8 text, found byte 0xFE at offset 0"),
      ([0xFF, 0xFE, 0x61, 0x00], "1:1: expected UTF-8 text, found byte 0xFF at offset 0"),
    ] as [([UInt8], String)]
  )
  func `bytes that are not UTF-8 have their place`(bytes: [UInt8], message: String) {
    let failure = failure { _ = try Document(bytes) }
    #expect(failure?.code == .notUTF8)
    #expect(failure?.message == message)
  }

  @Test(arguments: [
    (
      "ä: {b: 1}\n", "ä[0]", YAMLError.Code.notASequence,
      "1:4: expected a list at 'ä', found a mapping"
    ),
    ("ä: ö\n", "ä[0]", .notASequence, "1:4: expected a list at 'ä', found text"),
    ("ä: 5\n", "ä[0]", .notASequence, "1:4: expected a list at 'ä', found a number"),
    ("ä: yes\n", "ä[0]", .notASequence, "1:4: expected a list at 'ä', found a boolean"),
    ("ä: 2024-01-02\n", "ä[0]", .notASequence, "1:4: expected a list at 'ä', found a date"),
    ("ä: [1]\n", "ä.k", .notAMapping, "1:4: expected a mapping at 'ä', found a list"),
    ("ä: {ö: [1]}\n", "ä.ö.k", .notAMapping, "1:8: expected a mapping at 'ä.ö', found a list"),
    ("- ü\n", "k", .notAMapping, "1:1: expected a mapping at the root, found a list"),
    ("ü\n", "k", .notAMapping, "1:1: expected a mapping at the root, found text"),
    ("ä: 1\n", "[0]", .notASequence, "1:1: expected a list at the root, found a mapping"),
    ("ä: !!binary aGk=\n", "ä.k", .notAMapping, "1:13: expected a mapping at 'ä', found a binary"),
  ])
  func `something of another kind on the path`(
    text: String,
    path: YAMLPath,
    code: YAMLError.Code,
    message: String
  ) {
    for edit in [
      { try $0.removing(at: path) }, { try $0.replacing(at: path, with: "x") },
      { try $0.setting("x", at: path) }, { try $0.inserting("x", into: path) },
    ] as [(Document) throws -> Document] {
      let failure = failure { _ = try edit(try Document(text)) }
      #expect(failure?.code == code)
      #expect(failure?.message == message)
    }
  }

  @Test(arguments: [
    ("ä: {ö: 1}\n", "ä.k", "1:4: found no key 'k' at 'ä'"),
    ("ä: {ö: 1}\n", "k.l", "1:1: found no key 'k' at the root"),
    ("ä: [ö]\n", "ä[1]", "1:4: found 1 items at 'ä', none at position 1"),
    ("ä: []\n", "ä[0]", "1:4: found 0 items at 'ä', none at position 0"),
    ("- - ö\n", "[0][3]", "1:3: found 1 items at '[0]', none at position 3"),
    ("", "a", "found nothing, the document is empty"),
    ("# ä\n", "a", "found nothing, the document is empty"),
  ])
  func `what is not there is neither removed, replaced nor moved`(
    text: String,
    path: YAMLPath,
    message: String
  ) {
    for edit in [
      { try $0.removing(at: path) }, { try $0.replacing(at: path, with: "x") },
      { try $0.moving(at: path, to: .first) },
    ] as [(Document) throws -> Document] {
      let failure = failure { _ = try edit(try Document(text)) }
      #expect(failure?.code == .noSuchPath)
      #expect(failure?.message == message)
    }
  }

  @Test(arguments: [
    (Document.Position.before(2), "1:4: found 2 items at 'ä', none at position 2"),
    (.after(2), "1:4: found 2 items at 'ä', none at position 2"),
    (.before(-1), "1:4: found 2 items at 'ä', none at position -1"),
    (.after(-1), "1:4: found 2 items at 'ä', none at position -1"),
    (.after(100), "1:4: found 2 items at 'ä', none at position 100"),
  ])
  func `a position that a list has not`(position: Document.Position, message: String) {
    let insertion = failure {
      _ = try Document("ä: [ö, ü]").inserting("x", into: "ä", at: position)
    }
    #expect(insertion?.code == .noSuchPath)
    #expect(insertion?.message == message)
    let move = failure { _ = try Document("ä: [ö, ü]").moving(at: "ä[0]", to: position) }
    #expect(move?.code == .noSuchPath)
    #expect(move?.message == message)
  }

  @Test(arguments: [
    ("ä: [ö]", "ä", "1:4: expected an item of a list at 'ä'"),
    ("ä: [ö]", "", "1:1: expected an item of a list at the root"),
    ("ä: {ö: 1}", "ä.ö", "1:8: expected an item of a list at 'ä.ö'"),
  ])
  func `only an item of a list moves`(text: String, path: YAMLPath, message: String) {
    let failure = failure { _ = try Document(text).moving(at: path, to: .last) }
    #expect(failure?.code == .notASequence)
    #expect(failure?.message == message)
  }

  @Test func `the document that an edit was refused on is as it was`() throws {
    let text = "a: &x [1]\nb: *x\nc: 1\nc: 2\n"
    let document = try Document(text)
    for edit in Self.edits {
      for path in ["a", "b", "c", "a[0]", "none[3]"] as [YAMLPath] {
        _ = failure { _ = try edit.apply(document, path) }
        #expect(document.text == text)
      }
    }
  }
}
