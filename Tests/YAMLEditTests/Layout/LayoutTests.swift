import Testing

@testable import YAMLEdit

/// Lines, columns, line breaks, and whose comment is whose.
struct LayoutTests {
  private func layout(_ text: String) throws -> Layout {
    Layout(try Document(text).storage)
  }

  @Test func `lines are found from any byte of theirs`() throws {
    let layout = try layout("\u{feff}ab:\r\n  cd: 1\r\nlast: 2")
    #expect(layout.lineStart(of: 4) == 3)
    #expect(layout.lineStart(of: 12) == 8)
    #expect(layout.lineEnd(of: 3) == 6)
    #expect(layout.nextLine(after: 3) == 8)
    #expect(layout.nextLine(after: 20) == 24)
    #expect(layout.previousLineEnd(before: 8) == 6)
    #expect(layout.previousLineEnd(before: 3) == nil)
    #expect(layout.isFirstOnLine(10))
    #expect(!layout.isFirstOnLine(14))
    #expect(layout.column(of: 10) == 2)
  }

  @Test(arguments: [
    ("a: 1\r\nb: 2\n", 0, "\r\n"), ("a: 1\r\nb: 2\n", 7, "\n"), ("a: 1\r\nb: 2", 7, "\r\n"),
    ("a: 1", 0, "\n"), ("a: 1\rb: 2\r", 6, "\r"),
  ])
  func `the line break is that of the line, else of its neighbour`(
    text: String,
    offset: Int,
    expected: String
  ) throws {
    #expect(try layout(text).lineBreak(near: offset) == Array(expected.utf8))
  }

  @Test(arguments: [
    ("# a\n- x\n", 4, 0),
    ("# a\n\n- x\n", 5, 5),
    ("# a\n# b\n- x\n", 8, 0),
    (" # a\n- x\n", 5, 5),
    ("# a\n#- y\n# b\n- x\n", 13, 9),
    ("- |\n  # t\n- x\n", 10, 10),
    ("- y # c\n- x\n", 8, 8),
    ("- y\n  # deeper\n- x\n", 15, 15),
    ("- y\n# of x\n\n# also\n- x\n", 19, 12),
  ])
  func `comments directly above belong to an item`(
    text: String,
    start: Int,
    owned: Int
  ) throws {
    #expect(try layout(text).ownedStart(ofItemAt: start) == owned)
  }

  @Test func `slots are where items and entries stand`() throws {
    let document = try Document("- a\n# c\n-   k: 1\n    l: [x,y]\n-\n- ? q\n  : r\n")
    let layout = Layout(document.storage)
    let items = Slots(layout, of: 0)
    #expect(items.all.map(\.start) == [0, 8, 30, 32])
    #expect(items.all.map(\.end) == [3, 29, 31, 43])
    let mapping = try document.node(at: "[1]").index
    #expect(Slots(layout, of: mapping).all.map(\.start) == [12, 21])
    let flow = try document.node(at: "[1].l").index
    #expect(Slots(layout, of: flow).all.map(\.start) == [25, 27])
    let explicit = try document.node(at: "[3]").index
    #expect(Slots(layout, of: explicit).all.map(\.start) == [34])
  }

  @Test(arguments: [
    ("a:\n  - x\nb: []\n", 2), ("a:\n- x\nb: []\n", 0), ("b: []\n", 0), ("a:\n    - x\nb: []", 4),
    ("a: [x]\nb: []\nc:\n  - y\n", 2),
  ])
  func `lists are indented as the nearest one is`(text: String, offset: Int) throws {
    let document = try Document(text)
    let center = try document.node(at: "b").index
    #expect(Habits(Layout(document.storage), near: center).sequenceOffset == offset)
  }

  @Test(arguments: [
    ("a:\n    x: 1\nb: []\n", 4), ("b: []\n", 2), ("a: {x: 1}\nb: []\nc:\n   d: 1\n", 3),
  ])
  func `mappings are indented as the nearest one is`(text: String, offset: Int) throws {
    let document = try Document(text)
    let center = try document.node(at: "b").index
    #expect(Habits(Layout(document.storage), near: center).mappingOffset == offset)
  }

  @Test(
    arguments: [
      ("[a, b]", NodeRecord.Style.plain), ("['a', 'b']", .singleQuoted),
      ("[\"a\", 5]", .doubleQuoted),
      ("[\"a\", b]", nil), ("[1, 2]", nil), ("[]", nil), ("[\"a\", [x], {y: z}]", .doubleQuoted),
    ] as [(String, NodeRecord.Style?)]
  )
  func `quotes are a habit only if all agree`(text: String, style: NodeRecord.Style?) throws {
    let document = try Document(text)
    let habits = Habits(Layout(document.storage), near: 0)
    #expect(habits.sharedStyle(of: document.storage.table.children(of: 0)) == style)
  }
}
