/// The tags that PyYAML's safe loader knows.
enum Tag {
  static let prefix = "tag:yaml.org,2002:"

  /// What a known tag makes of a node.
  enum Known: String {
    case null, bool, int, float, binary, timestamp, omap, pairs, set, str, seq, map
    case merge, value
  }

  /// The known tag with this full name, or nil.
  static func known(_ name: String) -> Known? {
    guard name.utf8.starts(with: prefix.utf8) else { return nil }
    return Known(rawValue: String(name.dropFirst(prefix.count)))
  }

  /// The tag as people write it: `!!str` for the long form, anything else as it is.
  static func display(_ name: String) -> String {
    name.utf8.starts(with: prefix.utf8) ? "!!" + name.dropFirst(prefix.count) : name
  }
}
