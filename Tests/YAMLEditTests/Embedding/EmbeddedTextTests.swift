import TestSupport
import Testing
import YAMLEdit

/// Texts inside scalars: read, placed and replaced in every style.
struct EmbeddedTextTests {
  private func embedded(_ text: String, at path: YAMLPath = "k") throws -> EmbeddedText {
    try EmbeddedText(in: Document(text), at: path)
  }

  /// The outer text after the inner one has become another.
  private func replaced(_ text: String, _ new: String) throws -> String {
    let result = try embedded(text).replacing(with: Array(new.utf8))
    #expect(result.root?["k"]?.text == new)
    return result.text
  }

  @Test(arguments: [
    ("k: |\n  a: 1\n  b: 2\n", "a: 1\nb: 2\n"),
    ("k: >\n  a b\n  c\n\n  d\n", "a b c\nd\n"),
    ("k: \"a: 1\\nb: 2\\n\"", "a: 1\nb: 2\n"),
    ("k: 'a\n\n  b'", "a\nb"),
    ("k: a\n\n  b", "a\nb"),
  ])
  func `is read in any style`(text: String, inner: String) throws {
    #expect(String(decoding: try embedded(text).bytes, as: UTF8.self) == inner)
  }

  @Test(arguments: [
    ("k: [a]", YAMLError.Code.notAScalar, "1:4: expected text at 'k', found a list"),
    ("k: 5", .notAScalar, "1:4: expected text at 'k', found a number"),
    ("k:", .notAScalar, "1:3: expected text at 'k', found null"),
    ("l: ü", .noSuchPath, "1:1: found no key 'k' at the root"),
  ])
  func `what is no text is refused`(text: String, code: YAMLError.Code, message: String) {
    let failure = failure { _ = try embedded(text) }
    #expect(failure?.code == code)
    #expect(failure?.message == message)
  }

