import Testing
import YAMLEdit

/// Where nodes begin and end in the source.
struct NodeTests {
  /// The source text of a node.
  private func source(_ node: Node?, in document: Document) -> String? {
    guard let node else { return nil }
    let range = node.range.lowerBound.value..<node.range.upperBound.value
    return String(decoding: document.bytes[range], as: UTF8.self)
  }

  @Test func `a block collection ends with its last child`() throws {
    let document = try Document("a:\n  - b\n  - c # d\n\n# e\nf: g\n")
    #expect(source(document.root?["a"], in: document) == "- b\n  - c")
    #expect(source(document.root, in: document) == "a:\n  - b\n  - c # d\n\n# e\nf: g")
  }

  @Test func `a flow collection ends with its bracket`() throws {
    let document = try Document("a: [b, {c: d} ] # e\n")
    #expect(source(document.root?["a"], in: document) == "[b, {c: d} ]")
    #expect(source(document.root?["a"]?[1], in: document) == "{c: d}")
  }

  @Test(arguments: [
    ("a: |\n  x\n\n\nb: 1\n", "|\n  x"),
    ("a: |-\n  x\n# c\nb: 1\n", "|-\n  x"),
    ("a: |+\n  x\n\n\nb: 1\n", "|+\n  x\n\n"),
    ("a: >\n  x\n  y\n", ">\n  x\n  y"),
    ("a: |\n  x", "|\n  x"),
    ("a: |\nb: 1\n", "|"),
    ("a: | # c\n  x\n", "| # c\n  x"),
  ])
  func `a block scalar ends with its last line of text`(text: String, scalar: String) throws {
    let document = try Document(text)
    #expect(source(document.root?["a"], in: document) == scalar)
  }

  @Test(arguments: Fixture.all)
  func `all that is in a node comes in order, keys before their values`(fixture: Fixture) throws {
    let root = try #require(try Document(fixture.bytes).root)
    let found = root.descendants.map { "\($0.node.outerRange) \($0.isKey)" }
    #expect(found == walk(root, isKey: false))
  }

  @Test func `what stands beside a node is not in it`() throws {
    let document = try Document("- a\n- {b: [c], d: f}\n- e\n")
    let found = try document.node(at: "[1]").descendants
    #expect(found.map(\.node.text) == [nil, "b", nil, "c", "d", "f"])
    #expect(found.map(\.isKey) == [false, true, false, false, true, false])
  }

  /// The same in the plainest way.
  private func walk(_ node: Node, isKey: Bool) -> [String] {
    ["\(node.outerRange) \(isKey)"] + node.items.flatMap { walk($0, isKey: false) }
      + node.entries.flatMap { walk($0.key, isKey: true) + walk($0.value, isKey: false) }
  }

  @Test(arguments: [
    ("a:\nb: 1", 2), ("a: # c\n\nb: 1", 2), ("a:   ", 2), ("- a\n-\n- b", 5), ("{a, b}", 2),
    ("? a\n# c\nb: 1", 3), ("a: &x\nb: 1", 5), ("---\n# c\n", 3),
  ])
  func `nothing stands right behind what announces it`(text: String, offset: Int) throws {
    let document = try Document(text)
    let null = document.allNodes.first { $0.kind == .scalar && $0.value == .null }
    #expect(null?.range == ByteOffset(offset)..<ByteOffset(offset))
  }

  @Test func `tag and anchor stand before the content`() throws {
    let document = try Document("ü: !!str &x 5\nb: &y\n  - c\nd: *x\n")
    let first = document.root?["ü"]
    #expect(first?.tag == "tag:yaml.org,2002:str")
    #expect(first?.anchor == "x")
    #expect(source(first, in: document) == "5")
    #expect(first?.location == SourceLocation(line: 1, column: 13))
    #expect(first?.outerRange.lowerBound == ByteOffset(4))
    let list = document.root?["b"]
    #expect(list?.anchor == "y")
    #expect(source(list, in: document) == "- c")
    #expect(document.root?["d"]?.kind == .alias)
    #expect(document.root?["d"]?.target.text == "5")
  }

