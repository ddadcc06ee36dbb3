/// Percent-encoding of RFC 3986, for path segments and query parts.
enum PercentEncoding {
  /// Encodes everything but letters, digits, `-._~` and, in a path segment, the colon.
  static func encoded(_ text: String, keeping kept: Set<UInt8> = []) -> String {
    var result = ""
    for byte in text.utf8 {
      if isUnreserved(byte) || kept.contains(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        result += "%" + hexadecimal(byte)
      }
    }
    return result
  }

  /// Encodes one segment of a path; `POD:8080` keeps its colon.
  static func segment(_ text: String) -> String {
    // A segment of dots would be resolved away on the way to the server.
    if text == "." || text == ".." { return text.replacing(".", with: "%2E") }
    return encoded(text, keeping: [UInt8(ascii: ":")])
  }

  /// Encodes one name or value of a query.
  static func queryPart(_ text: String) -> String { encoded(text) }

  /// Decodes a segment; nil when an escape is broken or the bytes are not UTF-8.
  static func decoded(_ text: some StringProtocol) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%") {
        guard rest.count >= 2,
          let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
        else { return nil }
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
      true
    default:
      false
    }
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count == 1 ? "0" + digits : digits
  }
}
