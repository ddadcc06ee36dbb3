import Testing
import YAMLEdit

/// A block scalar that ends where the text does, without a line break, has none in its text either.
struct FinalBreakTests {
  @Test func `a line behind such a scalar leaves its text alone`() throws {
    let document = try Document("- |\n  ü")
    let edited = try document.inserting("b", into: .root)
    #expect(edited.text == "- |-\n  ü\n- b")
    #expect(edited.value == ["ü", "b"])
  }

  @Test func `a scalar that has a break keeps it at the end of the text`() throws {
    let document = try Document("- |\n  ü\n- b")
    let edited = try document.moving(at: "[0]", to: .last)
    #expect(edited.text == "- b\n- |\n  ü\n")
    #expect(edited.value == ["b", "ü\n"])
  }

  @Test func `an embedded file may gain its final break`() throws {
    let document = try Document("data:\n  k: |\n    a: 1\n    b: 2")
    let embedded = try EmbeddedText(in: document, at: "data.k")
    #expect(String(decoding: embedded.bytes, as: UTF8.self) == "a: 1\nb: 2")
    let edited = try embedded.replacing(with: Array("a: 1\nb: 2\nc: 3\n".utf8))
    #expect(edited.text == "data:\n  k: |\n    a: 1\n    b: 2\n    c: 3\n")
    let short = try embedded.replacing(with: Array("a: 1\nb: 5".utf8))
    #expect(short.text == "data:\n  k: |\n    a: 1\n    b: 5")
  }

  @Test(arguments: [
    ("'ü'#c\n", "x", "x #c\n"), ("k: 'ü'#c\n", "x", "k: x #c\n"),
  ])
  func `a comment that touches a quote does not join the new text`(
    text: String,
    value: String,
    expected: String
  ) throws {
    let document = try Document(text.replacing("'ü'", with: "5 "))
    let path: YAMLPath = text.hasPrefix("k") ? "k" : .root
    let edited = try document.replacing(at: path, with: .string(value))
    #expect(edited.text == expected)
    let quoted = try Document(text).replacing(at: path, with: nil)
    #expect(quoted.text == expected.replacing("x", with: "null"))
  }

  @Test func `a pair in brackets without braces keeps its one key`() throws {
    let add = failure { _ = try Document("ü: [a: 1]").setting(2, at: "ü[0].b") }
    #expect(add?.code == .unrepresentable)
    #expect(
      add?.message
        == "1:5: cannot change the keys of a mapping that stands in brackets without braces"
    )
    #expect(failure { _ = try Document("[a: 1]").removing(at: "[0].a") }?.code == .unrepresentable)
    #expect(try edited("[a: 1]") { try $0.replacing(at: "[0].a", with: 2) } == "[a: 2]")
  }
}
