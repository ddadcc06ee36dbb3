import Testing
import YAMLEdit

/// Keys that are made, or set where they are.
struct SettingTests {
  @Test(arguments: [
    ("a:\n  b: 1\n", "a.c", "a:\n  b: 1\n  c: new\n"),
    ("a:\n  b: 1\n\n# end\n", "a.c", "a:\n  b: 1\n  c: new\n\n# end\n"),
    ("a:\n    b: 1\n", "c.d.e", "a:\n    b: 1\nc:\n    d:\n        e: new\n"),
    ("a: {b: 1}\n", "a.c", "a: {b: 1, c: new}\n"),
    ("a: {}\n", "a.c", "a:\n  c: new\n"),
    ("a:\n", "a.c", "a:\n  c: new\n"),
    ("a: null # none\n", "a.c", "a: # none\n  c: new\n"),
    ("{a: {}}\n", "a.c", "{a: {c: new}}\n"),
    ("{a: }\n", "a.c", "{a: {c: new}}\n"),
    ("- a: 1\n", "[0].b", "- a: 1\n  b: new\n"),
    ("- a: 1\n", "[1].b", "- a: 1\n- b: new\n"),
    ("a: []\n", "a[0]", "a:\n- new\n"),
    ("a: 1", "b", "a: 1\nb: new"),
    ("\"a\": \"x\"\n", "b", "\"a\": \"x\"\n\"b\": \"new\"\n"),
    ("'a': 'x'\n", "b", "'a': 'x'\n'b': 'new'\n"),
    ("{\"a\": \"x\"}\n", "b", "{\"a\": \"x\", \"b\": \"new\"}\n"),
    ("", "a.b", "a:\n  b: new\n"),
    ("---\n", "a", "---\na: new\n"),
    ("a:\r\n  b: 1\r\n", "a.c.d", "a:\r\n  b: 1\r\n  c:\r\n    d: new\r\n"),
    ("? a\n: b\n", "c", "? a\n: b\nc: new\n"),
    ("a: 1\nb: |\n  x\n\n", "c", "a: 1\nb: |\n  x\nc: new\n\n"),
  ])
  func `a missing key is created as its neighbours are written`(
    text: String,
    path: YAMLPath,
    expected: String
  ) throws {
    #expect(try edited(text) { try $0.setting("new", at: path) } == expected)
  }

  @Test(arguments: [
    ("yes", "\"yes\""), ("1", "\"1\""), ("a b", "\"a b\""), ("nvidia.com/gpu", "nvidia.com/gpu"),
    ("", "\"\""), ("<<", "\"<<\""), ("=", "\"=\""), ("ü", "\"ü\""), ("x\ny", "\"x\\ny\""),
    ("y", "\"y\""), ("-", "\"-\""),
  ])
  func `keys are quoted where they need it`(key: String, written: String) throws {
    let result = try Document("a: 1\n").setting(2, at: YAMLPath([.key(key)]))
    #expect(result.text == "a: 1\n\(written): 2\n")
    #expect(result.value[key] == 2)
  }

  @Test func `an existing value is replaced`() throws {
    #expect(try edited("a: 'x' # c\n") { try $0.setting("z", at: "a") } == "a: 'z' # c\n")
    #expect(try edited("a: [x]\n") { try $0.setting("z", at: "a[0]") } == "a: [z]\n")
  }

  @Test(arguments: [
    ("ü: ä", "ü.b", YAMLError.Code.notAMapping, "1:4: expected a mapping at 'ü', found text"),
    ("ü: [ä]", "ü.b", .notAMapping, "1:4: expected a mapping at 'ü', found a list"),
    ("ü: [ä]", "ü[2]", .noSuchPath, "1:4: found 1 items at 'ü', none at position 2"),
    ("ü: ä", "b[1]", .noSuchPath, "cannot create position 1 of a list that is not there yet"),
    (
      "ü: &x {a: 1}\nö: {<<: *x}", "ö.a", .mergeKeyInTheWay,
      "2:4: found 'ö.a' only by way of a merge key '<<'"
    ),
    (
      "ü: &x {}\nö: *x", "ö.a", .aliasInTheWay,
      "2:4: found an alias at 'ö', an edit there would change the anchored node too"
    ),
  ])
  func `something else in the way is refused`(
    text: String,
    path: YAMLPath,
    code: YAMLError.Code,
    message: String
  ) {
    let failure = failure { _ = try Document(text).setting("new", at: path) }
    #expect(failure?.code == code)
    #expect(failure?.message == message)
  }

  @Test func `an anchor elsewhere does not matter`() throws {
    #expect(
      try edited("a: &x {k: 1}\nb: *x\nc: 1\n") { try $0.setting(2, at: "c") }
        == "a: &x {k: 1}\nb: *x\nc: 2\n"
    )
    #expect(
      try edited("a: &x {k: 1}\nb:\n  <<: *x\n") { try $0.setting(2, at: "b.own") }
        == "a: &x {k: 1}\nb:\n  <<: *x\n  own: 2\n"
    )
  }
}
