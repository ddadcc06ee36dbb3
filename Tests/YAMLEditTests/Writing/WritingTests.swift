import Testing

@testable import YAMLEdit

/// How values become text.
struct WritingTests {
  @Test(arguments: [
    "a", "image", "team/image:v1", "a@sha256:0f", "A.B_c-d+e", "ReadWriteOnce", "v1.10", "5Gi",
    "1.5Ti",
    "x:y:z", "nvidia.com/gpu",
  ])
  func `a harmless text needs no quotes`(text: String) {
    #expect(PlainText.isHarmless(Array(text.utf8)[...]))
  }

  @Test(
    arguments: [
      "", "y", "N", "yes", "On", "null", "true", "5", "5G", "5.Gi", "0x1", "1:30",
      "2024-01-02",
      "/a", "_a", "-a", ".a", "a:", "a b", "a#", "a{", "ü", "a\n", "a\t", "~", "=", "<<", "a'",
      "a\"",
      "a,b", "a?", "a*",
    ]
  )
  func `any other text gets quotes`(text: String) {
    #expect(!PlainText.isHarmless(Array(text.utf8)[...]))
  }

  @Test(arguments: [
    ("/a/b", true, true), ("_x", true, true), ("a b", true, true), ("a,b", true, false),
    ("a?b", true, false), ("a{b}", true, false), ("a: b", false, false), ("a #b", false, false),
    ("a:b", true, true), ("a ", false, false), ("a:", false, false), ("-a", false, false),
    ("ä", false, false), ("a\tb", false, false), ("yes", false, false), ("a'b", true, true),
  ])
  func `a replaced plain text may stay plain a little more often`(
    text: String,
    inBlock: Bool,
    inFlow: Bool
  ) {
    let bytes = Array(text.utf8)[...]
    #expect(PlainText.isAcceptable(bytes, inFlow: false) == inBlock)
    #expect(PlainText.isAcceptable(bytes, inFlow: true) == inFlow)
  }

  @Test(arguments: [
    ("ü🚀", "\"ü🚀\""), ("a\"b\\c", "\"a\\\"b\\\\c\""), ("\n\t\r\0", "\"\\n\\t\\r\\0\""),
    ("\u{1}\u{7f}\u{85}", "\"\\x01\\x7F\\x85\""),
    ("\u{feff}\u{2028}\u{ffff}", "\"\\uFEFF\\u2028\\uFFFF\""),
    ("\u{a0}", "\"\u{a0}\""),
  ])
  func `double quotes can hold any text`(text: String, written: String) throws {
    let bytes = QuotedText.double(text)
    #expect(String(decoding: bytes, as: UTF8.self) == written)
    #expect(try Document(bytes).value == .string(text))
  }

  @Test(
    arguments: [
      ("it's", "'it''s'"), ("ü \"x\"", "'ü \"x\"'"), ("a\nb", nil), ("\u{7}", nil), ("\t", nil),
      ("", "''"),
    ] as [(String, String?)]
  )
  func `single quotes can hold what is on one line`(text: String, written: String?) {
    #expect(QuotedText.single(text).map { String(decoding: $0, as: UTF8.self) } == written)
  }

  @Test(
    arguments: [
      ("a\n", "|\n  a"), ("a", "|-\n  a"), ("a\n\n\n", "|+\n  a\n\n"), ("\n\na\n", "|\n\n\n  a"),
      ("  a\nb\n", "|2\n    a\n  b"), ("\ta\n", "|2\n  \ta"),
      ("a\n  b\n\n c\n", "|\n  a\n    b\n\n   c"),
      ("", nil), ("\n", nil), ("  \n", nil), ("a\u{7}\n", nil), ("a\r\n", nil),
    ] as [(String, String?)]
  )
  func `a literal block holds lines`(text: String, written: String?) throws {
    let bytes = BlockText.literal(text, indentation: 2, parent: 0, lineBreak: [0x0A])
    #expect(bytes.map { String(decoding: $0, as: UTF8.self) } == written)
    if let written {
      #expect(try Document("k: \(written)\nl: 1\n").value["k"] == .string(text))
    }
  }

  @Test(
    arguments: [
      (["a": ["b", ["c": 1]]], "a:\n- b\n- c: 1"),
      (["a": [["b", "c"], []]], "a:\n- - b\n  - c\n- []"),
      (["a": ["b": ["c": nil]]], "a:\n  b:\n    c: null"),
      (["a": [:], "b": true], "a: {}\nb: true"),
      ([["a": 1, "b": [2]]], "- a: 1\n  b:\n  - 2"),
    ] as [(YAMLValue, String)]
  )
  func `collections are written in block style`(value: YAMLValue, written: String) throws {
    let layout = Layout(try Document("").storage)
    let emitter = Emitter(Habits(layout, near: 0), lineBreak: [0x0A])
    let text = String(decoding: try emitter.block(value, column: 0), as: UTF8.self)
    #expect(text == written)
    #expect(try Document(text).value == value)
  }

  @Test(
    arguments: [
      (["a", ["b": "c,d"]], "[a, {b: \"c,d\"}]"), ([:], "{}"), ([], "[]"), ("a?", "\"a?\""),
      (["k": ["l": [1, nil]]], "{k: {l: [1, null]}}"),
    ] as [(YAMLValue, String)]
  )
  func `and in flow style`(value: YAMLValue, written: String) throws {
    let layout = Layout(try Document("").storage)
    let emitter = Emitter(Habits(layout, near: 0), lineBreak: [0x0A])
    let text = String(decoding: try emitter.flow(value), as: UTF8.self)
    #expect(text == written)
    #expect(try Document(text).value == value)
  }
}
