import SpawnerConfig
import Testing

/// Whether one file says all that another one says.
struct KeepingTests {
  private static let text = "a: 1 # one\nb: ['# no comment', 2]\n# end\n"

  @Test(arguments: [
    (text, true),
    ("# end\nb:\n- \"# no comment\"\n- 2\n# one\na: 1\n", true),
    ("a: 1 # one\nb: ['# no comment', 2]\n# end\n# more\n", true),
    ("a: 1\nb: ['# no comment', 2]\n# end\n", false),
    ("a: 1 # one, changed\nb: ['# no comment', 2]\n# end\n", false),
    ("a: 2 # one\nb: ['# no comment', 2]\n# end\n", false),
    ("a: 1 # one\nb: [2, '# no comment']\n# end\n", false),
    ("a: 1 # one\nb: ['# no comment', 2]\nc: 3\n# end\n", false),
  ])
  func `is a matter of values and comments, not of order or style`(
    other: String,
    isKept: Bool
  ) throws {
    let old = try SpawnerDocument(Array(Self.text.utf8))
    #expect(try SpawnerDocument(Array(other.utf8)).keeps(old) == isKept)
  }

  @Test func `counts comments that are written twice`() throws {
    let twice = try SpawnerDocument(Array("# x\na: 1 # x\n".utf8))
    let once = try SpawnerDocument(Array("a: 1 # x\n".utf8))
    #expect(twice.keeps(once))
    #expect(!once.keeps(twice))
  }
}
