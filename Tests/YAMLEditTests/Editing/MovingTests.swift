import Testing
import YAMLEdit

/// Items that move, with the comments that are theirs.
struct MovingTests {
  private let text = "list:\n# about a\n- a # one\n- b\n\n# about c\n- c\n# end\n"

  @Test(arguments: [
    (0, Document.Position.last, "list:\n- b\n\n# about c\n- c\n# about a\n- a # one\n# end\n"),
    (2, .first, "list:\n# about c\n- c\n# about a\n- a # one\n- b\n\n# end\n"),
    (1, .first, "list:\n- b\n# about a\n- a # one\n\n# about c\n- c\n# end\n"),
    (0, .after(1), "list:\n- b\n# about a\n- a # one\n\n# about c\n- c\n# end\n"),
    (0, .before(2), "list:\n- b\n\n# about a\n- a # one\n# about c\n- c\n# end\n"),
    (2, .before(1), "list:\n# about a\n- a # one\n# about c\n- c\n- b\n\n# end\n"),
  ])
  func `an item moves with its comments`(
    index: Int,
    position: Document.Position,
    expected: String
  ) throws {
    let path = YAMLPath("list").appending(index)
    #expect(try edited(text) { try $0.moving(at: path, to: position) } == expected)
  }

  @Test(arguments: [
    (0, Document.Position.first), (2, .last), (1, .before(1)), (1, .after(1)), (1, .before(2)),
    (1, .after(0)),
  ])
  func `an item that is there already stays`(index: Int, position: Document.Position) throws {
    let path = YAMLPath("list").appending(index)
    #expect(try edited(text) { try $0.moving(at: path, to: position) } == text)
  }

  @Test func `a missing final line break stays missing`() throws {
    #expect(try edited("- a\n- b\n- c") { try $0.moving(at: "[0]", to: .last) } == "- b\n- c\n- a")
    #expect(try edited("- a\n- b\n- c") { try $0.moving(at: "[2]", to: .first) } == "- c\n- a\n- b")
  }

  @Test func `items of several lines move as a whole`() throws {
    #expect(
      try edited("- k: 1\n  l: |\n    x\n- m\n") { try $0.moving(at: "[0]", to: .last) }
        == "- m\n- k: 1\n  l: |\n    x\n"
    )
    #expect(
      try edited("- - a\n  - b\n- c\n") { try $0.moving(at: "[0][1]", to: .first) }
        == "- - b\n  - a\n- c\n"
    )
  }

  @Test(arguments: [
    ("[a, 'b', \"c\"]", 0, "['b', \"c\", a]"),
    ("[a, b,]", 0, "[b, a,]"),
    ("[\n  a, # one\n  # about b\n  b # two\n]\n", 0, "[\n  # about b\n  b, # two\n  a # one\n]\n"),
  ])
  func `in brackets the commas stay`(text: String, index: Int, expected: String) throws {
    let path = YAMLPath.root.appending(index)
    #expect(try edited(text) { try $0.moving(at: path, to: .last) } == expected)
  }

  @Test func `what is not in a list cannot move`() {
    let failure = failure { _ = try Document("ü: ä").moving(at: "ü", to: .first) }
    #expect(failure?.code == .notASequence)
    #expect(failure?.message == "1:4: expected an item of a list at 'ü'")
  }

  @Test(arguments: [
    ("ü: [&x a, b, *x]", "ü[2]", Document.Position.first), ("ü:\n- &x a\n- *x\n", "ü[0]", .last),
  ])
  func `an alias never comes before its anchor`(
    text: String,
    path: YAMLPath,
    position: Document.Position
  ) {
    let failure = failure { _ = try Document(text).moving(at: path, to: position) }
    #expect(failure?.code == .aliasInTheWay)
    #expect(failure?.message.hasSuffix("would come before its anchor at '\(path)'") == true)
  }

  @Test func `a position that is not there is refused`() {
    let failure = failure { _ = try Document("ü: [a, b]").moving(at: "ü[0]", to: .after(2)) }
    #expect(failure?.message == "1:4: found 2 items at 'ü', none at position 2")
  }
}