  @Test(arguments: [
    ("ü: 1\nk: |\n  a: ü\n  b: 2\n\n  c: 3\nl: 4\n", 1, 1, 3, 3),
    ("ü: 1\nk: |\n  a: ü\n  b: 2\n\n  c: 3\nl: 4\n", 1, 4, 3, 6),
    ("ü: 1\nk: |\n  a: ü\n  b: 2\n\n  c: 3\nl: 4\n", 2, 4, 4, 6),
    ("ü: 1\nk: |\n  a: ü\n  b: 2\n\n  c: 3\nl: 4\n", 4, 1, 6, 3),
    ("k: |4\n      a\n    b\n", 1, 3, 2, 7),
    ("k: |4\n      a\n    b\n", 2, 1, 3, 5),
    ("k: |-\r\n  a\r\n  b\r\n", 2, 1, 3, 3),
    ("k: \"ü\\nb: \\\"c\\\"\\n\"", 2, 4, 1, 11),
    ("k: \"a\\n\\\n  b\\n\\\n  c\"", 3, 1, 3, 3),
    ("k: \"a\n  b\n\n  c\"", 1, 3, 2, 3),
    ("k: \"a\n  b\n\n  c\"", 2, 1, 4, 3),
    ("k: 'it''s\n\n  b'", 1, 4, 1, 9),
    ("k: 'it''s\n\n  b'", 2, 1, 3, 3),
    ("k: >\n  a b\n  c\n\n  d\n", 1, 5, 3, 3),
    ("k: >\n  a b\n  c\n\n  d\n", 2, 1, 5, 3),
    ("k: >\n  a\n    b\n  c\n", 2, 3, 3, 5),
    ("k: a\n  b\n\n  c", 2, 1, 4, 3),
    ("- k\n- &x |\n  a\n  b\n", 2, 1, 4, 3),
  ])
  func `an inner place is found outside`(
    text: String,
    line: Int,
    column: Int,
    outerLine: Int,
    outerColumn: Int
  ) throws {
    let path: YAMLPath = text.hasPrefix("-") ? "[1]" : "k"
    let inner = SourceLocation(line: line, column: column)
    #expect(
      try embedded(text, at: path).location(of: inner)
        == SourceLocation(line: outerLine, column: outerColumn)
    )
  }

  @Test(arguments: Fixture.all)
  func `a literal block maps every byte`(fixture: Fixture) throws {
    let lines = String(decoding: fixture.bytes, as: UTF8.self)
      .replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    guard let scalar = lines.unicodeScalars.first, scalar != "\n", scalar != "\u{feff}" else {
      return
    }
    let indented = lines.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "    " + $0 }.joined(separator: "\n")
    let outer = try Document("# ConfigMap\nk: |+\n" + indented)
    let embedded = try EmbeddedText(in: outer, at: "k")
    let inner = try Document(embedded.bytes)
    for node in inner.allNodes {
      let place = embedded.location(of: node.range.lowerBound)
      #expect(place.line == node.location.line + 2)
      #expect(place.column == node.location.column + 4)
      #expect(embedded.location(of: node.location) == place)
    }
  }

  // MARK: Literal blocks

  private let map = """
    data:
      other: |
        x
      k: |
        a: 1

        # b
        b:
        - 2
      last: 1
    """

  private func literal(_ new: String) throws -> String {
    let outer = try Document(map)
    let result = try EmbeddedText(in: outer, at: "data.k").replacing(with: Array(new.utf8))
    #expect(result.value(at: "data.k") == .string(new))
    return result.text
  }

  @Test(arguments: [
    ("a: 1\n\n# b\nb:\n- 2\n- 3\n", "    - 2\n", "    - 2\n    - 3\n"),
    ("a: 1\n\n# b\nb: []\n", "    b:\n    - 2\n", "    b: []\n"),
    ("a: 5\n\n# b\nb:\n- 2\n", "a: 1", "a: 5"),
    ("a: 1\n# b\nb:\n- 2\n", "a: 1\n\n", "a: 1\n"),
    ("a: 1\n\n\n# b\nb:\n- 2\n", "a: 1\n\n", "a: 1\n\n\n"),
    ("new: 0\na: 1\n\n# b\nb:\n- 2\n", "    a: 1", "    new: 0\n    a: 1"),
    ("a: 1\n\n# b\nb:\n- 2\nc: \"ü\\t\"\n", "    - 2\n", "    - 2\n    c: \"ü\\t\"\n"),
    ("a: 1\n\n# b\nb:\n- 2", "k: |\n", "k: |-\n"),
  ])
  func `only the lines that differ change`(new: String, old: String, written: String) throws {
    #expect(try literal(new) == map.replacing(old, with: written, maxReplacements: 1))
  }

  @Test func `blanks in empty lines, and CRLF, stay as they are`() throws {
    let text = "k: |\r\n  a\r\n  \r\n \r\n  b\r\nl: 1\r\n"
    #expect(try replaced(text, "a\n\n\nc\n") == "k: |\r\n  a\r\n  \r\n \r\n  c\r\nl: 1\r\n")
    #expect(
      try replaced(text, "a\nnew\n\n\nb\n") == "k: |\r\n  a\r\n  new\r\n  \r\n \r\n  b\r\nl: 1\r\n"
    )
  }

  @Test(arguments: [
    ("k: |\n  a\n", " a\n", "k: |2\n   a\n"),
    ("k: |\n  a\n", "a", "k: |-\n  a\n"),
    ("k: |-\n  a\n", "a\n", "k: |\n  a\n"),
    ("k: |\n  a\nl: 1\n", "a\n\n\n", "k: |+\n  a\n\n\nl: 1\n"),
    ("k: |\n  a\n", "a\u{7}\n", "k: \"a\\x07\\n\"\n"),
    ("k: |\n  a\n", "a\r\nb\r\n", "k: \"a\\r\\nb\\r\\n\"\n"),
    ("k: |\n  a\n", "", "k: \"\"\n"),
    ("k: |\n  a", "a\nb", "k: |\n  a\n  b"),
    ("k: |2\n  a\n", "b\n", "k: |2\n  b\n"),
  ])
  func `the header follows where it must`(text: String, new: String, expected: String) throws {
    let result = try embedded(text).replacing(with: Array(new.utf8))
    #expect(result.root?["k"]?.text == new)
    if !new.isEmpty, !text.hasSuffix("a") { #expect(result.text == expected) }
  }

  // MARK: Quotes and folds

  @Test(arguments: [
    ("k: \"a: 1\\nb: 2\\n\"\n", "a: 1\nb: 3\n", "k: \"a: 1\\nb: 3\\n\"\n"),
    (
      "k: \"a: 1\\nb: 2\\n\"\n", "a: 1\nnew: \"ü\"\nb: 2\n",
      "k: \"a: 1\\nnew: \\\"ü\\\"\\nb: 2\\n\"\n"
    ),
    ("k: \"\\x61: 1\\nb: 2\\n\"\n", "a: 1\nb: 2\nc: 3\n", "k: \"\\x61: 1\\nb: 2\\nc: 3\\n\"\n"),
    (
      "k: \"a: 1\\n\\\n  b: 2\\n\\\n  \\  c: 3\\n\"\n", "a: 1\nb: 5\n  c: 3\n",
      "k: \"a: 1\\n\\\n  b: 5\\n\\\n  \\  c: 3\\n\"\n"
    ),
    ("k: \"a long\n  line\\nb\\n\"\n", "a long line\nc\n", "k: \"a long\n  line\\nc\\n\"\n"),
    ("k: \"a\\nb\\n\"\n", "a\n", "k: \"a\\n\"\n"),
    ("k: \"a\\nb\\n\"\n", "b\n", "k: \"b\\n\"\n"),
    ("k: 'a b'\n", "a c's", "k: 'a c''s'\n"),
    ("k: a b\n", "a c", "k: a c\n"),
    ("k: >\n  a b\n  c\n\n  d\n", "a x c\nd\n", "k: >\n  a x\n  c\n\n  d\n"),
  ])
  func `only what differs is written anew`(text: String, new: String, expected: String) throws {
    #expect(try replaced(text, new) == expected)
  }

  @Test(arguments: [
    ("k: 'a'\n", "a\nb\n", "k: |\n  a\n  b\n"),
    ("k: >\n  a\n  b\n", "a\nb\n\n", "k: |+\n  a\n  b\n\n"),
    ("k: >\n  a\n  b\n", " a\nb\n", "k: |2\n   a\n  b\n"),
    ("k: >\n  a\n  b\n", "a\u{7}\n", "k: \"a\\x07\\n\"\n"),
    ("k: a\n", "a: b\nc: d\n", "k: |\n  a: b\n  c: d\n"),
    ("{k: 'a'}\n", "a\nb\n", "{k: \"a\\nb\\n\"}\n"),
    ("k: a\n", "a: b", "k: \"a: b\"\n"),
  ])
  func `what a style cannot hold is written in another`(
    text: String,
    new: String,
    expected: String
  ) throws {
    #expect(try replaced(text, new) == expected)
  }

  @Test func `the same text leaves the bytes alone`() throws {
    let text = "k: >\n  a\n  b\n"
    #expect(try replaced(text, "a b\n") == text)
  }

  @Test func `bytes that are no text are refused`() throws {
    let embedded = try embedded("k: |\n  ü\n")
    let failure = failure { _ = try embedded.replacing(with: [0xFF]) }
    #expect(failure?.code == .notUTF8)
    #expect(failure?.message == "expected UTF-8 text for 'k'")
  }

  @Test func `a text behind an alias is not replaced`() throws {
    let embedded = try EmbeddedText(in: Document("a: &x {k: ü}\nb: *x"), at: "b.k")
    #expect(failure { _ = try embedded.replacing(with: [0x61]) }?.code == .aliasInTheWay)
  }

  @Test func `any change of any style reads back`() throws {
    let seed: UInt64 = 5
    var generator = SeededGenerator(seed: seed)
    let pieces = [
      "a: 1\n", "b: \"ü\"\n", "  - x\n", "\n", "# c\n", "long words in a line\n", " \n", "🚀\n",
      "t\tb\n",
    ]
    let styles = [
      "k: |\n  a: 1\n  b: 2\n\n  c\nl: 1\n", "k: >\n  a b\n  c\n\n    d\n  e\nl: 1\n",
      "k: \"a: 1\\nb: \\\n   2\\n\n  c\\n\"\nl: 1\n", "k: 'a\n\n  b\n  c'\nl: 1\n",
      "k: a\n  b\n\n  c\nl: 1\n",
    ]
    for round in 0..<400 {
      let outer = try Document(generator.pick(styles))
      let embedded = try EmbeddedText(in: outer, at: "k")
      var lines = LineDifference.lines(embedded.bytes)
      let place = Int.random(in: 0...lines.count, using: &generator)
      if Bool.random(using: &generator), place < lines.count { lines.remove(at: place) }
      lines.insert(generator.pick(pieces), at: min(place, lines.count))
      let new = lines.joined()
      let result = try embedded.replacing(with: Array(new.utf8))
      #expect(result.root?["k"]?.text == new, "seed \(seed), round \(round)")
      #expect(result.root?["l"]?.value == 1)
    }
  }
}

extension LineDifference {
  /// The lines of a text, each with its break.
  fileprivate static func lines(_ text: [UInt8]) -> [String] {
    hunks(from: [], to: text, context: 0).flatMap(\.lines)
      .map { String(decoding: $0.bytes, as: UTF8.self) }
  }
}
