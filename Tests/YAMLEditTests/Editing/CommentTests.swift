import Testing
import YAMLEdit

/// Comments go with what they are about, and with nothing else.
struct CommentTests {
  private let options = """
    options:
      # The standard image.
      # Do not remove.
      - std:1
      - big:1   # needs 8Gi
      #- old:1  # too old
      # - older:1

      # For the course on Mondays
      - course:1 # until July
      - last:1
    # What follows is about nothing.

    cpu: 1

    """

  private func moved(_ from: Int, _ position: Document.Position) throws -> String {
    try edited(options) { try $0.moving(at: YAMLPath("options").appending(from), to: position) }
  }

  /// The lines of the list's items with their comments.
  private let std = "  # The standard image.\n  # Do not remove.\n  - std:1\n"
  private let big = "  - big:1   # needs 8Gi\n"
  private let off = "  #- old:1  # too old\n  # - older:1\n\n"
  private let course = "  # For the course on Mondays\n  - course:1 # until July\n"
  private let last = "  - last:1\n"
  private let end = "# What follows is about nothing.\n\ncpu: 1\n"

  @Test func `the parts make up the whole`() {
    #expect(options == "options:\n" + std + big + off + course + last + end)
  }

  @Test func `an item moves down past the next`() throws {
    let expected = "options:\n" + big + std + off + course + last + end
    #expect(try moved(0, .after(1)) == expected)
    #expect(try moved(1, .before(0)) == expected)
    #expect(try moved(1, .first) == expected)
  }

  @Test func `an item moves to the end, before what belongs to nobody`() throws {
    #expect(try moved(0, .last) == "options:\n" + big + off + course + last + std + end)
    #expect(try moved(1, .last) == "options:\n" + std + off + course + last + big + end)
    #expect(try moved(2, .last) == "options:\n" + std + big + off + last + course + end)
  }

  @Test func `an item moves to the start`() throws {
    #expect(try moved(3, .first) == "options:\n" + last + std + big + off + course + end)
    #expect(try moved(2, .first) == "options:\n" + course + std + big + off + last + end)
  }

  @Test func `before one item is not behind the other where lines stand between`() throws {
    #expect(try moved(0, .before(2)) == "options:\n" + big + off + std + course + last + end)
    #expect(try moved(3, .after(1)) == "options:\n" + std + big + last + off + course + end)
    #expect(try moved(3, .before(2)) == "options:\n" + std + big + off + last + course + end)
  }

  @Test(arguments: [(0, 1), (0, 3), (1, 0), (2, 3), (3, 0), (3, 2), (1, 3), (2, 0)])
  func `moving never changes a line, only the order of lines`(from: Int, to: Int) throws {
    let position: Document.Position = to > from ? .after(to) : .before(to)
    let result = try moved(from, position)
    #expect(result.split(separator: "\n").sorted() == options.split(separator: "\n").sorted())
    #expect(result.utf8.count == options.utf8.count)
  }

  @Test func `removing takes the item's own comments alone`() throws {
    func removed(_ index: Int) throws -> String {
      try edited(options) { try $0.removing(at: YAMLPath("options").appending(index)) }
    }
    #expect(try removed(0) == "options:\n" + big + off + course + last + end)
    #expect(try removed(1) == "options:\n" + std + off + course + last + end)
    #expect(try removed(2) == "options:\n" + std + big + off + last + end)
    #expect(try removed(3) == "options:\n" + std + big + off + course + end)
  }

