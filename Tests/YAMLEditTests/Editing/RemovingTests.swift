import Testing
import YAMLEdit

/// Items that go, with the comments that are theirs and no others.
struct RemovingTests {
  @Test func `an item goes with the comment above and the one behind`() throws {
    let text = "list:\n- a\n# about b\n# in two lines\n- b # yes, b\n- c\n"
    #expect(try edited(text) { try $0.removing(at: "list[1]") } == "list:\n- a\n- c\n")
  }

  @Test func `a comment with a blank line below stays`() throws {
    let text = "list:\n# a heading\n\n- a\n- b\n"
    #expect(try edited(text) { try $0.removing(at: "list[0]") } == "list:\n# a heading\n\n- b\n")
  }

  @Test func `a comment indented otherwise stays`() throws {
    let text = "list:\n- a\n  # belongs to a\n- b\n"
    #expect(
      try edited(text) { try $0.removing(at: "list[1]") } == "list:\n- a\n  # belongs to a\n"
    )
  }

  @Test(arguments: [
    "#b: 1", "#b,", "# \"b\",", "# b: 1", "#- x", "#  - mount: /a", "# \"b\": c", "#b:",
    "# b: \"x\" # y", "#-",
  ])
  func `commented-out YAML stays`(comment: String) throws {
    let text = "a: 1\n\(comment)\nc: 3\nd: 4\n"
    #expect(try edited(text) { try $0.removing(at: "c") } == "a: 1\n\(comment)\nd: 4\n")
  }

  @Test(arguments: [
    "# words", "# words, and more,", "# NOTE: x", "# values: \"none\", \"1\"", "####", "# a - b",
    "#-x", "# see a:b",
    "# (to have no default, set `value: null`)", "#", "# ünïcode: words",
  ])
  func `a comment in words goes`(comment: String) throws {
    let text = "a: 1\n\(comment)\nc: 3\nd: 4\n"
    #expect(try edited(text) { try $0.removing(at: "c") } == "a: 1\nd: 4\n")
  }

  @Test(arguments: [
    ("v:\n- a\n", "v[0]", "v: []\n"),
    ("v:\n  # about a\n  - a # x\nw: 1\n", "v[0]", "v: []\nw: 1\n"),
    ("v: # of v\n- a\n", "v[0]", "v: [] # of v\n"),
    ("v: &x\n- a\nw: 1\n", "v[0]", "v: &x []\nw: 1\n"),
    ("v:\n- a", "v[0]", "v: []"),
    ("- a\n", "[0]", "[]\n"),
    ("- - a\n- b\n", "[0][0]", "- []\n- b\n"),
    ("-\n  - a\n- b\n", "[0][0]", "- []\n- b\n"),
    ("v:\n  k: 1\n", "v.k", "v: {}\n"),
    ("- k: 1\n", "[0].k", "- {}\n"),
    ("k: 1\n", "k", "{}\n"),
    ("v: [a]\n", "v[0]", "v: []\n"),
    ("v: {k: 1}\n", "v.k", "v: {}\n"),
    ("v:\n\n# heading\n\n- a\n", "v[0]", "v: []\n\n# heading\n\n"),
  ])
  func `the last one leaves an empty collection`(
    text: String,
    path: YAMLPath,
    expected: String
  ) throws {
    #expect(try edited(text) { try $0.removing(at: path) } == expected)
  }

  @Test(arguments: [
    ("a: 1\nb: 2\nc: 3\n", "a", "b: 2\nc: 3\n"),
    ("a: 1\nb:\n  x: 1\n\n  y: 2\nc: 3\n", "b", "a: 1\nc: 3\n"),
    ("a: 1\n? b\n: 2\nc: 3\n", "b", "a: 1\nc: 3\n"),
    ("- a: 1\n  b: 2\n", "[0].a", "- b: 2\n"),
    ("- a: 1\n  # about b\n  b: 2\n", "[0].a", "-\n  # about b\n  b: 2\n"),
    ("- - a\n  - b\n", "[0][0]", "- - b\n"),
    ("a: |\n  x\n\n  y\n\nb: 1\n", "a", "\nb: 1\n"),
    ("a: 1\nb: 2", "b", "a: 1"),
    ("a: 1\r\nb: 2\r\n", "a", "b: 2\r\n"),
    ("\u{feff}a: 1\nb: 2\n", "a", "\u{feff}b: 2\n"),
    ("a:\n- &x 1\n- 2\n", "a[0]", "a:\n- 2\n"),
  ])
  func `an entry goes with its lines`(text: String, path: YAMLPath, expected: String) throws {
    #expect(try edited(text) { try $0.removing(at: path) } == expected)
  }

  @Test func `a line of a block scalar is no comment`() throws {
    let text = "a: |\n  x\n  # text\n  y\nb: 1\n"
    let indented = "- |\n  x\n  # text\n- b\n- c\n"
    #expect(try edited(text) { try $0.removing(at: "b") } == "a: |\n  x\n  # text\n  y\n")
    #expect(try edited(indented) { try $0.removing(at: "[1]") } == "- |\n  x\n  # text\n- c\n")
  }

  @Test(arguments: [
    ("ü: 1", "ö", YAMLError.Code.noSuchPath, "1:1: found no key 'ö' at the root"),
    ("ü: [ö]", "ü[1]", .noSuchPath, "1:4: found 1 items at 'ü', none at position 1"),
    ("ü: 1", "", .unrepresentable, "cannot remove the root"),
    (
      "ü: &x 1\nö: *x", "ü", .aliasInTheWay,
      "2:4: found alias 'x', whose anchor is inside what would go at 'ü'"
    ),
    ("ü: 1\nü: 2", "ü", .duplicateKey, "2:1: found key 'ü' again at the root, first at 1:1"),
    ("# ü", "ü", .noSuchPath, "found nothing, the document is empty"),
  ])
  func `what cannot be removed is refused`(
    text: String,
    path: YAMLPath,
    code: YAMLError.Code,
    message: String
  ) {
    let failure = failure { _ = try Document(text).removing(at: path) }
    #expect(failure?.code == code)
    #expect(failure?.message == message)
  }

  @Test(arguments: ["v: []\n", "v: []  # none\n", "v:  []\n", "v: &a []\n", "v: []"])
  func `adding to an empty list and removing restores the bytes`(text: String) throws {
    let added = try Document(text).inserting("x", into: "v")
    #expect(added.text.contains("\n- x"))
    #expect(try added.removing(at: "v[0]").text == text)
  }
}
