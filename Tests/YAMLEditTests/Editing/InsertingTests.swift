import Testing
import YAMLEdit

/// Where a new item goes, and how it is written.
struct InsertingTests {
  @Test func `an item goes behind the last one, before comments below`() throws {
    let text = """
      image:
        options:
        - a:1
        - b:1 # the second

        # words about what follows
        # in two lines
      cpu: 1
      """
    let expected = """
      image:
        options:
        - a:1
        - b:1 # the second
        - c:1

        # words about what follows
        # in two lines
      cpu: 1
      """
    #expect(try edited(text) { try $0.inserting("c:1", into: "image.options") } == expected)
  }

  @Test func `dashes keep their column and their distance`() throws {
    let text = "list:\n    -   a\n    -   b\n"
    let expected = "list:\n    -   a\n    -   b\n    -   c\n"
    #expect(try edited(text) { try $0.inserting("c", into: "list") } == expected)
  }

  @Test func `an item goes first, above the comment of the one that was first`() throws {
    let text = "list:\n  # about a\n  - a\n  - b\n"
    let expected = "list:\n  - new\n  # about a\n  - a\n  - b\n"
    #expect(try edited(text) { try $0.inserting("new", into: "list", at: .first) } == expected)
  }

  @Test func `a heading with a blank line below stays on top`() throws {
    let text = "list:\n  # the list\n\n  # about a\n  - a\n"
    let expected = "list:\n  # the list\n\n  - new\n  # about a\n  - a\n"
    #expect(try edited(text) { try $0.inserting("new", into: "list", at: .first) } == expected)
  }

