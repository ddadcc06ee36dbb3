/// Takes percent signs out of the parts of a URL.
enum PercentDecoding {
  /// The text meant by a segment of a path; a broken escape stays as it is.
  static func segment(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let escape = Self.escape(rest.prefix(2)) {
        bytes.append(escape)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The parameters of a query, in which a plus sign is a blank; the first of a name counts.
  static func query(_ text: String) -> [String: String] {
    Dictionary(parameters(text)) { first, _ in first }
  }

  /// All values of a parameter that may come several times.
  static func values(of name: String, in text: String) -> [String] {
    parameters(text).filter { $0.0 == name }.map(\.1)
  }

  private static func parameters(_ text: String) -> [(String, String)] {
    text.split(separator: "&").map { part in
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let value = sides.count > 1 ? sides[1].replacing("+", with: " ") : ""
      return (segment(sides[0]), segment(value[...]))
    }
  }

  private static func escape(_ digits: Substring.UTF8View) -> UInt8? {
    guard digits.count == 2 else { return nil }
    return UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}
