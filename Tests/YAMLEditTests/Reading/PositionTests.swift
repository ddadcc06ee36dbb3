import Testing

@testable import YAMLEdit

/// The steps between libyaml's marks and the source's bytes.
struct PositionTests {
  @Test(arguments: [
    ("abc", [0, 1, 2, 3, 3]), ("éa", [0, 2, 3, 3]), ("a🚀b", [0, 1, 5, 6, 6]), ("", [0, 0]),
    ("a\r\nb", [0, 1, 2, 3, 4]),
  ])
  func `marks count characters`(text: String, offsets: [Int]) {
    let bytes = Array(text.utf8)
    let marks = MarkConverter(bytes, isASCII: text.utf8.allSatisfy { $0 < 0x80 })
    bytes.withUnsafeBufferPointer { buffer in
      for (index, offset) in offsets.enumerated() {
        #expect(marks.offset(index, in: buffer) == offset)
      }
    }
  }

  @Test func `marks far into a text are found from the nearest known one`() {
    let text = String(repeating: "aé日🚀", count: 500)
    let bytes = Array(text.utf8)
    let marks = MarkConverter(bytes, isASCII: false)
    var expected = 0
    bytes.withUnsafeBufferPointer { buffer in
      for (index, scalar) in text.unicodeScalars.enumerated() {
        #expect(marks.offset(index, in: buffer) == expected)
        expected += String(scalar).utf8.count
      }
      #expect(marks.offset(2000, in: buffer) == bytes.count)
    }
  }

  @Test func `marks are right on both sides of every stretch that is not plain ASCII`() {
    for place in 0..<200 {
      let text = String(repeating: "x", count: place) + "日" + String(repeating: "y", count: 200)
      let bytes = Array(text.utf8)
      let marks = MarkConverter(bytes, isASCII: false)
      bytes.withUnsafeBufferPointer { buffer in
        for index in 0...place + 201 {
          #expect(marks.offset(index, in: buffer) == index + (index > place ? 2 : 0))
        }
      }
    }
  }

  @Test(arguments: [0x00, 0x1F, 0x7F, 0xFF] as [UInt8])
  func `a scan finds an odd byte wherever it stands`(odd: UInt8) {
    for length in 1..<20 {
      for place in 0..<length {
        var bytes = [UInt8](repeating: 0x7E, count: length)
        bytes[place] = odd
        var scan = ByteScan(bytes)
        scan.run()
        switch scan.fault {
        case .control(let offset, _), .notUTF8(let offset): #expect(offset == place)
        case nil: Issue.record("byte \(odd) at \(place) of \(length) was not found")
        }
      }
    }
  }

  @Test func `a scan of blanks and tildes finds nothing`() {
    for length in 0..<40 {
      var scan = ByteScan((0..<length).map { $0 % 2 == 0 ? 0x20 : 0x7E })
      scan.run()
      #expect(scan.fault == nil)
      #expect(scan.lineStarts == [0])
    }
  }

  @Test func `what was put into a copy is taken out of offsets again`() throws {
    let source = try SourceText(Array("\u{feff}{a:[],b:[]}".utf8))
    let adapted = AdaptedText(
      source,
      masked: source.bytes,
      insertions: [.init(offset: 6, byte: 0x20), .init(offset: 11, byte: 0x20)]
    )
    #expect(String(decoding: adapted.bytes, as: UTF8.self) == "{a: [],b: []}")
    let mapped = (0...12).map { adapted.sourceOffset(of: $0) }
    #expect(mapped == [3, 4, 5, 6, 6, 7, 8, 9, 10, 11, 11, 12, 13])
  }

  @Test func `a scan finds lines, tabs and characters beyond ASCII`() throws {
    let source = try SourceText(Array("a\nb\r\nc\rd\u{85}e\u{2028}f\u{2029}".utf8))
    #expect(source.lineStarts == [0, 2, 5, 7, 10, 14, 18])
    #expect(!source.isASCII)
    #expect(!source.hasTab)
    #expect(!source.hasInnerMark)
    #expect(try SourceText(Array("a\tb".utf8)).hasTab)
    #expect(try SourceText(Array("a\u{feff}b".utf8)).hasInnerMark)
    #expect(try SourceText(Array("\u{feff}b".utf8)).contentStart == 3)
    #expect(try !SourceText(Array("\u{feff}b".utf8)).hasInnerMark)
  }

  @Test(arguments: ["a: ü\nb: 2\r\nc\rd", "\u{feff}ab\ncd", "", "\n\n", "日本\n語"])
  func `a place and its byte belong together`(text: String) throws {
    let source = try SourceText(Array(text.utf8))
    for offset in source.contentStart...source.bytes.count {
      let isInside = offset < source.bytes.count && source.bytes[offset] & 0xC0 == 0x80
      let isPair =
        offset > 0 && offset < source.bytes.count && source.bytes[offset] == 0x0A
        && source.bytes[offset - 1] == 0x0D
      if isInside || isPair { continue }
      #expect(source.offset(of: source.location(of: offset)) == offset)
    }
  }

  @Test(arguments: [
    ("  # c\n  - a", 8), ("# c", 3), ("\n\r\n\r\u{85}x", 6), ("   ", 3), ("x", 0), ("\u{a0}x", 0),
  ])
  func `between nodes lie blanks, breaks and comments`(text: String, next: Int) {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      #expect(GapLexer(bytes: bytes).nextToken(from: 0, limit: bytes.count) == next)
    }
  }

  @Test(
    arguments: [
      (": # a\tb\n\t", 8), (":\t", 1), ("# a\tb", nil), ("", nil), ("- #\n -\t", 6),
    ] as [(String, Int?)]
  )
  func `a tab counts outside of comments`(text: String, offset: Int?) {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      #expect(GapLexer(bytes: bytes).tab(from: 0, to: bytes.count) == offset)
    }
  }

  @Test(arguments: [
    ("&a !!str x", 9), ("!!str &a x", 9), ("&a\n  # c\n  x", 11), ("x", 0), ("!<tag:x,y> z", 11),
    ("&a,b", 2),
  ])
  func `tag and anchor come before the content`(text: String, start: Int) {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      #expect(GapLexer(bytes: bytes).contentStart(from: 0, limit: bytes.count) == start)
    }
  }
}
