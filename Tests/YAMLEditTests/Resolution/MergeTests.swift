import Testing
import YAMLEdit

/// Merge keys, as PyYAML resolves them.
struct MergeTests {
  @Test(
    arguments: [
      ("<<: {a: 1}\na: 2", ["a": 2]),
      ("a: 2\n<<: {a: 1}", ["a": 2]),
      ("<<: [{a: 1}, {a: 2}]", ["a": 1]),
      ("<<: [{a: 1}, {b: 2}]\nb: 3", ["a": 1, "b": 3]),
      ("<<: {<<: {a: 1, b: 1}, b: 2}\nc: 3", ["a": 1, "b": 2, "c": 3]),
      ("<<: {}\na: 1", ["a": 1]),
      ("<<: []\na: 1", ["a": 1]),
      ("!!merge x: {a: 1}", ["a": 1]),
      ("'<<': {a: 1}", ["<<": ["a": 1]]),
      ("!!str <<: {a: 1}", ["<<": ["a": 1]]),
    ] as [(String, YAMLValue)]
  )
  func `own keys win, the first of several mappings wins`(text: String, value: YAMLValue) throws {
    #expect(try Document(text).value == value)
  }

  @Test func `merges reach through aliases`() throws {
    let text = """
      base: &base
        a: 1
        nested: {deep: true}
      more: &more
        <<: *base
        b: 2
      all:
        <<: [*more, {c: 3}]
        a: own
      """
    let document = try Document(text)
    #expect(document.value["all"] == ["a": "own", "nested": ["deep": true], "b": 2, "c": 3])
    #expect(document.value(at: "all.nested.deep") == true)
    #expect(document.root?["all"]?["b"]?.value == 2)
    #expect(try document.node(at: "all.c").location.line == 8)
  }

  @Test func `merges of merges do not grow without bound`() throws {
    var text = "m0: &m0 {a: 1, b: 2}\n"
    for level in 1...25 {
      let aliases = Array(repeating: "*m\(level - 1)", count: 4).joined(separator: ", ")
      text += "m\(level): &m\(level)\n  <<: [\(aliases)]\n  k\(level): \(level)\n"
    }
    let document = try Document(text)
    #expect(document.value["m25"]?.mapping?.count == 27)
    #expect(document.root?["m25"]?["a"]?.value == 1)
  }
}
