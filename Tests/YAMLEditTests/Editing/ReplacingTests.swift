import Testing
import YAMLEdit

/// Values that take another's place, in its style.
struct ReplacingTests {
  @Test(arguments: [
    ("'a'", "'b'"), ("\"a\"", "\"b\""), ("a", "b"), ("\"1\"", "\"b\""), ("5", "b"), ("|\n  a", "b"),
    ("", "b"), ("null", "b"), ("&x a", "&x b"), ("!!str 5", "b"), ("! \"5\"", "\"b\""),
    ("[1, 2]", "b"),
  ])
  func `a text keeps the quotes of the one before`(old: String, new: String) throws {
    let text = "ü: \(old)\nend: 1\n"
    #expect(try edited(text) { try $0.replacing(at: "ü", with: "b") } == "ü: \(new)\nend: 1\n")
  }

  @Test(arguments: [
    ("a", "yes", "\"yes\""), ("a", "1.5", "\"1.5\""), ("a", "", "\"\""), ("a", "b: c", "\"b: c\""),
    ("a", "b #c", "\"b #c\""), ("a", "- b", "\"- b\""), ("a", "b:", "\"b:\""), ("a", "y", "\"y\""),
    ("a", "{x}", "\"{x}\""), ("a", "a b", "a b"), ("/a", "/b/c", "/b/c"), ("a", "5Gi", "5Gi"),
    ("a", "1.5Ti", "1.5Ti"), ("a", "5G", "\"5G\""), ("a", "x\ny", "\"x\\ny\""),
    ("a", "x\ty", "\"x\\ty\""), ("'a'", "it's", "'it''s'"), ("'a'", "x\ny", "\"x\\ny\""),
    ("\"a\"", "say \"ü\"", "\"say \\\"ü\\\"\""), ("\"a\"", "b\\c", "\"b\\\\c\""),
    ("a", "\u{feff}", "\"\\uFEFF\""), ("a", "\u{2028}", "\"\\u2028\""),
    ("a", "\u{85}", "\"\\x85\""),
    ("a", "\0\u{7f}", "\"\\0\\x7F\""), ("a", "ü", "\"ü\""), ("a", "2024-01-02", "\"2024-01-02\""),
    ("a", "a:1", "a:1"), ("a", "a@sha256:b", "a@sha256:b"), ("a", "trail ", "\"trail \""),
    ("\"a\"", "\r", "\"\\r\""),
  ])
  func `quotes are added where the text needs them`(
    old: String,
    new: String,
    written: String
  ) throws {
    let result = try Document("k: \(old)\n").replacing(at: "k", with: .string(new))
    #expect(result.text == "k: \(written)\n")
    #expect(result.value == ["k": .string(new)])
  }

  @Test(
    arguments: [
      (nil, "null"), (true, "true"), (false, "false"), (-5, "-5"), (1.5, "1.5"), (3.0, "3.0"),
      (1e20, "1.0e+20"), (1e-7, "1.0e-07"), (.float(.infinity), ".inf"),
      (.float(-.infinity), "-.inf"), (.bigInteger("99999999999999999999"), "99999999999999999999"),
      (.timestamp("2024-01-02"), "2024-01-02"),
      (.timestamp("2024-1-2"), "!!timestamp \"2024-1-2\""),
      (.binary("aGk="), "!!binary \"aGk=\""), ([], "[]"), ([:], "{}"),
    ] as [(YAMLValue, String)]
  )
  func `values of every type are written so that they are read again`(
    value: YAMLValue,
    written: String
  ) throws {
    let result = try Document("k: \"a\"\n").replacing(at: "k", with: value)
    #expect(result.text == "k: \(written)\n")
    #expect(result.value == ["k": value])
  }

  @Test func `not a number is written and read`() throws {
    let result = try Document("k: a\n").replacing(at: "k", with: .float(.nan))
    #expect(result.text == "k: .nan\n")
  }

