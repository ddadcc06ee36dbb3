import Testing
import YAMLEdit

/// What stands at an anchor stands at its aliases, too: an edit there would change several places.
struct SharedNodeTests {
  /// One edit of a document.
  enum Edit: Sendable, CustomTestStringConvertible {
    case insert(YAMLPath, Document.Position)
    case remove(YAMLPath)
    case replace(YAMLPath)
    case set(YAMLPath)
    case move(YAMLPath, Document.Position)

    var testDescription: String { "\(self)" }

    func applied(to document: Document) throws -> Document {
      switch self {
      case .insert(let path, let position):
        try document.inserting("new:1", into: path, at: position)
      case .remove(let path): try document.removing(at: path)
      case .replace(let path): try document.replacing(at: path, with: "new:1")
      case .set(let path): try document.setting("new:1", at: path)
      case .move(let path, let position): try document.moving(at: path, to: position)
      }
    }
  }

  private func refusal(_ text: String, _ edit: Edit) -> (code: YAMLError.Code, message: String)? {
    failure { _ = try edit.applied(to: try Document(text)) }
  }

  // MARK: A list that another group names

  private let aliased = """
    form:
      image:
        options: &o
        - a:1
        - b:1  # the second
      groupOne:
        options: *o
      cpu: 1

    """

