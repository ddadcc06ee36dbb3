internal import YAMLEdit

/// The comments in an old volume, by the sub-field that they are about.
struct FieldComments {
  /// The comments of one sub-field.
  struct Field {
    /// Those on lines of their own, above the sub-field or in it.
    var above: [String] = []
    /// The one behind what the sub-field says.
    var beside: String?
  }

  private var fields: [String: Field] = [:]

  /// - Parameters:
  ///   - scan: All comments.
  ///   - range: The bytes of the volume.
  ///   - volume: The mapping with the sub-fields.
  ///   - document: The file.
  init(_ scan: CommentScan, in range: Range<Int>, of volume: Node, in document: Document) {
    let entries = volume.entries.compactMap { entry in
      entry.key.text.map { (name: $0, key: entry.key, value: entry.value) }
    }
    guard let first = entries.first else { return }
    let bytes = document.bytes
    for comment in scan.comments where range.contains(comment.start) {
      let before = entries.last { $0.key.range.lowerBound.value < comment.start } ?? first
      var owner = before
      let next = entries.first { $0.key.range.lowerBound.value > comment.start }
      if comment.isAlone, let next, comment.location.column <= next.key.location.column {
        owner = next
      }
      let end = Self.contentEnd(of: owner.value)
      let isBeside =
        !comment.isAlone && end < comment.start
        && bytes[end..<comment.start].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x7D }
      if isBeside, fields[owner.name]?.beside == nil {
        fields[owner.name, default: Field()].beside = comment.text
      } else {
        fields[owner.name, default: Field()].above.append(comment.text)
      }
    }
  }

  /// Where that ends which a sub-field says.
  private static func contentEnd(of field: Node) -> Int {
    let value = field.target.kind == .mapping ? field["value"] ?? field : field
    return value.range.upperBound.value
  }

  subscript(_ name: String) -> Field { fields[name] ?? Field() }
}
