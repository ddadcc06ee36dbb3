import Testing
import YAMLEdit

/// Edits in brackets and braces.
struct FlowTests {
  @Test(arguments: [
    ("[a, b]", 2, "[a, b, x]"),
    ("[a, b]", 0, "[x, a, b]"),
    ("[a, b]", 1, "[a, x, b]"),
    ("[a,b]", 2, "[a,b, x]"),
    ("[a, b,]", 2, "[a, b, x,]"),
    ("[ a ]", 1, "[ a, x ]"),
    ("[\n  \"a\",\n  \"b\"\n]\n", 2, "[\n  \"a\",\n  \"b\",\n  \"x\"\n]\n"),
    ("[\n  \"a\",\n  \"b\"\n]\n", 0, "[\n  \"x\",\n  \"a\",\n  \"b\"\n]\n"),
    ("[\n  a,\n  b,\n]\n", 2, "[\n  a,\n  b,\n  x,\n]\n"),
    ("[\n  a, # one\n  b  # two\n]\n", 2, "[\n  a, # one\n  b,  # two\n  x\n]\n"),
    ("[\r\n  a\r\n]\r\n", 1, "[\r\n  a,\r\n  x\r\n]\r\n"),
    ("['a', 'b']", 2, "['a', 'b', 'x']"),
    ("[a: 1, b: 2]", 2, "[a: 1, b: 2, x]"),
    ("[ü, 🚀]", 2, "[ü, 🚀, x]"),
  ])
  func `an item is added in the style of the list, and removed again`(
    text: String,
    index: Int,
    expected: String
  ) throws {
    let document = try Document(text)
    let count = document.root?.items.count ?? 0
    let added = try document.inserting(
      "x",
      into: .root,
      at: index == count ? .last : .before(index)
    )
    #expect(added.text == expected)
    #expect(try added.removing(at: YAMLPath.root.appending(index)).text == text)
  }

  @Test(arguments: [
    (
      #"{"a": [], "b": {}, "c": [{"k": "v"}]}"#,
      #"{"a": ["t"], "b": {"n": {"k": "w", "n": 1}}, "c": [{"k": "v"}, {"k": "w", "n": 1}]}"#
    ),
    (
      "{\n  \"a\": [],\n  \"b\": {},\n  \"c\": [\n    {\"k\": \"v\"}\n  ]\n}\n",
      "{\n  \"a\": [\"t\"],\n  \"b\": {\"n\": {\"k\": \"w\", \"n\": 1}},\n  \"c\": [\n"
        + "    {\"k\": \"v\"},\n    {\"k\": \"w\", \"n\": 1}\n  ]\n}\n"
    ),
    // One text without quotes, and it never was JSON.
    (
      #"{"a": [], "b": {}, "c": [{"k": v}]}"#,
      #"{"a": [t], "b": {n: {k: w, "n": 1}}, "c": [{"k": v}, {k: w, "n": 1}]}"#
    ),
  ])
  func `JSON stays JSON`(text: String, expected: String) throws {
    let value: YAMLValue = ["k": "w", "n": 1]
    let edited = try Document(text).inserting("t", into: "a").setting(value, at: "b.n")
      .inserting(value, into: "c")
    #expect(edited.text == expected)
  }

  @Test(arguments: [
    ("[a, b, c]", "[1]", "[a, c]"),
    ("[a, b, c]", "[0]", "[b, c]"),
    ("[a, b, c]", "[2]", "[a, b]"),
    ("[a, b,]", "[1]", "[a,]"),
    ("[a]", "[0]", "[]"),
    ("{a: 1, b: 2}", "a", "{b: 2}"),
    ("{a: 1, b: 2}", "b", "{a: 1}"),
    ("{a: 1}", "a", "{}"),
    ("[\n  a, # one\n  # about b\n  b, # two\n  c\n]\n", "[1]", "[\n  a, # one\n  c\n]\n"),
    ("[\n  a, # one\n  b # two\n]\n", "[1]", "[\n  a # one\n]\n"),
    ("[\n  a\n]\n", "[0]", "[\n]\n"),
  ])
  func `an item is removed with its comma`(text: String, path: YAMLPath, expected: String) throws {
    #expect(try edited(text) { try $0.removing(at: path) } == expected)
  }

  @Test func `values inside brackets are written on one line`() throws {
    #expect(
      try edited("v: [a]\n") { try $0.inserting(["k": ["x", "a?b", "c,d"], "l": [:]], into: "v") }
        == "v: [a, {k: [x, \"a?b\", \"c,d\"], l: {}}]\n"
    )
  }

  @Test(arguments: [
    ("{k: v}", "a?b", "{k: \"a?b\"}"), ("{k: v}", "a,b", "{k: \"a,b\"}"),
    ("{k: v}", "a]", "{k: \"a]\"}"), ("{k: v}", "a b", "{k: a b}"),
    ("{k: v}", "http://x", "{k: http://x}"),
    ("{k}", "v", "{k: v}"), ("{k: }", "v", "{k: v}"), ("{k:}", "v", "{k: v}"),
  ])
  func `a text inside braces is quoted more often`(
    text: String,
    value: String,
    expected: String
  ) throws {
    #expect(try edited(text) { try $0.replacing(at: "k", with: .string(value)) } == expected)
  }
}