  @Test(arguments: [
    (Edit.insert("form.image.options", .last), "form.image.options"),
    (.insert("form.image.options", .first), "form.image.options"),
    (.insert("form.image.options", .before(1)), "form.image.options"),
    (.insert("form.image.options", .after(0)), "form.image.options"),
    (.remove("form.image.options[1]"), "form.image.options[1]"),
    (.replace("form.image.options[0]"), "form.image.options[0]"),
    (.set("form.image.options[0]"), "form.image.options[0]"),
    (.set("form.image.options[2]"), "form.image.options[2]"),
    (.move("form.image.options[0]", .last), "form.image.options[0]"),
    (.move("form.image.options[1]", .first), "form.image.options[1]"),
  ])
  func `an edit inside is refused with the place of the alias`(edit: Edit, path: String) {
    let refusal = refusal(aliased, edit)
    #expect(refusal?.code == .aliasInTheWay)
    #expect(
      refusal?.message
        == "7:14: found alias 'o' at 'form.groupOne.options',"
        + " an edit at '\(path)' would change that place too"
    )
  }

  @Test(arguments: [
    (Edit.replace("form.image.options"), "form.image.options"),
    (.set("form.image.options"), "form.image.options"),
    (.remove("form.image.options"), "form.image.options"),
    (.replace("form.image"), "form.image"),
    (.set("form.image"), "form.image"),
    (.remove("form.image"), "form.image"),
  ])
  func `taking the anchored node away is refused, with what holds it or alone`(
    edit: Edit,
    path: String
  ) {
    let refusal = refusal(aliased, edit)
    #expect(refusal?.code == .aliasInTheWay)
    #expect(
      refusal?.message
        == "7:14: found alias 'o', whose anchor is inside what would go at '\(path)'"
    )
  }

  @Test(arguments: [
    (Edit.insert("form.groupOne.options", .last), "form.groupOne.options"),
    (.remove("form.groupOne.options[0]"), "form.groupOne.options"),
    (.replace("form.groupOne.options[1]"), "form.groupOne.options"),
    (.set("form.groupOne.options[2]"), "form.groupOne.options"),
    (.move("form.groupOne.options[0]", .last), "form.groupOne.options"),
  ])
  func `an edit by way of the alias is refused at the alias`(edit: Edit, path: String) {
    let refusal = refusal(aliased, edit)
    #expect(refusal?.code == .aliasInTheWay)
    #expect(
      refusal?.message
        == "7:14: found an alias at '\(path)', an edit there would change the anchored node too"
    )
  }

  @Test(arguments: [
    (Edit.replace("form.cpu"), "  cpu: 1\n", "  cpu: new:1\n"),
    (.set("form.image.value"), "b:1  # the second\n", "b:1  # the second\n    value: new:1\n"),
    (.set("form.groupOne.value"), "options: *o\n", "options: *o\n    value: new:1\n"),
    (.replace("form.groupOne.options"), "options: *o\n", "options: new:1\n"),
    (.remove("form.groupOne.options"), "  groupOne:\n    options: *o\n", "  groupOne: {}\n"),
    (.remove("form.groupOne"), "  groupOne:\n    options: *o\n", ""),
    (.remove("form.cpu"), "  cpu: 1\n", ""),
    (.set("more"), "  cpu: 1\n", "  cpu: 1\nmore: new:1\n"),
  ])
  func `an edit elsewhere changes only its lines`(
    edit: Edit,
    old: String,
    new: String
  ) throws {
    let result = try edit.applied(to: try Document(aliased))
    #expect(result.text == aliased.replacing(old, with: new))
  }

  @Test(arguments: [Edit.remove("form"), .replace("form")])
  func `what holds anchor and aliases may go as a whole`(edit: Edit) throws {
    let text = aliased + "end: 1\n"
    let expected = if case .remove = edit { "end: 1\n" } else { "form: new:1\nend: 1\n" }
    #expect(try edit.applied(to: try Document(text)).text == expected)
  }

  @Test(arguments: [
    Edit.replace("form.image.options[0]"), .set("form.image.options[0]"),
    .move("form.image.options[0]", .first), .move("form.image.options[0]", .before(1)),
  ])
  func `an edit that changes nothing is no edit`(edit: Edit) throws {
    let text = aliased.replacing("a:1", with: "new:1")
    #expect(try edit.applied(to: try Document(text)).text == text)
  }

  // MARK: A mapping that is merged elsewhere

  private let merged = """
    base: &base
      value: "1"
      nested:
        list: [a, {k: v}]
    cpu:
      <<: *base
      readOnly: false
    memory:
      <<: [*base]

    """

  @Test(arguments: [
    (Edit.replace("base.value"), "base.value"), (.remove("base.value"), "base.value"),
    (.set("base.more"), "base.more"), (.set("base.deep.er"), "base.deep.er"),
    (.insert("base.nested.list", .first), "base.nested.list"),
    (.replace("base.nested.list[1].k"), "base.nested.list[1].k"),
    (.remove("base.nested.list[1].k"), "base.nested.list[1].k"),
    (.set("base.nested.list[1].l"), "base.nested.list[1].l"),
    (.replace("base.nested"), "base.nested"),
    (.insert("base.nested.none", .last), "base.nested.none"),
  ])
  func `an edit at any depth is refused with the place of the merge`(edit: Edit, path: String) {
    let refusal = refusal(merged, edit)
    #expect(refusal?.code == .aliasInTheWay)
    #expect(
      refusal?.message
        == "6:7: found alias 'base' at 'cpu.<<', an edit at '\(path)' would change that place too"
    )
  }

  @Test(arguments: [
    (Edit.replace("cpu.value"), "5:1", "cpu.value"), (.remove("cpu.value"), "6:3", "cpu.value"),
    (.insert("memory.nested.list", .last), "9:3", "memory.nested"),
  ])
  func `what comes in by a merge key is not edited there`(
    edit: Edit,
    place: String,
    path: String
  ) {
    let refusal = refusal(merged, edit)
    #expect(refusal?.code == .mergeKeyInTheWay)
    #expect(refusal?.message.hasSuffix("found '\(path)' only by way of a merge key '<<'") == true)
  }

  @Test func `own keys beside a merge key are free`() throws {
    let document = try Document(merged)
    #expect(
      try document.replacing(at: "cpu.readOnly", with: true).text
        == merged.replacing("readOnly: false", with: "readOnly: true")
    )
    #expect(
      try document.setting("2", at: "memory.limit").text == merged + "  limit: \"2\"\n"
    )
  }

  private let overridden = """
    base: &base
      value: "1"
      limit: "2"
    cpu:
      <<: *base
      value: "3"
    memory:
      <<: [*base]
      "value": "4"

    """

  @Test(arguments: [
    (Edit.replace("base.value"), "value: \"1\"", "value: \"new:1\""),
    (.remove("base.value"), "  value: \"1\"\n", ""),
  ])
  func `what every merging mapping has for itself is free`(
    edit: Edit,
    old: String,
    new: String
  ) throws {
    let document = try Document(overridden)
    let result = try edit.applied(to: document)
    #expect(result.text == overridden.replacing(old, with: new))
    #expect(result.value(at: "cpu") == document.value(at: "cpu"))
    #expect(result.value(at: "memory") == document.value(at: "memory"))
  }

  @Test(arguments: [
    // Another key, a new one, a plain alias beside, a mapping without the key.
    (Edit.replace("base.limit"), "", "", "5:7"),
    (.set("base.more"), "", "", "5:7"),
    (.replace("base.value"), "cpu:\n", "all: *base\ncpu:\n", "4:6"),
    (.replace("base.value"), "  \"value\": \"4\"\n", "", "8:8"),
  ])
  func `what one of them takes from the anchor is not`(
    edit: Edit,
    old: String,
    new: String,
    place: String
  ) throws {
    let text = old.isEmpty ? overridden : overridden.replacing(old, with: new)
    let refusal = refusal(text, edit)
    #expect(refusal?.code == .aliasInTheWay)
    #expect(refusal?.message.hasPrefix("\(place): found alias 'base' at ") == true)
  }

  @Test func `a number's key is no text's key`() throws {
    let text = "base: &base\n  8080: 1\ncpu:\n  <<: *base\n  '8080': 2\n"
    #expect(refusal(text, .replace("base.8080"))?.code == .aliasInTheWay)
  }

  // MARK: Other places for anchors

  @Test(arguments: [
    ("a: &x 1\nb: *x\n", Edit.replace("a"), "2:4: found alias 'x', whose anchor"),
    ("a: &x\nb: *x\n", .set("a.k"), "2:4: found alias 'x' at 'b'"),
    ("a: &x\nb: *x\n", .insert("a", .last), "2:4: found alias 'x' at 'b'"),
    ("a: &x []\nb: *x\n", .insert("a", .last), "2:4: found alias 'x' at 'b'"),
    ("a: &x {}\nb: *x\n", .set("a.k"), "2:4: found alias 'x' at 'b'"),
    ("- &x [a]\n- *x\n", .insert("[0]", .last), "2:3: found alias 'x' at '[1]'"),
    ("- &x [a]\n- *x\n", .remove("[0]"), "2:3: found alias 'x', whose anchor"),
    ("- &x [a]\n- k: [*x, *x]\n", .remove("[0][0]"), "2:7: found alias 'x' at '[1].k[0]'"),
    ("&k key: 1\nother: *k\n", .remove("key"), "2:8: found alias 'k', whose anchor"),
    ("a: {&k key: 1}\nb: {*k : 2}\n", .remove("a.key"), "2:5: found alias 'k', whose anchor"),
    ("a: &x {l: &y [1]}\nb: *y\n", .insert("a.l", .last), "2:4: found alias 'y' at 'b'"),
    ("a: &x {l: &y [1]}\nb: *x\n", .insert("a.l", .last), "2:4: found alias 'x' at 'b'"),
    ("a: &x {l: &y [1]}\nb: *y\n", .remove("a"), "2:4: found alias 'y', whose anchor"),
    ("\u{feff}ä: &x [ö]\r\nü: *x\r\n", .remove("ä[0]"), "2:4: found alias 'x' at 'ü'"),
  ])
  func `wherever the anchor stands, it is refused`(text: String, edit: Edit, start: String) {
    let refusal = refusal(text, edit)
    #expect(refusal?.code == .aliasInTheWay)
    #expect(refusal?.message.hasPrefix(start) == true, "\(refusal?.message ?? "no refusal")")
  }

  @Test(arguments: [
    ("&k key: 1\nother: *k\n", Edit.replace("key"), "&k key: new:1\nother: *k\n"),
    ("- &x a\n- b\n- c\n- *x\n", .move("[1]", .last), "- &x a\n- c\n- *x\n- b\n"),
    ("- &x a\n- b\n- *x\n", .move("[0]", .before(2)), "- b\n- &x a\n- *x\n"),
    ("a: &x [1]\nb: {l: *x, m: 2}\n", .replace("b.m"), "a: &x [1]\nb: {l: *x, m: new:1}\n"),
    ("a: &x {l: &y [1], m: 2}\nb: *y\n", .replace("a.m"), "a: &x {l: &y [1], m: new:1}\nb: *y\n"),
    ("a: &x {l: &y [1], m: 2}\nb: *y\n", .set("a.o"), "a: &x {l: &y [1], m: 2, o: new:1}\nb: *y\n"),
  ])
  func `an anchor beside the edit is left alone`(
    text: String,
    edit: Edit,
    expected: String
  ) throws {
    #expect(try edit.applied(to: try Document(text)).text == expected)
  }

  @Test(arguments: [
    ("a: &x [b]\n", Edit.insert("a", .last), "a: &x [b, new:1]\n"),
    ("a: &x\n- b\n", .insert("a", .first), "a: &x\n- new:1\n- b\n"),
    ("a: &x\n- b\n- c\n", .remove("a[0]"), "a: &x\n- c\n"),
    ("a: &x\n- b\n", .remove("a[0]"), "a: &x []\n"),
    ("a: &x\n- b\n- c\n", .move("a[0]", .last), "a: &x\n- c\n- b\n"),
    ("a: &x b\n", .replace("a"), "a: &x new:1\n"),
    ("a: &x 'b'\n", .replace("a"), "a: &x 'new:1'\n"),
    ("a: &x {k: 1}\n", .set("a.k"), "a: &x {k: new:1}\n"),
    ("a: &x {k: 1}\n", .set("a.l"), "a: &x {k: 1, l: new:1}\n"),
    ("a: &x\n  k: 1\n", .remove("a.k"), "a: &x {}\n"),
    ("a: &x\n  k: 1\n", .replace("a"), "a: &x new:1\n"),
    ("a: &x\n", .set("a.k"), "a: &x\n  k: new:1\n"),
    ("&x a: 1\n", .replace("a"), "&x a: new:1\n"),
    ("a: &x 1\nb: 2\n", .remove("a"), "b: 2\n"),
  ])
  func `an anchor nobody names is no obstacle and stays where its node does`(
    text: String,
    edit: Edit,
    expected: String
  ) throws {
    #expect(try edit.applied(to: try Document(text)).text == expected)
  }

  // MARK: Text inside text

  @Test func `a text that an alias shows elsewhere is not changed`() throws {
    let manifest = try Document("data:\n  a: &f |\n    k: 1\n  b: *f\n")
    let embedded = try EmbeddedText(in: manifest, at: "data.a")
    let failure = failure { _ = try embedded.replacing(with: Array("k: 2\n".utf8)) }
    #expect(failure?.code == .aliasInTheWay)
    #expect(
      failure?.message == "4:6: found alias 'f', whose anchor is inside what would go at 'data.a'"
    )
    #expect(try embedded.replacing(with: embedded.bytes).bytes == manifest.bytes)
  }

  @Test func `a text inside a shared mapping is not changed, one beside it is`() throws {
    let text = "a: &m\n  k: \"x: 1\"\nb: *m\nc: \"x: 1\"\n"
    let manifest = try Document(text)
    let inside = try EmbeddedText(in: manifest, at: "a.k")
    let failure = failure { _ = try inside.replacing(with: Array("x: 2".utf8)) }
    #expect(
      failure?.message
        == "3:4: found alias 'm' at 'b', an edit at 'a.k' would change that place too"
    )
    let beside = try EmbeddedText(in: manifest, at: "c")
    #expect(
      try beside.replacing(with: Array("x: 2".utf8)).text
        == text.replacing("c: \"x: 1\"", with: "c: \"x: 2\"")
    )
  }

  // MARK: The law behind it

  @Test(arguments: [
    "a: &x {l: [1, 2], m: {n: 3}}\nb: *x\nc: {<<: *x, d: [4]}\ne: [*x, 5]\nf: {g: 6}\n",
    "- &p\n  - &q [1]\n  - 2\n- *p\n- [*q, 3]\n- &r {k: 4}\n- <<: *r\n  l: 5\n",
    "&a a: &b [1, 2]\nc: {*a : 3}\nd: &e [*b, 4]\nf: *e\ng: [5]\n",
  ])
  func `whatever edit goes through, nothing else changes its value`(text: String) throws {
    let document = try Document(text)
    let before = document.allNodes.map { ($0.path, $0.value) }
    for node in document.allNodes where !node.path.steps.isEmpty {
      let edited = try unless(RandomEdit.expected) {
        try document.replacing(at: node.path, with: "new")
      }
      guard let edited else { continue }
      for (path, value) in before where !related(path, node.path) {
        #expect(edited.value(at: path) == value, "\(path) after an edit of \(node.path)")
      }
    }
  }

  /// Whether one path leads through the other.
  private func related(_ left: YAMLPath, _ right: YAMLPath) -> Bool {
    left.steps.starts(with: right.steps) || right.steps.starts(with: left.steps)
  }
}