  @Test func `an item goes between others, before and after`() throws {
    let text = "- a\n\n# about b\n- b\n"
    #expect(
      try edited(text) { try $0.inserting("x", into: .root, at: .before(1)) }
        == "- a\n\n- x\n# about b\n- b\n"
    )
    #expect(
      try edited(text) { try $0.inserting("x", into: .root, at: .after(0)) }
        == "- a\n- x\n\n# about b\n- b\n"
    )
  }

  @Test(arguments: [
    ("v: []\n", "v:\n- x\n"),
    ("v: [ ]\n", "v:\n- x\n"),
    ("v: {}\n", "v:\n- x\n"),
    ("v: null\n", "v:\n- x\n"),
    ("v: ~ # none\n", "v: # none\n- x\n"),
    ("v:\n", "v:\n- x\n"),
    ("v:", "v:\n- x"),
    ("v: []  # none yet\n", "v:  # none yet\n- x\n"),
    ("v: &a []\nw: 1\n", "v: &a\n- x\nw: 1\n"),
    ("v: []\n#v:\n#- y\nw: 1\n", "v:\n- x\n#v:\n#- y\nw: 1\n"),
    ("o:\n    - k\nv: []\n", "o:\n    - k\nv:\n    - x\n"),
    ("- []\n", "- - x\n"),
    ("[]\n", "- x\n"),
    ("--- [] # none\n", "--- # none\n- x\n"),
    ("{v: [], w: 1}\n", "{v: [x], w: 1}\n"),
    ("{v: , w: 1}\n", "{v: [x], w: 1}\n"),
    ("{v:[]}", "{v:[x]}"),
  ])
  func `nothing becomes a list`(text: String, expected: String) throws {
    let path: YAMLPath =
      try Document(text).root?.kind == .sequence
      ? (text.hasPrefix("- ") ? "[0]" : .root) : "v"
    #expect(try edited(text) { try $0.inserting("x", into: path) } == expected)
  }

  @Test func `a missing list is created with its parents`() throws {
    let text = "form:\n  a:\n    - 1\n# end\n"
    let expected = "form:\n  a:\n    - 1\n  b:\n    c:\n      - x\n# end\n"
    #expect(try edited(text) { try $0.inserting("x", into: "form.b.c") } == expected)
  }

  @Test func `an empty document gets its first list behind its comments`() throws {
    #expect(try edited("# ü\n") { try $0.inserting("x", into: "a") } == "# ü\na:\n- x\n")
    #expect(try edited("# ü") { try $0.inserting("x", into: "a") } == "# ü\na:\n- x\n")
    #expect(try edited("") { try $0.inserting("x", into: .root) } == "- x\n")
  }

  @Test(arguments: ["\n", "\r\n", "\r", "\u{85}"])
  func `line breaks are those of the neighbours`(lineBreak: String) throws {
    let lines = ["list:", "- a", "- b", "end: 1", ""]
    let expected = ["list:", "- a", "- b", "- c", "end: 1", ""]
    #expect(
      try edited(lines.joined(separator: lineBreak)) { try $0.inserting("c", into: "list") }
        == expected.joined(separator: lineBreak)
    )
  }

  @Test func `a missing final line break stays missing`() throws {
    #expect(try edited("- a\n- b") { try $0.inserting("c", into: .root) } == "- a\n- b\n- c")
    #expect(
      try edited("- a\n- b") { try $0.inserting("c", into: .root, at: .first) } == "- c\n- a\n- b"
    )
  }

  @Test func `a byte order mark stays in front`() throws {
    #expect(
      try edited("\u{feff}- a\n") { try $0.inserting("b", into: .root, at: .first) }
        == "\u{feff}- b\n- a\n"
    )
  }

  @Test func `an item goes behind a block scalar and its blank lines where they are text`() throws {
    #expect(
      try edited("- |\n  a\n\n\n# end\n") { try $0.inserting("b", into: .root) }
        == "- |\n  a\n- b\n\n\n# end\n"
    )
    #expect(
      try edited("- |+\n  a\n\n\n# end\n") { try $0.inserting("b", into: .root) }
        == "- |+\n  a\n\n\n- b\n# end\n"
    )
  }

  @Test func `a list inside a list item keeps its place`() throws {
    let text = "- - a\n  - b\n- c\n"
    #expect(
      try edited(text) { try $0.inserting("x", into: "[0]", at: .first) }
        == "- - x\n  - a\n  - b\n- c\n"
    )
    #expect(
      try edited(text) { try $0.inserting("x", into: "[0]") } == "- - a\n  - b\n  - x\n- c\n"
    )
  }

  @Test func `a whole subtree is written in the style of the file`() throws {
    let volume: YAMLValue = [
      "mount": "/data",
      "newPvc": [
        "metadata": ["name": "{notebook-name}-data"],
        "spec": ["accessModes": ["ReadWriteOnce"], "resources": ["requests": ["storage": "5Gi"]]],
      ],
      "readOnly": false,
      "empty": [],
    ]
    let text = "a:\n  list:\n  - x\n  value: []\n"
    let expected = """
      a:
        list:
        - x
        value:
        - mount: "/data"
          newPvc:
            metadata:
              name: "{notebook-name}-data"
            spec:
              accessModes:
              - ReadWriteOnce
              resources:
                requests:
                  storage: 5Gi
          readOnly: false
          empty: []

      """
    #expect(try edited(text) { try $0.inserting(volume, into: "a.value") } == expected)
  }

  @Test(arguments: [
    ("ü: {a: 1}", "ü", YAMLError.Code.notASequence, "1:4: expected a list at 'ü', found a mapping"),
    ("ü: ä", "ü", .notASequence, "1:4: expected a list at 'ü', found text"),
    (
      "ü: [a]\nö: [b]\nü: [c]", "ü", .duplicateKey,
      "3:1: found key 'ü' again at the root, first at 1:1"
    ),
    (
      "ü: &x [a]\nö: *x", "ö", .aliasInTheWay,
      "2:4: found an alias at 'ö', an edit there would change the anchored node too"
    ),
    (
      "ü: &x {l: [a]}\nö: *x", "ö.l", .aliasInTheWay,
      "2:4: found an alias at 'ö', an edit there would change the anchored node too"
    ),
    (
      "ü: &x {l: [a]}\nö: {<<: *x}", "ö.l", .mergeKeyInTheWay,
      "2:4: found 'ö.l' only by way of a merge key '<<'"
    ),
  ])
  func `an unsound path is refused with its place`(
    text: String,
    path: YAMLPath,
    code: YAMLError.Code,
    message: String
  ) {
    let failure = failure { _ = try Document(text).inserting("x", into: path) }
    #expect(failure?.code == code)
    #expect(failure?.message == message)
  }

  @Test func `a position that is not there is refused`() {
    let failure = failure { _ = try Document("ü: [a]").inserting("x", into: "ü", at: .after(1)) }
    #expect(failure?.code == .noSuchPath)
    #expect(failure?.message == "1:4: found 1 items at 'ü', none at position 1")
    #expect(
      YAMLEditTests.failure { _ = try Document("ü: []").inserting("x", into: "ü", at: .before(0)) }?
        .message == "1:4: found 0 items at 'ü', none at position 0"
    )
  }
}
