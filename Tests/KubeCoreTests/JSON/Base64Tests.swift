import KubeCore
import Testing

/// Bytes as text and back.
struct Base64Tests {
  @Test(arguments: [("aGk=", "hi"), ("aG\n  k=\n", "hi"), ("", "")])
  func `decodes a text, folded or not`(text: String, meant: String) {
    #expect(Base64.decoded(text) == Array(meant.utf8))
  }

  @Test(arguments: ["not base 64!", "aGk", "%"])
  func `knows what is not base64`(text: String) {
    #expect(Base64.decoded(text) == nil)
  }

  @Test func `encodes any bytes on one line`() {
    let bytes = (0...255).map { UInt8($0) }
    let text = Base64.encoded(bytes)
    #expect(!text.contains("\n"))
    #expect(Base64.decoded(text) == bytes)
  }
}
