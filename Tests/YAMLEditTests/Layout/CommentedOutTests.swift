import Testing

@testable import YAMLEdit

/// Which comment is words and which is YAML that someone switched off.
struct CommentedOutTests {
  @Test(arguments: [
    "value:", "value: 1", " value: 1", "  key: x # words", "- item", " - item", "-", " -",
    "- key: x", "\"quoted\": x", "'quoted': x", " key: \"whole\"", " key: 'whole' # words",
    "nvidia.com/gpu: 1", "a-b_c.d: x", "Key: x", "item,", "\"item\",", " \"item\",", " 'item',  ",
  ])
  func `is YAML`(text: String) {
    #expect(CommentedOut.looksLikeYAML(Array(text.utf8)[...]))
  }

  @Test(arguments: [
    "", " ", " words", "words", " two words", " NOTE: words", " See: there", " a - b", "-x", " --",
    " (value: 1)", " see http://x", " a:b", " values: \"a\", \"b\"", " key: \"half", "#####", "!",
    " words, and more,", " über: x", " \"quoted\" words", " 1, 2 and 3", "---", " key : x",
  ])
  func `is words`(text: String) {
    #expect(!CommentedOut.looksLikeYAML(Array(text.utf8)[...]))
  }

  @Test(arguments: [
    ("k: | # c\n  a\n", " # c"), ("k: >-   # c ü\n  a\n", "   # c ü"),
    ("k: |2 # a # b\n   a\n", " # a # b"),
    ("k: |\n  # a\n", ""), ("k: >+\n  a\n", ""), ("k: 'a # b'\n", ""), ("k: a # b\n", ""),
    ("k: &x !!str | # c\r\n  a\r\n", " # c"),
  ])
  func `a block scalar's header may have a comment`(text: String, comment: String) throws {
    let document = try Document(text)
    let record = try document.node(at: "k").record
    let found = Layout(document.storage).headerComment(of: record)
    #expect(String(decoding: found, as: UTF8.self) == comment)
  }

  @Test(
    arguments: [
      ("k: | # c\n  a\nl: 1\n", 5, "k: 5 # c\nl: 1\n"),
      ("k: >- # c\n  a\n", "b", "k: b # c\n"),
      ("k: | # c\n  a\n", "b\n\nc\n", "k: | # c\n  b\n\n  c\n"),
      ("k: | # c\n  a\n", "b\nc", "k: |- # c\n  b\n  c\n"),
      ("k: | # c\n  a\nl: 1\n", ["x"], "k: # c\n- x\nl: 1\n"),
      ("k: | # c\n  a\nl: 1\n", ["x": 1], "k: # c\n  x: 1\nl: 1\n"),
      ("k: &x | # c\n  a\nl: 1\n", "b", "k: &x b # c\nl: 1\n"),
      ("- | # c\n  a\n- b\n", nil, "- null # c\n- b\n"),
    ] as [(String, YAMLValue, String)]
  )
  func `that comment stays when the value changes`(
    text: String,
    value: YAMLValue,
    expected: String
  ) throws {
    let path: YAMLPath = text.hasPrefix("-") ? "[0]" : "k"
    #expect(try edited(text) { try $0.replacing(at: path, with: value) } == expected)
  }

  @Test(arguments: [
    ("a\n", 1), ("a\r\n", 2), ("a\r", 1), ("a\u{85}", 2), ("a\u{2028}", 3), ("a\u{2029}", 3),
    ("", 0), ("a", 0), ("ą", 0), ("\u{a8}", 0), ("\n\r", 1), ("\n", 1), ("\u{20A8}", 0),
  ])
  func `a text ends with a line break or not`(text: String, count: Int) {
    #expect(finalBreakLength(Array(text.utf8)[...]) == count)
  }

  @Test(arguments: [
    ("k: | # c\n  a\n", "k: | # c\n  a\n  b\n"), ("k: > # c\n  a\n", "k: > # c\n  a\n\n  b\n"),
    ("k: |2 # c\n  a\n", "k: |2 # c\n  a\n  b\n"),
  ])
  func `and when the file inside changes`(text: String, expected: String) throws {
    let embedded = try EmbeddedText(in: Document(text), at: "k")
    #expect(try embedded.replacing(with: Array("a\nb\n".utf8)).text == expected)
    let deeper = try embedded.replacing(with: Array(" a\n".utf8))
    #expect(deeper.text.hasSuffix(" # c\n   a\n"))
    #expect(deeper.value["k"] == " a\n")
  }
}
