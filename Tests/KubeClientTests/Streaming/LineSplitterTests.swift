import Testing

@testable import KubeClient

/// Lines out of chunks, wherever the chunks end.
@Suite struct LineSplitterTests {
  private func lines(of chunks: [String], limit: Int = 100) throws -> [String] {
    var splitter = LineSplitter(limit: limit)
    var lines: [[UInt8]] = []
    for chunk in chunks { lines += try splitter.feed(Array(chunk.utf8)) }
    if let last = splitter.finish() { lines.append(last) }
    return lines.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(arguments: [
    (["a\nb\n"], ["a", "b"]),
    (["a", "b\nc", "\n"], ["ab", "c"]),
    (["a\n", "", "b"], ["a", "b"]),
    (["\n\na\n"], ["", "", "a"]),
    (["a\r\nb\r\n"], ["a\r", "b\r"]),
    ([], []),
    ([""], []),
  ])
  func `cuts at newlines wherever chunks end`(chunks: [String], expected: [String]) throws {
    #expect(try lines(of: chunks) == expected)
  }

  @Test func `cuts the same lines for every way of chunking`() throws {
    let bytes = Array("früh\n\n日本\nlast".utf8)
    for cut in 0...bytes.count {
      for second in cut...bytes.count {
        var splitter = LineSplitter(limit: 100)
        var lines = try splitter.feed(bytes[..<cut])
        lines += try splitter.feed(bytes[cut..<second])
        lines += try splitter.feed(bytes[second...])
        lines += splitter.finish().map { [$0] } ?? []
        let texts = lines.map { String(decoding: $0, as: UTF8.self) }
        #expect(texts == ["früh", "", "日本", "last"])
      }
    }
  }

  @Test func `refuses a line beyond the limit, complete or not`() throws {
    #expect(try lines(of: ["12345\n123", "45\n"], limit: 5) == ["12345", "12345"])
    #expect(throws: LineSplitter.LineTooLong(limit: 5)) {
      try lines(of: ["123", "456"], limit: 5)
    }
    #expect(throws: LineSplitter.LineTooLong(limit: 5)) { try lines(of: ["123456\n"], limit: 5) }
  }
}
