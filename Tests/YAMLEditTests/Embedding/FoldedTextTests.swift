import TestSupport
import Testing
import YAMLEdit

/// A file in a folded scalar stays folded, and only the lines change that must.
struct FoldedTextTests {
  /// The manifest after its inner text has become another, read back.
  private func replaced(_ outer: String, _ new: String) throws -> String {
    let embedded = try EmbeddedText(in: Document(outer), at: "k")
    let result = try embedded.replacing(with: Array(new.utf8))
    #expect(result.root?["k"]?.text == new)
    return result.text
  }

  /// A spawner file as a dumper folds it: an empty line between lines at the margin.
  private let manifest = """
    metadata:
      name: web-app
    k: >
      # The image list of our lab,
      kept by the lab's admins.

      spawnerFormDefaults:
        image:
          value: a:1
          options:
          - a:1
          - b:1

          readOnly: false
      other: 1

      last: 2
    l: 1

    """

  private let inner = """
    # The image list of our lab, kept by the lab's admins.
    spawnerFormDefaults:
      image:
        value: a:1
        options:
        - a:1
        - b:1

        readOnly: false
    other: 1
    last: 2

    """

  @Test func `is read with its folds undone`() throws {
    let embedded = try EmbeddedText(in: Document(manifest), at: "k")
    #expect(String(decoding: embedded.bytes, as: UTF8.self) == inner)
  }

  @Test(arguments: [
    // Indented lines: one line more, one less, one other.
    ("    - b:1\n", "    - b:1\n    - c:1\n", "      - b:1\n", "      - b:1\n      - c:1\n"),
    ("    - a:1\n    - b:1\n", "    - b:1\n", "      - a:1\n      - b:1\n", "      - b:1\n"),
    ("value: a:1\n", "value: c:1\n", "value: a:1\n", "value: c:1\n"),
    ("readOnly: false", "readOnly: true", "readOnly: false", "readOnly: true"),
    // A word of a line that is folded over two source lines.
    ("of our lab", "of the lab", "of our lab", "of the lab"),
    ("kept by", "looked after by", "kept by", "looked after by"),
    // Lines at the margin take an empty line between them.
    ("other: 1\n", "other: 1\nnew: 3\n", "  other: 1\n", "  other: 1\n\n  new: 3\n"),
    ("other: 1\nlast: 2\n", "last: 2\n", "  other: 1\n\n  last: 2\n", "  last: 2\n"),
    ("last: 2\n", "last: 2\nnew: 3\n", "  last: 2\n", "  last: 2\n\n  new: 3\n"),
    ("other: 1\nlast: 2\n", "other: 1\n", "  other: 1\n\n  last: 2\n", "  other: 1\n"),
    // An indented line between two at the margin takes their empty line away.
    (
      "other: 1\n", "other:\n  deep: 1\n", "  other: 1\n\n  last", "  other:\n    deep: 1\n  last"
    ),
    // An empty line of the text comes and goes.
    ("- b:1\n\n    read", "- b:1\n    read", "- b:1\n\n      read", "- b:1\n      read"),
    ("other: 1\n", "other: 1\n\n", "  other: 1\n\n", "  other: 1\n\n\n"),
    ("  image:\n", "  # words\n\n  image:\n", "    image:\n", "    # words\n\n    image:\n"),
    // The first line goes, or gets one above it.
    (
      "# The image list of our lab, kept by the lab's admins.\n", "",
      "  # The image list of our lab,\n  kept by the lab's admins.\n\n", ""
    ),
    ("# The image", "# New\n# The image", "  # The image", "  # New\n\n  # The image"),
  ])
  func `only the lines of the change are written`(
    old: String,
    new: String,
    outerOld: String,
    outerNew: String
  ) throws {
    let text = inner.replacing(old, with: new, maxReplacements: 1)
    #expect(text != inner)
    let expected = manifest.replacing(outerOld, with: outerNew, maxReplacements: 1)
    #expect(try replaced(manifest, text) == expected)
  }

