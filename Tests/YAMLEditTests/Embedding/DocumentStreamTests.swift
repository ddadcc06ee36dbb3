import Testing
import YAMLEdit

/// Several documents in one file.
struct DocumentStreamTests {
  private func stream(_ text: String) throws -> DocumentStream {
    try DocumentStream(Array(text.utf8))
  }

  @Test(arguments: [
    ("a: 1\n", ["a: 1\n"]),
    ("", [""]),
    ("# only words\n", ["# only words\n"]),
    ("a: 1\n---\nb: 2\n", ["a: 1\n", "---\nb: 2\n"]),
    ("# ü\n---\na: 1\n---\nb: 2", ["# ü\n---\na: 1\n", "---\nb: 2"]),
    ("--- a\n--- b\n", ["--- a\n", "--- b\n"]),
    ("---\n---\na: 1\n", ["---\n", "---\na: 1\n"]),
    ("a: 1\n...\n---\nb: 2\n", ["a: 1\n...\n", "---\nb: 2\n"]),
    (
      "a: 1\n...\n# of b\n%YAML 1.1\n---\nb: 2\n",
      ["a: 1\n...\n", "# of b\n%YAML 1.1\n---\nb: 2\n"]
    ),
    ("%YAML 1.1\n---\na: 1\n...\n# end\n", ["%YAML 1.1\n---\na: 1\n...\n# end\n"]),
    ("a: |\n  ---\n  x\n---\nb: ---x\n", ["a: |\n  ---\n  x\n", "---\nb: ---x\n"]),
    ("a: 1\r\n---\r\nb: 2\r\n", ["a: 1\r\n", "---\r\nb: 2\r\n"]),
    ("\u{feff}---\na: 1\n---\nb: 2\n", ["\u{feff}---\na: 1\n", "---\nb: 2\n"]),
  ])
  func `documents are split at their marks`(text: String, documents: [String]) throws {
    let stream = try stream(text)
    #expect(stream.documents.map(\.text) == documents)
    #expect(stream.documents.map(\.text).joined() == text)
  }

  @Test(arguments: [
    ("\u{85}---\u{85}a: 1\u{85}", 1), ("---\u{2028}a: 1\u{2028}---\u{2028}b: 2", 2),
    ("a: 1\n---x: 2\n", 1), ("a: 1\n--- \n", 2), ("a: 1\n---", 2), ("a: 1\n...", 1),
    ("\r\n \r\n---\r\na: 1", 1), ("a: |\n  x\n--- b", 2), ("a: 1\n ---\n", 1),
    ("a: \"x\n  ---\n  y\"\n", 1), ("# a\n---\n# b\n", 1), ("---\n---\n---\n", 3),
  ])
  func `a mark is three signs at the start of a line, and then a blank or the line's end`(
    text: String,
    count: Int
  ) throws {
    let stream = try stream(text)
    #expect(stream.documents.count == count)
    #expect(stream.documents.map(\.text).joined() == text)
  }

  @Test func `places are counted from the top of the file`() throws {
    let stream = try stream("ü: 1\n---\nä: ö\nb: 2\n")
    let node = try stream.documents[1].node(at: "b")
    #expect(stream.location(of: node.range.lowerBound, inDocument: 1).description == "4:4")
    #expect(stream.location(of: node.location, inDocument: 1).description == "4:4")
    #expect(stream.location(of: ByteOffset(0), inDocument: 0).description == "1:1")
  }

