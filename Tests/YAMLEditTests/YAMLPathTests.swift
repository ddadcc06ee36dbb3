import Testing
import YAMLEdit

/// Paths as text.
struct YAMLPathTests {
  @Test(
    arguments: [
      ("", []),
      ("a", [.key("a")]),
      ("a.b", [.key("a"), .key("b")]),
      ("a[0].b[12]", [.key("a"), .index(0), .key("b"), .index(12)]),
      ("[3]", [.index(3)]),
      ("[1][2]", [.index(1), .index(2)]),
      ("data['spawner_ui_config.yaml']", [.key("data"), .key("spawner_ui_config.yaml")]),
      ("['it''s']", [.key("it's")]),
      ("[\"a\"].b", [.key("a"), .key("b")]),
      ("['']", [.key("")]),
      ("ä.日本", [.key("ä"), .key("日本")]),
      ("nvidia-com/gpu", [.key("nvidia-com/gpu")]),
      ("['a b']['x[0]']", [.key("a b"), .key("x[0]")]),
    ] as [(String, [YAMLPath.Step])]
  )
  func `is read from text`(text: String, steps: [YAMLPath.Step]) throws {
    let path = try YAMLPath(parsing: text)
    #expect(path.steps == steps)
    #expect(try YAMLPath(parsing: path.description) == path)
  }

  @Test(arguments: [
    ("a.", "expected a key at character 3 of path 'a.', found the end"),
    (".ä", "expected a key before '.' at character 1 of path '.ä', found '.'"),
    ("ä..b", "expected a key at character 3 of path 'ä..b', found '.'"),
    (
      "ä[",
      "expected a position or a quoted key after '[' at character 3 of path 'ä[', found the end"
    ),
    (
      "ä[x]",
      "expected a position or a quoted key after '[' at character 3 of path 'ä[x]', found 'x'"
    ),
    (
      "ä[-1]",
      "expected a position or a quoted key after '[' at character 3 of path 'ä[-1]', found '-'"
    ),
    ("ä[1", "expected ']' at character 4 of path 'ä[1', found the end"),
    ("ä['b", "expected a closing quote at character 5 of path 'ä['b', found the end"),
    ("ä['b'", "expected ']' at character 6 of path 'ä['b'', found the end"),
    ("ä]", "expected a key at character 2 of path 'ä]', found ']'"),
    ("ä[0]b", "expected '.' or '[' at character 5 of path 'ä[0]b', found 'b'"),
  ])
  func `text that is no path is refused`(text: String, message: String) {
    let failure = failure { _ = try YAMLPath(parsing: text) }
    #expect(failure?.code == .invalidPath)
    #expect(failure?.message == message)
  }

  @Test func `is written with quotes only where they are needed`() {
    let path = YAMLPath([.key("a"), .key("b.c"), .index(2), .key("it's here"), .key("")])
    #expect(path.description == "a['b.c'][2]['it''s here']['']")
    #expect(YAMLPath.root.description == "")
  }

  @Test func `grows step by step and has a parent`() {
    let path = YAMLPath.root.appending("a").appending(1)
    #expect(path == "a[1]")
    #expect(path.parent == "a")
    #expect(YAMLPath.root.parent == nil)
  }

  @Test func `a literal that is no path is a key`() {
    #expect(("a..b" as YAMLPath).steps == [.key("a..b")])
  }
}