  @Test func `two changes far apart leave what is between them alone`() throws {
    let text = inner.replacing("of our lab", with: "of the lab").replacing(
      "last: 2",
      with: "last: 3"
    )
    let expected = manifest.replacing("of our lab", with: "of the lab")
      .replacing("last: 2", with: "last: 3")
    #expect(try replaced(manifest, text) == expected)
  }

  @Test func `an edit of the inner document reaches the folded text`() throws {
    let embedded = try EmbeddedText(in: Document(manifest), at: "k")
    let edited = try Document(embedded.bytes).inserting(
      "c:1",
      into: "spawnerFormDefaults.image.options"
    )
    #expect(
      try embedded.replacing(with: edited.bytes).text
        == manifest.replacing("      - b:1\n", with: "      - b:1\n      - c:1\n")
    )
  }

  @Test func `adding and removing restores the bytes`() throws {
    let list: YAMLPath = "spawnerFormDefaults.image.options"
    let outer = try Document(manifest)
    let embedded = try EmbeddedText(in: outer, at: "k")
    let inner = try Document(embedded.bytes)
    for edit in [
      try inner.inserting("c:1", into: list), try inner.inserting("c:1", into: list, at: .first),
      try inner.setting("x", at: "new"), try inner.setting(["y": 1], at: "new"),
      try inner.removing(at: "last"), try inner.replacing(at: "other", with: "z"),
    ] {
      let changed = try embedded.replacing(with: edit.bytes)
      let back = try EmbeddedText(in: changed, at: "k").replacing(with: embedded.bytes)
      #expect(back.text == manifest)
    }
  }

  @Test(arguments: [
    ("k: >-\n  a\n  b\nl: 1\n", "a b\nc", "k: >-\n  a\n  b\n\n  c\nl: 1\n"),
    ("k: >\n  a\nl: 1\n", "a\nb", "k: >-\n  a\n\n  b\nl: 1\n"),
    ("k: >+\n  a\nl: 1\n", "b", "k: >-\n  b\nl: 1\n"),
    ("k: >-\n  a\nl: 1\n", "a\nb\n", "k: >\n  a\n\n  b\nl: 1\n"),
    ("k: >+\n  a\n\n\nl: 1\n", "a\nb\n\n\n", "k: >+\n  a\n\n  b\n\n\nl: 1\n"),
    ("k: >+\n  a\n\n\nl: 1\n", "a\n", "k: >+\n  a\nl: 1\n"),
    ("k: >2\n   a\n  b\nl: 1\n", " c\nb\n", "k: >2\n   c\n  b\nl: 1\n"),
    ("k: >2-\n   a\nl: 1\n", " a\n b", "k: >2-\n   a\n   b\nl: 1\n"),
    ("k: >  # words\n  a\nl: 1\n", "b\n", "k: >  # words\n  b\nl: 1\n"),
    ("k: >\r\n  a\r\n  b\r\nl: 1\r\n", "a b\nc\n", "k: >\r\n  a\r\n  b\r\n\r\n  c\r\nl: 1\r\n"),
    ("k: >\n  a", "a\nb", "k: >\n  a\n\n  b"),
    ("k: >\n\n  a\nl: 1\n", "\nb\n", "k: >\n\n  b\nl: 1\n"),
    ("k: >\n\n  a\nl: 1\n", "a\n", "k: >\n  a\nl: 1\n"),
    ("k: >\n  a\nl: 1\n", "\n\na\n", "k: >\n\n\n  a\nl: 1\n"),
    ("k: >\n        a\nl: 1\n", "a\n  b\n", "k: >\n        a\n          b\nl: 1\n"),
    ("k: >\n  ü\n  ö\nl: 1\n", "ü ä\n", "k: >\n  ü\n  ä\nl: 1\n"),
    ("k: >\n  a\nl: 1\n", "a\n\ttab\nb\n", "k: >\n  a\n  \ttab\n  b\nl: 1\n"),
    ("k: >\n  a \n  b\nl: 1\n", "a  c\n", "k: >\n  a \n  c\nl: 1\n"),
  ])
  func `header, breaks and margin follow what was there`(
    text: String,
    new: String,
    expected: String
  ) throws {
    #expect(try replaced(text, new) == expected)
  }

  @Test(arguments: [
    ("k: >\n  a\n  b\nl: 1\n", "a b\n\n\n", "k: |+\n  a b\n\n\nl: 1\n"),
    ("k: >\n    a\nl: 1\n", " a\nb\n", "k: |4\n     a\n    b\nl: 1\n"),
    ("k: >\n  a\nl: 1\n", "a\u{1b}\n", "k: \"a\\x1B\\n\"\nl: 1\n"),
    ("k: >\n  a\nl: 1\n", "a\r\n", "k: \"a\\r\\n\"\nl: 1\n"),
    ("k: >\n  a\nl: 1\n", "", "k: \"\"\nl: 1\n"),
    ("k: >\n  a\nl: 1\n", "\n", "k: \"\\n\"\nl: 1\n"),
  ])
  func `what a folded text cannot hold is written in another style`(
    text: String,
    new: String,
    expected: String
  ) throws {
    #expect(try replaced(text, new) == expected)
  }

  @Test func `any lines in any order stay folded and read back`() throws {
    let seed: UInt64 = 17
    var generator = SeededGenerator(seed: seed)
    let pieces = ["a: 1", "b", "  - x", "", "", "# words", "   deeper", "\tt", "ü ö", "trailing "]
    for round in 0..<1500 {
      let old = lines(pieces, &generator)
      let new = changed(old, pieces, &generator)
      let outer = "k: >\n" + folded(old) + "l: 1\n"
      let embedded = try EmbeddedText(in: Document(outer), at: "k")
      #expect(embedded.bytes == Array(old.utf8), "seed \(seed), round \(round)")
      let result = try embedded.replacing(with: Array(new.utf8))
      #expect(result.root?["k"]?.text == new, "seed \(seed), round \(round): \(outer)")
      #expect(result.root?["k"]?.scalarStyle == .folded, "seed \(seed), round \(round): \(outer)")
      let back = try EmbeddedText(in: result, at: "k").replacing(with: embedded.bytes)
      #expect(back.root?["k"]?.text == old, "seed \(seed), round \(round)")
    }
  }

  /// A text of random lines that starts and ends with a plain one.
  private func lines(_ pieces: [String], _ generator: inout SeededGenerator) -> String {
    let count = Int.random(in: 0...6, using: &generator)
    let inner = (0..<count).map { _ in generator.pick(pieces) }
    return (["first"] + inner + ["last"]).map { $0 + "\n" }.joined()
  }

  /// The text with a line more, less or other.
  private func changed(
    _ text: String,
    _ pieces: [String],
    _ generator: inout SeededGenerator
  ) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map {
      String($0)
    }
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      let place = Int.random(in: 1..<lines.count, using: &generator)
      switch Int.random(in: 0..<3, using: &generator) {
      case 0: lines.insert(generator.pick(pieces), at: place)
      case 1 where place + 1 < lines.count: lines.remove(at: place)
      default: lines[place] = place + 1 < lines.count ? generator.pick(pieces) : "end"
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// A folded block by the rules of YAML: a break between two lines at the margin takes two.
  private func folded(_ text: String) -> String {
    var written = ""
    var previous: String?
    var breaks = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      guard !line.isEmpty else {
        breaks += 1
        continue
      }
      let isDeep = { (line: String) in line.hasPrefix(" ") || line.hasPrefix("\t") }
      let isFolded = previous.map { !isDeep($0) && !isDeep(String(line)) } ?? false
      written += String(repeating: "\n", count: breaks + (isFolded ? 1 : 0))
      written += "  \(line)\n"
      (previous, breaks) = (String(line), 0)
    }
    return written
  }
}
