import Testing
import YAMLEdit

/// Which texts are YAML, by PyYAML's rules.
struct DialectTests {
  @Test(arguments: DialectSamples.accepted.indices)
  func `reads what PyYAML reads`(index: Int) throws {
    let sample = DialectSamples.accepted[index]
    #expect(try Document(sample.text).value == sample.value, "\(sample.text.debugDescription)")
  }

  @Test(arguments: DialectSamples.refused.indices)
  func `refuses what PyYAML refuses, and says where and why`(index: Int) {
    let sample = DialectSamples.refused[index]
    let failure = failure { _ = try Document(sample.text) }
    #expect(failure?.code == sample.code, "\(sample.text.debugDescription)")
    #expect(failure?.message == sample.message)
  }

  @Test func `names the byte that is not UTF-8`() {
    let failure = failure { _ = try Document(Array("é: ".utf8) + [0xFF]) }
    #expect(failure?.code == .notUTF8)
    #expect(failure?.message == "1:4: expected UTF-8 text, found byte 0xFF at offset 4")
  }

  @Test(
    arguments: [
      [0xC3], [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82], [0x80],
      [0xFF, 0xFE, 0x61, 0x00],
    ] as [[UInt8]]
  )
  func `takes only well-formed UTF-8`(bytes: [UInt8]) {
    #expect(failure { _ = try Document(bytes) }?.code == .notUTF8)
  }

  @Test func `nesting is limited`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(try Document(nested(Document.maximumDepth)).root?.kind == .sequence)
    let failure = failure { _ = try Document(nested(Document.maximumDepth + 1)) }
    #expect(failure?.code == .tooDeep)
    #expect(
      failure?.message == "1:401: expected at most 400 collections inside each other, found more"
    )
  }

  @Test func `half a surrogate pair has no text`() {
    #expect(failure { _ = try Document("\"\\ud800\"") }?.code == .syntax)
  }

  @Test func `a long text in a message is cut`() {
    let digits = String(repeating: "9", count: 5000)
    let failure = failure { _ = try Document("é: \(digits)") }
    #expect(failure?.code == .badScalar)
    #expect(
      failure?.message
        == "1:4: expected a possible number, found '\(String(repeating: "9", count: 40))…'"
    )
  }

  @Test func `many tight colons need few attempts`() throws {
    let items = (0..<2000).map { "k\($0):[]" }.joined(separator: ",")
    let document = try Document("a: {\(items)}")
    #expect(document.value["a"]?.mapping?.count == 2000)
    #expect(document.value["a"]?["k1999"] == [])
  }
}
