import Testing
import YAMLEdit

/// An edit does the same in every layout: editing a file with CRLF is editing the file with LF and
/// then writing CRLF, and so on for each way in which files differ without meaning anything else.
struct LayoutLawTests {
  /// A way to lay the same file out otherwise.
  struct Layout: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let write: @Sendable (String) -> String
  }

  static let layouts = [
    Layout(testDescription: "as it is") { $0 },
    Layout(testDescription: "CRLF") { $0.replacing("\n", with: "\r\n") },
    Layout(testDescription: "CR") { $0.replacing("\n", with: "\r") },
    Layout(testDescription: "next line, U+0085") { $0.replacing("\n", with: "\u{85}") },
    Layout(testDescription: "byte order mark") { "\u{feff}" + $0 },
    Layout(testDescription: "byte order mark and CRLF") {
      "\u{feff}" + $0.replacing("\n", with: "\r\n")
    },
    Layout(testDescription: "no final break") { String($0.dropLast()) },
    Layout(testDescription: "a mark before") { "---\n" + $0 },
    Layout(testDescription: "marks around") { "# ü\n---\n" + $0 + "...\n" },
    Layout(testDescription: "a directive") { "%YAML 1.1\n---\n" + $0 },
    Layout(testDescription: "an unknown directive") { "%UBER x\n---\n" + $0 },
    Layout(testDescription: "no-break spaces in comments") {
      $0.replacing("# about", with: "#\u{a0}about")
    },
    Layout(testDescription: "text beyond ASCII in comments") {
      $0.replacing("# about", with: "# über 日本 🚀 about")
    },
    Layout(testDescription: "tabs in comments") { $0.replacing("# about", with: "#\tabout") },
    Layout(testDescription: "blanks at the ends of lines") {
      $0.replacing("options:\n", with: "options:  \n")
        .replacing("about a\n", with: "about a  \n")
    },
    Layout(testDescription: "blank lines at the end") { $0 + "\n\n\n" },
    Layout(testDescription: "comments at the end") { $0 + "\n# the end\n#last: 1\n" },
    Layout(testDescription: "an anchor nobody names") { $0.replacing("cpu:", with: "cpu: &c") },
    Layout(testDescription: "a tag elsewhere") { $0.replacing("min: 1", with: "min: !!int \"1\"") },
    Layout(testDescription: "a long head") {
      String(repeating: "# words ü\n", count: 500) + "\n" + $0
    },
  ]

  private static let base = """
    form:
      # about images
      image:
        value: a:1
        options:
        # about a
        - a:1
        - b:1 # about b
        #- c:1

        - d:1
      volumes: []
      cpu:
        min: 1
        names: [x, "y", z]
      list:
      - mount: /data
        claim:
          name: n
      - mount: /more
    end: last

    """

  /// Edits with what they do to the text above.
  struct Edit: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let old: String
    let new: String
    let apply: @Sendable (Document) throws -> Document
  }

  static let edits = [
    Edit(testDescription: "append", old: "    - d:1\n", new: "    - d:1\n    - new:1\n") {
      try $0.inserting("new:1", into: "form.image.options")
    },
    Edit(
      testDescription: "prepend",
      old: "    # about a\n    - a:1\n",
      new: "    - new:1\n    # about a\n    - a:1\n"
    ) { try $0.inserting("new:1", into: "form.image.options", at: .first) },
    Edit(testDescription: "insert between", old: "    - d:1\n", new: "    - new:1\n    - d:1\n") {
      try $0.inserting("new:1", into: "form.image.options", at: .before(2))
    },
    Edit(
      testDescription: "insert behind",
      old: "# about b\n",
      new: "# about b\n    - new:1\n"
    ) { try $0.inserting("new:1", into: "form.image.options", at: .after(1)) },
    Edit(testDescription: "fill a list", old: "volumes: []\n", new: "volumes:\n  - new:1\n") {
      try $0.inserting("new:1", into: "form.volumes")
    },
    Edit(testDescription: "into brackets", old: "\"y\", z]", new: "\"y\", z, new]") {
      try $0.inserting("new", into: "form.cpu.names")
    },
    Edit(testDescription: "out of brackets", old: "[x, \"y\", z]", new: "[x, z]") {
      try $0.removing(at: "form.cpu.names[1]")
    },
    Edit(testDescription: "remove the first", old: "    # about a\n    - a:1\n", new: "") {
      try $0.removing(at: "form.image.options[0]")
    },
    Edit(testDescription: "remove with the comment behind", old: "    - b:1 # about b\n", new: "") {
      try $0.removing(at: "form.image.options[1]")
    },
    Edit(testDescription: "remove the last", old: "    - d:1\n", new: "") {
      try $0.removing(at: "form.image.options[2]")
    },
    Edit(testDescription: "remove a key", old: "  volumes: []\n", new: "") {
      try $0.removing(at: "form.volumes")
    },
    Edit(testDescription: "replace", old: "value: a:1", new: "value: new:1") {
      try $0.replacing(at: "form.image.value", with: "new:1")
    },
    Edit(testDescription: "replace in quotes", old: "\"y\"", new: "\"new\"") {
      try $0.replacing(at: "form.cpu.names[1]", with: "new")
    },
    Edit(
      testDescription: "replace a subtree",
      old: "    claim:\n      name: n\n",
      new: "    claim:\n      other: true\n"
    ) { try $0.replacing(at: "form.list[0].claim", with: ["other": true]) },
    Edit(
      testDescription: "a new key",
      old: "- mount: /more\n",
      new: "- mount: /more\n    size: 5Gi\n"
    ) {
      try $0.setting("5Gi", at: "form.list[1].size")
    },
    Edit(
      testDescription: "new keys with parents",
      old: "end: last",
      new: "end: last\nmore:\n  of: it"
    ) { try $0.setting("it", at: "more.of") },
    Edit(
      testDescription: "move down",
      old: "  - mount: /data\n    claim:\n      name: n\n  - mount: /more\n",
      new: "  - mount: /more\n  - mount: /data\n    claim:\n      name: n\n"
    ) { try $0.moving(at: "form.list[0]", to: .last) },
    Edit(
      testDescription: "move up",
      old: "    # about a\n    - a:1\n    - b:1 # about b\n",
      new: "    - b:1 # about b\n    # about a\n    - a:1\n"
    ) { try $0.moving(at: "form.image.options[1]", to: .first) },
    Edit(testDescription: "move in brackets", old: "[x, \"y\", z]", new: "[z, x, \"y\"]") {
      try $0.moving(at: "form.cpu.names[2]", to: .first)
    },
  ]

  @Test(arguments: layouts, edits)
  func `an edit does the same in every layout`(layout: Layout, edit: Edit) throws {
    #expect(Self.base.contains(edit.old))
    let before = layout.write(Self.base)
    let after = layout.write(Self.base.replacing(edit.old, with: edit.new, maxReplacements: 1))
    let result = try edit.apply(try Document(before))
    #expect(result.text == after)
    #expect(try Document(result.bytes).value == result.value)
  }

  @Test(arguments: layouts)
  func `reading and no edit gives the same bytes`(layout: Layout) throws {
    let text = layout.write(Self.base)
    let document = try Document(text)
    #expect(document.bytes == Array(text.utf8))
    #expect(document.value == (try Document(Self.base)).value)
  }

  /// Pairs of edits that undo each other.
  static let pairs: [(String, @Sendable (Document) throws -> Document)] = [
    (
      "append and remove",
      { document in
        try document.inserting("n", into: "form.image.options").removing(
          at: "form.image.options[3]"
        )
      }
    ),
    (
      "prepend and remove",
      { document in
        try document.inserting("n", into: "form.image.options", at: .first)
          .removing(at: "form.image.options[0]")
      }
    ),
    (
      "fill and empty",
      { document in
        try document.inserting(["k": ["v"]], into: "form.volumes").removing(at: "form.volumes[0]")
      }
    ),
    (
      "create and remove",
      { document in
        try document.setting([1, [2]], at: "form.new").removing(at: "form.new")
      }
    ),
    (
      "create at the end and remove",
      { document in
        try document.setting("x", at: "new").removing(at: "new")
      }
    ),
    (
      "into brackets and out",
      { document in
        try document.inserting("n", into: "form.cpu.names", at: .before(1))
          .removing(at: "form.cpu.names[1]")
      }
    ),
    (
      "replace and replace back",
      { document in
        try document.replacing(at: "form.image.value", with: "b:2")
          .replacing(at: "form.image.value", with: "a:1")
      }
    ),
    (
      "in quotes and back",
      { document in
        try document.replacing(at: "form.cpu.names[1]", with: "n: #")
          .replacing(at: "form.cpu.names[1]", with: "y")
      }
    ),
    (
      "move and move back",
      { document in
        try document.moving(at: "form.list[0]", to: .last).moving(at: "form.list[1]", to: .first)
      }
    ),
    (
      "move in brackets and back",
      { document in
        try document.moving(at: "form.cpu.names[0]", to: .last)
          .moving(at: "form.cpu.names[2]", to: .first)
      }
    ),
  ]

  @Test(arguments: layouts, pairs.indices)
  func `an edit and its opposite restore the bytes`(layout: Layout, index: Int) throws {
    let text = layout.write(Self.base)
    let result = try Self.pairs[index].1(try Document(text))
    #expect(result.text == text, "\(Self.pairs[index].0)")
  }
}
