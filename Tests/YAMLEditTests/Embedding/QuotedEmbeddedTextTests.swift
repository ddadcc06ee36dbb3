import TestSupport
import Testing
import YAMLEdit

/// A file in double quotes: new lines are written as the author wrote the others.
struct QuotedEmbeddedTextTests {
  private func replaced(_ outer: String, _ new: String) throws -> String {
    let embedded = try EmbeddedText(in: Document(outer), at: "k")
    let result = try embedded.replacing(with: Array(new.utf8))
    #expect(result.root?["k"]?.text == new)
    return result.text
  }

  // MARK: Everything on one source line

  private let oneLine =
    #"k: "image:\n  options:\n  - a:1\n  - b:1\n# end\ncpu: 1\n"\#nl: 1\#n"#
  private let inner = "image:\n  options:\n  - a:1\n  - b:1\n# end\ncpu: 1\n"

  @Test(arguments: [
    ("  - b:1\n", "  - b:1\n  - c:1\n", #"  - b:1\n"#, #"  - b:1\n  - c:1\n"#),
    ("  - a:1\n", "", #"  - a:1\n"#, ""),
    ("  options", "  # words\n  options", "  options", #"  # words\n  options"#),
    ("cpu: 1\n", "cpu: 1\nnew:\n  deep: \"x\"\n", "cpu: 1", #"cpu: 1\nnew:\n  deep: \"x\""#),
    ("image", "  - first\nimage", "image", #"  - first\nimage"#),
    ("# end\n", "# end\n\n\n", "# end", #"# end\n\n"#),
    ("a:1", "ü 🚀\\", "a:1", #"ü 🚀\\"#),
    ("a:1", "tab\tand \u{feff}", "a:1", #"tab\tand \uFEFF"#),
  ])
  func `no blank is escaped that need not be`(
    old: String,
    new: String,
    outerOld: String,
    outerNew: String
  ) throws {
    let expected = oneLine.replacing(outerOld, with: outerNew, maxReplacements: 1)
    #expect(try replaced(oneLine, inner.replacing(old, with: new, maxReplacements: 1)) == expected)
  }

  // MARK: A source line for each line

  private let lines = #"""
    k: "image:\n\
      \  options:\n\
      \  - a:1\n\
      \  - b:1\n\
      # end\n\
      cpu: 1\n"
    l: 1

    """#

  @Test(arguments: [
    (
      "  - b:1\n", "  - b:1\n  - c:1\n", "  \\  - b:1\\n\\\n",
      "  \\  - b:1\\n\\\n  \\  - c:1\\n\\\n"
    ),
    ("  - a:1\n", "", "  \\  - a:1\\n\\\n", ""),
    ("- a:1", "- c:1", "- a:1", "- c:1"),
    ("# end\n", "# end\n# more\n", "  # end\\n\\\n", "  # end\\n\\\n  # more\\n\\\n"),
    ("image:\n", "first: 1\nimage:\n", "image:\\n\\\n", "first: 1\\n\\\n  image:\\n\\\n"),
    ("cpu: 1\n", "cpu: 1\nnew: 2\n", "cpu: 1\\n", "cpu: 1\\n\\\n  new: 2\\n"),
    (
      "cpu: 1\n", "cpu: 1\nnew:\n  deep: 2\n", "cpu: 1\\n",
      "cpu: 1\\n\\\n  new:\\n\\\n  \\  deep: 2\\n"
    ),
    (
      "  - b:1\n", "  - x\n  - y\n", "\\  - b:1\\n\\\n",
      "\\  - x\\n\\\n  \\  - y\\n\\\n"
    ),
  ])
  func `a new line gets a source line, too`(
    old: String,
    new: String,
    outerOld: String,
    outerNew: String
  ) throws {
    #expect(lines.contains(outerOld))
    let expected = lines.replacing(outerOld, with: outerNew, maxReplacements: 1)
    #expect(try replaced(lines, inner.replacing(old, with: new, maxReplacements: 1)) == expected)
  }

  @Test func `a closing quote on its own line stays there`() throws {
    let text = "k: \"a\\n\\\n  b\\n\\\n  \"\nl: 1\n"
    #expect(
      try replaced(text, "a\nb\nc\n") == "k: \"a\\n\\\n  b\\n\\\n  c\\n\\\n  \"\nl: 1\n"
    )
    #expect(
      try replaced(text, "a\nb\n  c\nd\n")
        == "k: \"a\\n\\\n  b\\n\\\n  \\  c\\n\\\n  d\\n\\\n  \"\nl: 1\n"
    )
  }

  @Test(
    arguments: [
      // As PyYAML wraps long lines: at a blank, which it escapes on the next line.
      (
        "k: \"# The\\\n  \\ list\\nvalue: a\\noptions:\\n- b\\n\"\n",
        "# The list\nvalue: a\noptions:\n- b\n- c\n",
        "k: \"# The\\\n  \\ list\\nvalue: a\\noptions:\\n- b\\n- c\\n\"\n"
      ),
      (
        "k: \"# The\\\n  \\ list\\nvalue: a\\n\"\n", "# The new list\nvalue: a\n",
        "k: \"# The\\\n  \\ new list\\nvalue: a\\n\"\n"
      ),
      // Folded at a blank: a new blank next to the break has to be escaped.
      ("k: \"a long\n  line\\nb\\n\"\n", "a long   line\nb\n", nil),
      ("k: \"a\n  b\\nc\\n\"\n", "a  - b\nc\n", nil),
      ("k: \"a\\n\n\n  b\"\n", "a\n\nnew\nb", nil),
      ("k: \"  a\\n  b\\n\"\n", "    a\n  b\n", "k: \"    a\\n  b\\n\"\n"),
      (
        "k: \"a\\n\\\r\n  b\\n\\\r\n  c\\n\"\r\n", "a\nb\nx\nc\n",
        "k: \"a\\n\\\r\n  b\\n\\\r\n  x\\n\\\r\n  c\\n\"\r\n"
      ),
      ("{k: \"a\\nb\\n\"}\n", "a\n  - b\nb\n", "{k: \"a\\n  - b\\nb\\n\"}\n"),
    ] as [(String, String, String?)]
  )
  func `other ways to write it keep theirs`(text: String, new: String, expected: String?) throws {
    let result = try replaced(text, new)
    if let expected { #expect(result == expected) }
  }

  @Test func `adding and removing lines restores the bytes`() throws {
    let list: YAMLPath = "image.options"
    for manifest in [oneLine, lines] {
      let embedded = try EmbeddedText(in: Document(manifest), at: "k")
      let document = try Document(embedded.bytes)
      for edited in [
        try document.inserting("c:1", into: list),
        try document.inserting("c:1", into: list, at: .first),
        try document.setting(["x": ["y"]], at: "new"), try document.removing(at: "cpu"),
        try document.removing(at: list.appending(0)), try document.replacing(at: "cpu", with: "2"),
      ] {
        let changed = try embedded.replacing(with: edited.bytes)
        let back = try EmbeddedText(in: changed, at: "k").replacing(with: embedded.bytes)
        #expect(back.text == manifest)
      }
    }
  }

  @Test func `any lines in any way of writing read back, and other lines stay`() throws {
    let seed: UInt64 = 23
    var generator = SeededGenerator(seed: seed)
    let pieces = ["a: 1", "  - x", "", " ", "# \"q\" \\", "tab\t", "ü", "trailing  ", "    deep"]
    let breaks = ["\\n", "\\n\\\n  ", "\\n\\\n     ", "\n\n  "]
    for round in 0..<1200 {
      let way = generator.pick(breaks)
      let isFolded = way.hasPrefix("\n")
      var old = (0..<Int.random(in: 1...6, using: &generator)).map { _ in generator.pick(pieces) }
      if isFolded { old = old.filter { !$0.contains(" ") && !$0.isEmpty && !$0.contains("\t") } }
      let source = old.map { escaped($0, afterBreak: way) }.joined(separator: way)
      let outer = "k: \"\(source)\"\nl: 1\n"
      let embedded = try EmbeddedText(in: Document(outer), at: "k")
      #expect(embedded.bytes == Array(old.joined(separator: "\n").utf8), "round \(round): \(outer)")
      var new = old
      new.insert(generator.pick(pieces), at: Int.random(in: 0...old.count, using: &generator))
      if Bool.random(using: &generator) { new.removeFirst() }
      let result = try embedded.replacing(with: Array(new.joined(separator: "\n").utf8))
      #expect(
        result.root?["k"]?.text == new.joined(separator: "\n"),
        "seed \(seed), round \(round)"
      )
      #expect(result.root?["k"]?.scalarStyle == .doubleQuoted)
      let back = try EmbeddedText(in: result, at: "k").replacing(with: embedded.bytes)
      #expect(back.root?["k"]?.text == old.joined(separator: "\n"), "round \(round)")
    }
  }

  /// A line as it stands between double quotes.
  private func escaped(_ line: String, afterBreak way: String) -> String {
    let text = line.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("\t", with: "\\t")
    return way.contains("\n") && text.hasPrefix(" ") ? "\\" + text : text
  }
}
