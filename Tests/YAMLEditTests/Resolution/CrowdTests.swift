import Testing
import YAMLEdit

/// Large collections are looked into by an index; nothing but the time may show it.
struct CrowdTests {
  /// A mapping or list with this many children, and the same with a thousand.
  static let sizes = [3, 15, 16, 17, 33, 1000]

  @Test(arguments: sizes)
  func `finds every key, and none that is not there`(count: Int) throws {
    let text = (0..<count).map { "k\($0): \($0)\n" }.joined()
    let root = try #require(try Document(text).root)
    for number in 0..<count {
      let node = try #require(root["k\(number)"])
      #expect(node.value == .integer(number))
      #expect(node.location == SourceLocation(line: number + 1, column: "k\(number): ".count + 1))
      #expect(node.path.description == "k\(number)")
      #expect(root.entry("k\(number)")?.key.path.description == "k\(number)")
    }
    #expect(root["k\(count)"] == nil)
    #expect(root.entry("none")?.key.text == nil)
  }

  @Test(arguments: sizes)
  func `finds every item by its position`(count: Int) throws {
    let document = try Document("list:\n" + (0..<count).map { "- [\($0), x]\n" }.joined())
    let list = try #require(document.root?["list"])
    for number in 0..<count {
      #expect(list[number]?[0]?.value == .integer(number))
      #expect(list[number]?[1]?.path.description == "list[\(number)][1]")
    }
    #expect(list[count]?.value == nil)
    #expect(list[-1]?.value == nil)
  }

  @Test(arguments: sizes)
  func `takes the last of two equal keys, and text before what is spelled like it`(
    count: Int
  ) throws {
    let rest = (0..<count).map { "k\($0): \($0)\n" }.joined()
    let root = try #require(
      try Document("1: number\na: first\n\(rest)a: last\n\"1\": text\n2: spelled\n").root
    )
    #expect(root["a"]?.text == "last")
    #expect(root["1"]?.text == "text")
    #expect(root["2"]?.text == "spelled")
  }

  @Test(arguments: sizes)
  func `follows merge keys and aliases`(count: Int) throws {
    let rest = (0..<count).map { "  k\($0): \($0)\n" }.joined()
    let document = try Document(
      "base: &base {a: merged, k0: hidden}\nlarge: &large\n\(rest)  <<: *base\nagain: *large\n"
    )
    let root = try #require(document.root)
    #expect(root["large"]?["a"]?.text == "merged")
    #expect(root["large"]?["k0"]?.value == .integer(0))
    #expect(root["again"]?["a"]?.text == "merged")
    #expect(root["again"]?["k1"]?.value == .integer(1))
    #expect(root["large"]?.entry("a")?.value.text == nil)
    #expect(root["again"]?.entry("k1")?.key.text == "k1")
  }

  @Test func `an edited document is looked into anew`() throws {
    let text = (0..<100).map { "k\($0): \($0)\n" }.joined()
    let document = try Document(text)
    #expect(document.root?["k50"]?.value == .integer(50))
    let edited = try document.replacing(at: "k50", with: .string("other"))
    #expect(edited.root?["k50"]?.text == "other")
    #expect(edited.root?["k99"]?.value == .integer(99))
    #expect(document.root?["k50"]?.value == .integer(50))
  }
}