  @Test(arguments: [
    ("k: a # c\nl: 1\n", "k: # c\n  x: 1\n  y: 2\nl: 1\n"),
    ("k:\n  a: 1\n  # about b\n  b: 2\nl: 1\n", "k:\n  x: 1\n  y: 2\nl: 1\n"),
    ("k:\n- a\n- b\nl: 1\n", "k:\n  x: 1\n  y: 2\nl: 1\n"),
    ("k: {a: 1}\nl: 1\n", "k: {x: 1, \"y\": 2}\nl: 1\n"),
    ("k: |\n  a\n  b\nl: 1\n", "k:\n  x: 1\n  y: 2\nl: 1\n"),
  ])
  func `a mapping takes the place of anything`(text: String, expected: String) throws {
    let expected = expected.replacing("\n  y:", with: "\n  \"y\":")
    #expect(try edited(text) { try $0.replacing(at: "k", with: ["x": 1, "y": 2]) } == expected)
  }

  @Test(arguments: [
    ("k:\n  a: 1\n\n  b: 2\n# end\n", "k: null\n# end\n"),
    ("k: # of k\n- a\n- b # last\nl: 1\n", "k: null # of k\nl: 1\n"),
    ("- a: 1\n  b: 2\n- c\n", "- null\n- c\n"),
    ("k: [a,\n  b]\n", "k: null\n"),
    ("k: 'a\n  b'\n", "k: null\n"),
  ])
  func `null takes the place of anything`(text: String, expected: String) throws {
    let path: YAMLPath = text.hasPrefix("-") ? "[0]" : "k"
    #expect(try edited(text) { try $0.replacing(at: path, with: nil) } == expected)
  }

  @Test func `an item becomes a mapping on its own dash`() throws {
    #expect(
      try edited("- a\n- b\n") { try $0.replacing(at: "[0]", with: ["k": "v", "l": ["m"]]) }
        == "- k: v\n  l:\n  - m\n- b\n"
    )
  }

  @Test func `a literal block stays one where the text has lines`() throws {
    #expect(
      try edited("k: |\n    a\n    b\nl: 1\n") { try $0.replacing(at: "k", with: "x\n\n y\n") }
        == "k: |\n    x\n\n     y\nl: 1\n"
    )
    #expect(
      try edited("k: |\n  a\n") { try $0.replacing(at: "k", with: "x\ny") } == "k: |-\n  x\n  y\n"
    )
    #expect(
      try edited("k: |\n  a\nl: 1\n") { try $0.replacing(at: "k", with: " x\ny\n\n") }
        == "k: |2+\n   x\n  y\n\nl: 1\n"
    )
  }

  @Test func `the root is replaced`() throws {
    #expect(
      try edited("# ü\na\n") { try $0.replacing(at: .root, with: ["k": "v"]) } == "# ü\nk: v\n"
    )
    #expect(try edited("a: 1\n") { try $0.replacing(at: .root, with: "b") } == "b\n")
    #expect(try edited("--- a\n") { try $0.replacing(at: .root, with: ["b"]) } == "---\n- b\n")
  }

  @Test func `the same value leaves the bytes alone`() throws {
    let text = "k: 'a'\nl: 0x10\nm: [ 1,2 ]\n"
    #expect(try edited(text) { try $0.replacing(at: "k", with: "a") } == text)
    #expect(try edited(text) { try $0.replacing(at: "l", with: 16) } == text)
    #expect(try edited(text) { try $0.replacing(at: "m", with: [1, 2]) } == text)
  }

  @Test func `an alias is replaced where it stands`() throws {
    #expect(
      try edited("a: &x 1\nb: *x\n") { try $0.replacing(at: "b", with: 2) } == "a: &x 1\nb: 2\n"
    )
  }

  @Test func `what cannot be written is refused`() {
    let list = failure { _ = try Document("ü: 1").replacing(at: "ü", with: [["a"]: "b"]) }
    #expect(list?.code == .unrepresentable)
    #expect(list?.message == "cannot write a list as a key")
    let key = YAMLValue.string(String(repeating: "ü", count: 2000))
    let long = failure { _ = try Document("ü: 1").replacing(at: "ü", with: [key: "b"]) }
    #expect(long?.message == "cannot write a key of 4002 bytes")
    var deep: YAMLValue = "x"
    for _ in 0..<1700 { deep = [deep] }
    let nested = failure { _ = try Document("ü: 1").replacing(at: "ü", with: deep) }
    #expect(nested?.message == "cannot write a value nested this deep")
    let bare = failure { _ = try Document("? ü\nb: 1").replacing(at: "ü", with: 1) }
    #expect(bare?.message == "1:4: cannot write a value for a key that stands without ':'")
  }
}
