import Testing
import YAMLEdit

/// Lines and columns of any byte.
struct LocationTests {
  @Test(arguments: [
    ("a: b\nc: d\n", "c", 2, 4),
    ("a: b\r\nc: d\r\n", "c", 2, 4),
    ("a: b\rc: d\r", "c", 2, 4),
    ("\u{feff}a: b\nc: d", "a", 1, 4),
    ("\u{feff}a: b\nc: d", "c", 2, 4),
    ("é: ü\nc: [ä, {ö: 🚀}, d]\n", "c[2]", 2, 16),
    ("é: ü\u{85}c: d", "c", 2, 4),
    ("é: ü\u{2028}c: d", "c", 2, 4),
    ("日本: \"語\" # 🙂\nb: 1", "b", 2, 4),
    ("{value:[], c: d}", "c", 1, 15),
    ("%YAML 1.3\n--- {a:[x], c: ü}", "c", 2, 16),
  ])
  func `columns count characters and lines count breaks`(
    text: String,
    path: YAMLPath,
    line: Int,
    column: Int
  ) throws {
    let location = try Document(text).node(at: path).location
    #expect(location == SourceLocation(line: line, column: column))
  }

  @Test func `any offset has a place`() throws {
    let document = try Document("é\nü")
    let places = (-1...6).map { document.location(of: ByteOffset($0)).description }
    #expect(places == ["1:1", "1:1", "1:2", "1:2", "2:1", "2:2", "2:2", "2:2"])
  }

  @Test(arguments: ["", "\u{FEFF}"], ["a", "é", "日", "🙂"])
  func `columns of long lines count characters, too`(mark: String, character: String) throws {
    let lines = ["x: '" + String(repeating: character, count: 700) + "'", "yz: 1", "é: [2]"]
    let document = try Document(mark + lines.joined(separator: "\n"))
    var offset = mark.utf8.count
    for (number, line) in lines.enumerated() {
      for (column, scalar) in line.unicodeScalars.enumerated() {
        let location = document.location(of: ByteOffset(offset))
        #expect(location == SourceLocation(line: number + 1, column: column + 1))
        offset += scalar.utf8.count
      }
      offset += 1
    }
  }

  @Test func `offsets are ordered`() {
    #expect(ByteOffset(1) < ByteOffset(2))
    #expect(ByteOffset(3).value == 3)
  }

  @Test(arguments: Fixture.all)
  func `a scalar without escapes is its source`(fixture: Fixture) throws {
    let document = try Document(fixture.bytes)
    for node in document.allNodes where node.scalarStyle == .plain {
      let source = fixture.bytes[node.range.lowerBound.value..<node.range.upperBound.value]
      guard !source.contains(0x0A) else { continue }
      #expect(Array((node.text ?? "").utf8) == Array(source), "\(node.path)")
    }
  }
}
