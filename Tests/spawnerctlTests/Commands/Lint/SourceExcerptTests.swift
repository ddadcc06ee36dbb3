import Testing
import YAMLEdit

@testable import spawnerctl

/// A line of the file with a mark below the place.
struct SourceExcerptTests {
  private func excerpt(_ line: String, column: Int, columns: Int = 40) -> [String] {
    SourceExcerpt(
      line: line,
      location: SourceLocation(line: 12, column: column),
      columns: columns
    )
    .rendered(style: .none).split(separator: "\n").map(String.init)
  }

  @Test func `points at a place`() {
    #expect(excerpt("  shm: yes", column: 8) == ["   12 |   shm: yes", "      |        ^"])
  }

  @Test(arguments: [
    ("größe: 1", 8, "größe: 1", 7), ("名前: x", 5, "名前: x", 6),
    ("e\u{301}: x", 5, "e\u{301}: x", 3), ("👩‍🔬: x", 6, "👩‍🔬: x", 4),
    ("a\tb", 3, "a       b", 8), ("\ta\tb", 4, "        a       b", 16),
    ("a\u{1B}[31mb", 2, "a·[31mb", 1), ("x: \u{202E}abc", 5, "x: ·abc", 4), ("", 1, "", 0),
    ("end", 4, "end", 3),
  ])
  func `counts the columns of a terminal`(
    _ line: String,
    _ column: Int,
    _ shown: String,
    _ before: Int
  ) {
    #expect(
      excerpt(line, column: column)
        == ["   12 | \(shown)", "      | \(String(repeating: " ", count: before))^"]
    )
  }

  @Test(arguments: [1, 2, 15, 16, 50, 97, 98, 99, 100])
  func `cuts a long line around the place`(column: Int) {
    let line = (1...100).map { $0 == column ? "#" : "\($0 % 10)" }.joined()
    let lines = excerpt(line, column: column)
    #expect(lines[0].columns <= 40)
    #expect(lines[1].columns <= 40)
    let caret = lines[1].prefix { $0 != "^" }.count
    #expect(Array(lines[0])[caret] == "#")
    #expect(lines[0].hasSuffix("…") == (column < 84))
    #expect(lines[0].contains("| …") == (column > 17))
  }

  @Test func `cuts a line of wide characters`() {
    let line = String(repeating: "長", count: 60)
    let lines = excerpt(line, column: 41)
    #expect(lines[0].columns <= 40)
    let caret = lines[1].prefix { $0 != "^" }.count
    #expect(String(lines[0].dropLast(0)).columns > caret)
  }
}

/// The lines of a text as YAML counts them.
struct SourceLinesTests {
  private static let text = "a: 1\r\nß: 2\rc\u{85}d\u{2028}e\u{2029}f\n"

  @Test(arguments: [
    (1, "a: 1"), (2, "ß: 2"), (3, "c"), (4, "d"), (5, "e"), (6, "f"), (7, ""), (8, ""), (0, ""),
  ])
  func `ends lines where YAML does`(_ number: Int, _ line: String) {
    #expect(SourceLines(Array(Self.text.utf8)).line(number) == line)
  }

  @Test func `leaves out a byte order mark`() {
    #expect(SourceLines([0xEF, 0xBB, 0xBF, 0x61]).line(1) == "a")
  }

  @Test func `finds the place of a byte as the reader does`() throws {
    let broken = "a: 1\r\nß: 2\rc: 3\u{85}d: 4\u{2028}é: [5]\n"
    for text in [broken, "\u{FEFF}ä: ö\nü: [1, 2]\n", "", "\n\n"] {
      let document = try Document(text)
      let lines = SourceLines(document.bytes)
      for offset in 0...document.bytes.count {
        guard offset == document.bytes.count || document.bytes[offset] & 0xC0 != 0x80 else {
          continue
        }
        let isInPair =
          offset > 0 && offset < document.bytes.count && document.bytes[offset] == 0x0A
          && document.bytes[offset - 1] == 0x0D
        if isInPair { continue }
        #expect(lines.location(of: offset) == document.location(of: ByteOffset(offset)))
      }
    }
  }
}