  @Test func `replacing leaves comments where they are`() throws {
    #expect(
      try edited(options) { try $0.replacing(at: "options[1]", with: "huge:1") }
        == options.replacing("big:1   #", with: "huge:1   #")
    )
    #expect(
      try edited(options) { try $0.replacing(at: "options[0]", with: "new:1") }
        == options.replacing("std:1", with: "new:1")
    )
  }

  @Test(arguments: [
    // What stands above the last item when everything goes.
    ("v:\n  # words\n  - a\nw: 1\n", "v[0]", "v: []\nw: 1\n"),
    ("v:\n  # words\n\n  - a\nw: 1\n", "v[0]", "v: []\n  # words\n\nw: 1\n"),
    ("v:\n  #- b\n  - a\nw: 1\n", "v[0]", "v: []\n  #- b\nw: 1\n"),
    ("v:\n  - a\n  #- b\nw: 1\n", "v[0]", "v: []\n  #- b\nw: 1\n"),
    ("v: # of v\n  - a # of a\nw: 1\n", "v[0]", "v: [] # of v\nw: 1\n"),
    // A key's comment above goes, the comment behind its last line, too.
    ("# of v\nv: 1 # behind v\nw: 2\n", "v", "w: 2\n"),
    ("# of v\nv:\n  # of a\n  a: 1 # behind a\nw: 2\n", "v", "w: 2\n"),
    ("# of the file\n\nv: 1\nw: 2\n", "v", "# of the file\n\nw: 2\n"),
    ("v: 1\n  # deeper\nw: 2\n", "v", "  # deeper\nw: 2\n"),
    ("a:\n  v: 1\n# shallower\n  w: 2\n", "a.w", "a:\n  v: 1\n# shallower\n"),
    ("#v: 0\nv: 1\nw: 2\n", "v", "#v: 0\nw: 2\n"),
    ("# words\n#v: 0\nv: 1\nw: 2\n", "v", "# words\n#v: 0\nw: 2\n"),
    ("#v: 0\n# words\nv: 1\nw: 2\n", "v", "#v: 0\nw: 2\n"),
  ])
  func `what belongs to nobody stays`(text: String, path: YAMLPath, expected: String) throws {
    #expect(try edited(text) { try $0.removing(at: path) } == expected)
  }

  // MARK: Banners

  private let banner = """
    a: 1

    ########
    # The second
    #
    #  - all about it
    # key: value
    ########
    b: 2

    # ------
    #- off
    # ------
    c: 3
    ########
    # Two rules
    ########
    # Words.
    ########
    d: 4

    """

  @Test(arguments: [
    ("b", "########\n# The second\n#\n#  - all about it\n# key: value\n########\nb: 2\n"),
    ("c", "c: 3\n"),
    ("d", "########\n# Two rules\n########\n# Words.\n########\nd: 4\n"),
  ])
  func `a banner goes as a whole, rules around what was commented out stay`(
    key: YAMLPath,
    gone: String
  ) throws {
    let result = try edited(banner) { try $0.removing(at: key) }
    #expect(result == banner.replacing(gone, with: ""))
  }

  @Test(arguments: [
    // A rule alone, one with another below what was commented out, one of another kind above.
    ("# ----\nv: 1\nw: 2\n", "w: 2\n"),
    ("#- x\n# ----\nv: 1\nw: 2\n", "#- x\n# ----\nw: 2\n"),
    ("# ====\n# words\n#- x\n# ----\nv: 1\nw: 2\n", "# ====\n# words\n#- x\n# ----\nw: 2\n"),
    ("# ----\n# words\n\n#- x\n# ----\nv: 1\nw: 2\n", "# ----\n# words\n\n#- x\n# ----\nw: 2\n"),
    ("####\n####\nv: 1\nw: 2\n", "w: 2\n"),
  ])
  func `a rule without its like is a comment as others`(text: String, expected: String) throws {
    #expect(try edited(text) { try $0.removing(at: "v") } == expected)
  }

  @Test(arguments: [
    (
      "v:\n  # of a\n  - a\n\n  #- b\n\n  # of c\n  - c\n  #- d\nw: 1\n",
      "v: []\n\n  #- b\n\n  #- d\nw: 1\n"
    ),
    ("v:\n  - a\n\n  # words\n\n  - c\nw: 1\n", "v: []\nw: 1\n"),
    ("v:\n- a\n#- b\n- c", "v: []\n#- b"),
    ("v:\n- a\n#- b\n- c\n- d\n#- e\n- f\n", "v: []\n#- b\n#- e\n"),
    ("v:\r\n- a\r\n#- b\r\n- c\r\n", "v: []\r\n#- b\r\n"),
  ])
  func `emptying a list leaves what was commented out in it`(
    text: String,
    expected: String
  ) throws {
    #expect(try edited(text) { try $0.replacing(at: "v", with: []) } == expected)
  }

  @Test(arguments: [
    ("v: [] # none\n", "v: # none\n- x\n"),
    ("v: null # none\n#v:\n#- y\n", "v: # none\n- x\n#v:\n#- y\n"),
    ("v:\n# words about what follows\nw: 1\n", "v:\n- x\n# words about what follows\nw: 1\n"),
    ("v:\n- a\n# words\n", "v:\n- a\n- x\n# words\n"),
    ("v:\n- a # of a\n\n# words\n", "v:\n- a # of a\n- x\n\n# words\n"),
    ("v:\n  - a\n  # - b\n  # - c\n", "v:\n  - a\n  - x\n  # - b\n  # - c\n"),
    (
      "v:\n- k: 1 # one\n  # inside\n  l: 2\n  # behind\n",
      "v:\n- k: 1 # one\n  # inside\n  l: 2\n- x\n  # behind\n"
    ),
    ("v: # of v\n- a\n", "v: # of v\n- a\n- x\n"),
    ("v:\n# of a\n- a", "v:\n# of a\n- a\n- x"),
  ])
  func `a new item comes before the comments below`(text: String, expected: String) throws {
    #expect(try edited(text) { try $0.inserting("x", into: "v") } == expected)
  }

  @Test(arguments: [
    ("v: 'a' # c\n", "b", "v: 'b' # c\n"), ("v: a   # c\n", "b", "v: b   # c\n"),
    ("v:   # c\n", "b", "v: b  # c\n"), ("v: |  # c\n  a\n", "b", "v: b  # c\n"),
    ("v: >- # c\n  a\n", "5Gi", "v: 5Gi # c\n"),
    ("v: | # c\n  a\n", "b\nd\n", "v: | # c\n  b\n  d\n"),
    ("# above\nv: a\n# below\n", "b", "# above\nv: b\n# below\n"),
  ])
  func `a comment behind a value stays behind the new one`(
    text: String,
    value: String,
    expected: String
  ) throws {
    #expect(try edited(text) { try $0.replacing(at: "v", with: .string(value)) } == expected)
  }

  @Test func `in brackets over several lines comments go with their items`() throws {
    let text = """
      v: [
        # of a
        a, # behind a
        #b,
        # of c
        c, # behind c
        d
      ]

      """
    #expect(
      try edited(text) { try $0.removing(at: "v[1]") }
        == text.replacing("  # of c\n  c, # behind c\n", with: "")
    )
    #expect(
      try edited(text) { try $0.inserting("x", into: "v", at: .after(0)) }
        == text.replacing("# behind a\n", with: "# behind a\n  x,\n")
    )
    #expect(
      try edited(text) { try $0.inserting("x", into: "v", at: .before(1)) }
        == text.replacing("  # of c\n", with: "  x,\n  # of c\n")
    )
    #expect(
      try edited(text) { try $0.moving(at: "v[2]", to: .first) }
        == "v: [\n  d,\n  #b,\n  # of a\n  a, # behind a\n  # of c\n  c # behind c\n]\n"
    )
  }
}