  @Test func `one document is replaced, all other bytes are the same`() throws {
    let text = "# ü\na: 1\n---\nb: [x]\n# end\n---\nc: 3\n"
    let stream = try stream(text)
    let edited = try stream.documents[1].inserting("z", into: "b")
    #expect(
      try stream.replacing(document: 1, with: edited)
        == Array("# ü\na: 1\n---\nb: [x, z]\n# end\n---\nc: 3\n".utf8)
    )
  }

  @Test func `a document without a final line break gets one before the next`() throws {
    let stream = try stream("a: 1\r\n---\r\nb: 2")
    #expect(
      try stream.replacing(document: 0, with: Document("x: 1\r\ny: 2"))
        == Array("x: 1\r\ny: 2\r\n---\r\nb: 2".utf8)
    )
    #expect(
      try stream.replacing(document: 1, with: Document("---\r\nc: 3"))
        == Array("a: 1\r\n---\r\nc: 3".utf8)
    )
  }

  @Test(arguments: ["\n", "\r\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"])
  func `any line break before the next document will do`(lineBreak: String) throws {
    let text = ["# ü", "a: 1", "---", "b: 2", "...", "---", "c: 3"].joined(separator: lineBreak)
    let stream = try stream(text)
    #expect(stream.documents.map(\.value) == [["a": 1], ["b": 2], ["c": 3]])
    for (index, document) in stream.documents.enumerated() {
      #expect(try stream.replacing(document: index, with: document) == Array(text.utf8))
    }
    let edited = try stream.documents[1].replacing(at: "b", with: 5)
    #expect(
      try stream.replacing(document: 1, with: edited) == Array(text.replacing("2", with: "5").utf8)
    )
  }

  @Test func `a directive, a comment and a mark belong to the document that follows them`() throws {
    let text = """
      # of the file
      %YAML 1.1
      --- # first
      a: [x]
      ...
      # of the second
      %TAG ! tag:example.org,2002:
      ---
      b: |
        ---x
        --- y
      ---
      ...
      ---
      # nothing

      """
    let stream = try stream(text)
    #expect(stream.documents.map(\.value) == [["a": ["x"]], ["b": "---x\n--- y\n"], nil, nil])
    #expect(stream.documents.map(\.text).joined() == text)
    let edited = try stream.documents[0].inserting("y", into: "a")
    #expect(
      try stream.replacing(document: 0, with: edited)
        == Array(text.replacing("[x]", with: "[x, \"y\"]").utf8)
    )
  }

  @Test func `a document that becomes two is refused`() throws {
    let stream = try stream("a: 1\n---\nb: 2\n")
    let failure = failure {
      _ = try stream.replacing(
        document: 0,
        with: Document("# none, then the next would be first\n")
      )
    }
    #expect(failure?.code == .editDiffers)
    #expect(
      failure?.message == "the edit of document 1 was given up, its result read back differently"
    )
  }

  @Test func `every document of a stream is edited alone`() throws {
    let parts = (0..<20).map { "---\n# about \($0)\nkind: ConfigMap\nitems: [a\($0)] # end\n" }
    let stream = try stream(parts.joined())
    #expect(stream.documents.count == 20)
    for index in parts.indices {
      let edited = try stream.documents[index].inserting("b", into: "items")
      var expected = parts
      expected[index] = expected[index].replacing("[a\(index)]", with: "[a\(index), b]")
      #expect(try stream.replacing(document: index, with: edited) == Array(expected.joined().utf8))
      let node = try stream.documents[index].node(at: "items[0]")
      #expect(
        stream.location(of: node.location, inDocument: index).description == "\(index * 4 + 4):9"
      )
    }
  }

  @Test func `a document that would run into its neighbour is refused`() throws {
    let stream = try stream("a: 1\n---\nb: 2\n")
    let failure = failure { _ = try stream.replacing(document: 1, with: Document("b: 3\n")) }
    #expect(failure != nil)
  }

  @Test(arguments: [
    ("ü: 1\n---\nä: ö\tx\n", "3:5: found a tab, where the app's reader takes only spaces"),
    ("ü: 1\n...\nä: 1\n", "3:1: did not find expected <document start>"),
    ("ü: 1\n---\n--- x\n---\n\u{1}", "5:1: expected printable text, found character U+0001"),
    ("ü: 1\n---\nä: &x 1\nb: &x 2\n", "4:4: found anchor 'x' again, first defined at 3:4"),
    (
      "ü: 1\n---\n\nä: [1\nb: 2\n",
      "5:2: did not find expected ',' or ']' while parsing a flow sequence that starts at 4:4"
    ),
    ("ü: 1\n---\nä: [\n", "4:1: did not find expected node content while parsing a flow node"),
  ])
  func `errors have their place in the file`(text: String, message: String) {
    #expect(failure { _ = try stream(text) }?.message == message)
  }
}
