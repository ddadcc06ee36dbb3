import SpawnerConfig
import TestSupport
import Testing

@testable import spawnerctl

/// What an editor is given, and what is taken back out of it.
struct EditBufferTests {
  private static let texts = [
    "", "\n", "a", "a: 1", "a: 1\n", "a: 1\r\nb: größe\r\n", "a: 1\rb: 2", "\u{FEFF}a: 1\n",
    "#| mine\na: 1\n", "a: |\n  #| text\n  #|| more\n", "\u{FEFF}", "# c\n\n\n", "a: 1\n\n",
  ]

  private static func buffer(_ text: String, refusal: String? = nil) -> EditBuffer {
    EditBuffer(
      Array(text.utf8),
      name: "the file",
      refusal: refusal,
      findings: Lint.findings(in: Array(text.utf8))
    )
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test(arguments: texts, [nil, "not\nso \u{2028} good"])
  func `gives back what was put in, byte by byte`(text: String, refusal: String?) {
    let buffer = Self.buffer(text, refusal: refusal)
    #expect(buffer.stripped(buffer.bytes) == Array(text.utf8))
    #expect(buffer.bytes.count > text.utf8.count)
  }

  @Test(arguments: texts.filter { !$0.hasPrefix("\u{FEFF}") })
  func `gives back what was typed around and between its lines`(text: String) {
    let buffer = Self.buffer(text)
    let lines = Self.text(buffer.bytes).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    for position in 1..<lines.count(where: { $0.hasPrefix(buffer.mark) }) {
      var lines = lines
      lines.insert("typed: 1", at: position)
      lines.removeFirst()
      let kept = lines.filter { !$0.hasPrefix(buffer.mark) }
      #expect(kept.first == "typed: 1")
      #expect(
        Self.text(buffer.stripped(Array(lines.joined(separator: "\n").utf8)))
          == kept.joined(separator: "\n")
      )
    }
  }

  @Test func `takes a mark that no line of the file begins with`() {
    #expect(Self.buffer("a: 1\n").mark == "#|")
    #expect(Self.buffer("  #| a\n").mark == "#||")
    #expect(Self.buffer("#|\n#||| x\n").mark == "#||||")
    #expect(Self.buffer("a: 1 #|\n").mark == "#|")
  }

  @Test func `ends its lines as the file does`() {
    let lines = Self.text(Self.buffer("a: 1\r\nb: 2\n").bytes)
      .split(separator: "\r\n", omittingEmptySubsequences: false)
    #expect(lines.count > 4)
    #expect(lines.last == "b: 2\n")
  }

  @Test func `stays behind a byte order mark`() {
    let bytes = Self.buffer("\u{FEFF}a: 1\n").bytes
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF, UInt8(ascii: "#")]))
  }

  @Test func `says the errors first, with the lines of the buffer`() throws {
    let text = Sample.text.replacing("  shm:\n    value: true\n", with: "  shm:\n")
      .replacing("value: IfNotPresent", with: "value: Sometimes")
    let buffer = Self.buffer(text, refusal: "the change would break the file")
    try Golden.expect(Self.text(buffer.bytes), "edit-buffer.txt")
    let lines = Self.text(buffer.bytes).split(separator: "\n", omittingEmptySubsequences: false)
    let places = try lines.filter { $0.hasPrefix("#| error ") }.map { line in
      try #require(
        line.dropFirst("#| error ".count).split(separator: ":").first.map { Int($0) } ?? nil
      )
    }
    #expect(!places.isEmpty)
    for place in places { #expect(!lines[place - 1].hasPrefix("#|"), "\(lines[place - 1])") }
  }
}
