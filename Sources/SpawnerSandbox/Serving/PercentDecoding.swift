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
    text.split(separator: "&").reduce(into: [:]) { query, part in
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = segment(sides[0])
      let value = sides.count > 1 ? sides[1].replacing("+", with: " ") : ""
      if query[name] == nil { query[name] = segment(value[...]) }
    }
  }

  private static func escape(_ digits: Substring.UTF8View) -> UInt8? {
    guard digits.count == 2 else { return nil }
    return UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}
