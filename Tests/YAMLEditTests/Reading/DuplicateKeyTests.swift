import Testing
import YAMLEdit

/// Keys that stand twice in one mapping.
struct DuplicateKeyTests {
  @Test(arguments: [
    ("a: 1\n\"a\": 2", "a", 2), ("yes: 1\nx: 0\ntrue: 2", "true", 3),
    ("1: a\n1.0: b", "['1.0']", 2),
    ("x:\n  ü: 1\n  ü: 2\n", "x.ü", 3), ("- {k: 1}\n- {k: 1,\n k: 2}", "[1].k", 3),
  ])
  func `keys are compared as Python compares them`(text: String, path: String, line: Int) throws {
    let found = try Document(text).duplicateKeys
    #expect(found.count == 1)
    #expect(found.first?.path.description.hasSuffix(path) == true)
    #expect(found.first?.second.line == line)
  }

  @Test func `a key that stands three times is found twice`() throws {
    let found = try Document("ä: 1\nä: 2\nä: 3").duplicateKeys
    #expect(found.map(\.first.line) == [1, 2])
    #expect(found.map(\.second.line) == [2, 3])
    #expect(found.map(\.key) == ["ä", "ä"])
  }

  @Test(arguments: [2, 12, 13, 100])
  func `duplicates are found in short and in long mappings`(count: Int) throws {
    let keys = (1..<count).map { "k\($0): 0\n" }.joined()
    let found = try Document(keys + "\"k1\": 1\n").duplicateKeys
    #expect(found.map(\.second.line) == [count])
    #expect(try Document(keys + "k: 1\n").duplicateKeys.isEmpty)
  }

  @Test(arguments: ["a: 1\nb: {a: 1}", "1: a\n\"1\": b", "<<: {a: 1}\n<<: {b: 1}", "[a, a]", ""])
  func `different keys are not duplicates`(text: String) throws {
    #expect(try Document(text).duplicateKeys.isEmpty)
  }
}
