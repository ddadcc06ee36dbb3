import TestSupport
import Testing
import YAMLEdit

/// Long lists and big files: every edit is right at the start, in the middle and at the end.
@Suite(.oneAtATime)
struct LargeFileTests {
  /// A list of ten thousand items, one in three with a comment, one in seven quoted.
  private static let items = (0..<10_000).map { number in
    let comment = number % 3 == 0 ? "  # about \(number)\n" : ""
    let name = "registry.example/team/image-\(number):v1"
    return comment + "  - " + (number % 7 == 0 ? "\"\(name)\"" : name) + "\n"
  }

  private static let text = "list:\n" + items.joined() + "end: 1\n"

  @Test(arguments: [0, 1, 4_999, 5_000, 9_998, 9_999])
  func `an item goes and comes anywhere in ten thousand`(index: Int) throws {
    let document = try Document(Self.text)
    let path = YAMLPath("list").appending(index)
    var items = Self.items
    items.remove(at: index)
    #expect(try document.removing(at: path).text == "list:\n" + items.joined() + "end: 1\n")
    let added = try document.inserting("new:1", into: "list", at: .before(index))
    items = Self.items
    items.insert("  - new:1\n", at: index)
    #expect(added.text == "list:\n" + items.joined() + "end: 1\n")
    #expect(try added.removing(at: path).bytes == document.bytes)
  }

  @Test(arguments: [(0, 9_999), (9_999, 0), (5_000, 0), (5_000, 9_999), (3, 4), (4, 3)])
  func `an item moves any distance`(from: Int, to: Int) throws {
    let document = try Document(Self.text)
    let moved = try document.moving(
      at: YAMLPath("list").appending(from),
      to: to > from ? .after(to) : .before(to)
    )
    var items = Self.items
    items.insert(items.remove(at: from), at: to)
    #expect(moved.text == "list:\n" + items.joined() + "end: 1\n")
  }

  @Test func `a row of edits in a long list, each on the result of the one before`() throws {
    var document = try Document(Self.text)
    var items = Self.items
    let seed: UInt64 = 61
    var generator = SeededGenerator(seed: seed)
    for round in 0..<40 {
      let index = Int.random(in: items.indices, using: &generator)
      switch round % 3 {
      case 0:
        document = try document.inserting(.string("new-\(round)"), into: "list", at: .before(index))
        items.insert("  - new-\(round)\n", at: index)
      case 1:
        document = try document.removing(at: YAMLPath("list").appending(index))
        items.remove(at: index)
      default:
        document = try document.inserting(.string("z-\(round)"), into: "list")
        items.append("  - z-\(round)\n")
      }
    }
    #expect(document.text == "list:\n" + items.joined() + "end: 1\n", "seed \(seed)")
    #expect(try Document(document.bytes).value == document.value)
  }

  @Test func `ten thousand items on one line`() throws {
    let items = (0..<10_000).map { "i\($0)" }
    let document = try Document("list: [" + items.joined(separator: ", ") + "]\n")
    #expect(
      try document.inserting("x", into: "list").text
        == "list: [" + items.joined(separator: ", ") + ", x]\n"
    )
    #expect(
      try document.removing(at: "list[5000]").text
        == "list: [" + (items[..<5000] + items[5001...]).joined(separator: ", ") + "]\n"
    )
  }

  @Test func `ten thousand keys`() throws {
    let keys = (0..<10_000).map { "key-\($0): {value: \($0)}\n" }
    let document = try Document(keys.joined())
    let path = YAMLPath([.key("key-7777"), .key("value")])
    #expect(
      try document.setting("x", at: path).text
        == keys.joined().replacing("{value: 7777}", with: "{value: x}")
    )
    #expect(try document.setting(true, at: "new").text == keys.joined() + "new: true\n")
    #expect(document.duplicateKeys.isEmpty)
  }

  /// A file of more than a mebibyte with text beyond ASCII, comments and blank lines.
  private static let big: String = {
    let section = """
        # Über diesen Teil
        - name: "образ \u{1F680}"
          image: registry.example/team/notebook:v1   # heute
          options: [a, 'b', "c"]
          text: |
            eins

            zwei

      """
    var text = "sections:\n"
    while text.utf8.count < 1 << 20 { text += section }
    return text
  }()

  @Test(arguments: ["\n", "\r\n"])
  func `a mebibyte is edited and only the line in question differs`(lineBreak: String) throws {
    let text = Self.big.replacing("\n", with: lineBreak)
    let document = try Document(text)
    let count = document.root?["sections"]?.items.count ?? 0
    #expect(count > 4_000)
    for index in [0, count / 2, count - 1] {
      let path = YAMLPath("sections").appending(index)
      let edited = try document.replacing(at: path.appending("image"), with: "new:2")
      let lines = LineDifference.hunks(from: document.bytes, to: edited.bytes, context: 0)
        .flatMap(\.lines).map { String(decoding: $0.bytes, as: UTF8.self) }
      #expect(
        lines == [
          "    image: registry.example/team/notebook:v1   # heute\(lineBreak)",
          "    image: new:2   # heute\(lineBreak)",
        ]
      )
    }
  }

  @Test func `a mebibyte inside a ConfigMap changes by one line`() throws {
    let lines = Self.big.split(separator: "\n", omittingEmptySubsequences: false)
    let block = lines.map { $0.isEmpty ? "" : "    \($0)" }.joined(separator: "\n")
    let manifest = try Document("data:\n  file: |\n" + block + "  other: x\n")
    let embedded = try EmbeddedText(in: manifest, at: "data.file")
    #expect(embedded.bytes == Array(Self.big.utf8))
    let inner = try Document(embedded.bytes)
    let edited = try inner.inserting("d", into: "sections[2000].options")
    let result = try embedded.replacing(with: edited.bytes)
    let hunks = LineDifference.hunks(from: manifest.bytes, to: result.bytes, context: 0)
    #expect(hunks.map(\.oldStart) == [2 + 1 + 2000 * 8 + 5 - 1])
    #expect(
      hunks.flatMap(\.lines).map { String(decoding: $0.bytes, as: UTF8.self) } == [
        "        options: [a, 'b', \"c\"]\n", "        options: [a, 'b', \"c\", d]\n",
      ]
    )
  }
}