  @Test(arguments: [
    ("a", Node.ScalarStyle.plain), ("'a'", .singleQuoted), ("\"a\"", .doubleQuoted),
    ("|\n a", .literal), (">\n a", .folded),
  ])
  func `the style of a scalar is known`(text: String, style: Node.ScalarStyle) throws {
    let root = try Document(text).root
    #expect(root?.scalarStyle == style)
    #expect(root?.text?.hasPrefix("a") == true)
    #expect(root?.isFlow == false)
  }

  @Test func `entries are kept as written`() throws {
    let document = try Document("a: 1\n<<: {b: 2}\na: 3\n")
    let entries = document.root?.entries ?? []
    #expect(entries.map(\.key.text) == ["a", "<<", "a"])
    #expect(entries.map(\.value.value) == [1, ["b": 2], 3])
    #expect(document.root?["a"]?.value == 3)
    #expect(document.root?["b"]?.value == 2)
  }

  @Test func `a node of another kind has no parts`() throws {
    let root = try Document("a: [b]").root
    #expect(root?.items.isEmpty == true)
    #expect(root?[0] == nil)
    #expect(root?["a"]?.entries.isEmpty == true)
    #expect(root?["a"]?["b"] == nil)
    #expect(root?["a"]?[1] == nil)
    #expect(root?["a"]?[-1] == nil)
    #expect(root?["x"] == nil)
    #expect(root?.text == nil)
    #expect(root?.scalarStyle == nil)
  }

  @Test func `a key that is not text is found by its spelling`() throws {
    let root = try Document("8080: a\nyes: b\n\"8080\": c\n").root
    #expect(root?["8080"]?.text == "c")
    #expect(root?["yes"]?.text == "b")
    #expect(root?["true"] == nil)
  }

  @Test func `every node knows its path`() throws {
    let document = try Document("a:\n- b\n- c: [d, e.f: 1]\n")
    let paths = document.allNodes.map(\.path.description)
    #expect(
      paths == [
        "", "a", "a[0]", "a[1]", "a[1].c", "a[1].c[0]", "a[1].c[1]", "a[1].c[1]['e.f']",
      ]
    )
    for path in paths {
      #expect(try document.node(at: YAMLPath(parsing: path)).path.description == path)
    }
  }

  @Test func `values at paths follow aliases and merges`() throws {
    let document = try Document("x: &x {k: [1, 2]}\ny: *x\nz: {<<: *x}\n")
    #expect(document.value(at: "y.k[1]") == 2)
    #expect(document.value(at: "z.k[0]") == 1)
    #expect(document.value(at: "z.q") == nil)
    #expect(document.value(at: .root)?["y"]?["k"] == [1, 2])
    #expect(try Document("").value(at: "a") == nil)
  }

  @Test(arguments: [
    ("ü: {a: 1}", "ü.b", YAMLError.Code.noSuchPath, "1:4: found no key 'b' at 'ü'"),
    ("ü: [a]", "ü[3]", .noSuchPath, "1:4: found 1 items at 'ü', none at position 3"),
    ("ü: [a]", "ü.b", .notAMapping, "1:4: expected a mapping at 'ü', found a list"),
    ("ü: {a: 1}", "ü[0]", .notASequence, "1:4: expected a list at 'ü', found a mapping"),
    ("ü: 5", "ü.b", .notAMapping, "1:4: expected a mapping at 'ü', found a number"),
    ("ü: yes", "ü.b", .notAMapping, "1:4: expected a mapping at 'ü', found a boolean"),
    ("ü: é", "ü[0]", .notASequence, "1:4: expected a list at 'ü', found text"),
    ("ü:", "ü[0]", .notASequence, "1:3: expected a list at 'ü', found null"),
    ("- ü", "b", .notAMapping, "1:1: expected a mapping at the root, found a list"),
    ("# ü", "b", .noSuchPath, "found nothing, the document is empty"),
  ])
  func `a path that leads nowhere says where it ends`(
    text: String,
    path: YAMLPath,
    code: YAMLError.Code,
    message: String
  ) {
    let failure = failure { _ = try Document(text).node(at: path) }
    #expect(failure?.code == code)
    #expect(failure?.message == message)
  }
}
