/// One change of a text: the bytes of a range are replaced by others, nothing else.
public struct SourceEdit: Hashable, Sendable {
  /// The bytes of the old text that go; empty for an insertion.
  public let range: Range<ByteOffset>
  /// The bytes that come in their place.
  public let replacement: [UInt8]

  /// Creates an edit.
  ///
  /// - Parameters:
  ///   - range: The bytes of the old text that go.
  ///   - replacement: The bytes that come in their place.
  public init(range: Range<ByteOffset>, replacement: [UInt8]) {
    self.range = range
    self.replacement = replacement
  }
}

extension SourceEdit {
  init(_ range: Range<Int>, _ replacement: [UInt8]) {
    self.init(
      range: ByteOffset(range.lowerBound)..<ByteOffset(range.upperBound),
      replacement: replacement
    )
  }

  /// An edit that only puts bytes in.
  static func insert(_ bytes: [UInt8], at offset: Int) -> SourceEdit {
    SourceEdit(offset..<offset, bytes)
  }

  /// An edit that only takes bytes out.
  static func delete(_ range: Range<Int>) -> SourceEdit {
    SourceEdit(range, [])
  }

  /// Applies edits to a text; bytes outside the edits' ranges are copied.
  ///
  /// - Parameters:
  ///   - edits: The edits, in any order; two insertions at one place keep theirs.
  ///   - bytes: The old text.
  /// - Returns: The new text.
  /// - Throws: ``YAMLError`` with code `overlappingEdits`.
  static func apply(_ edits: [SourceEdit], to bytes: [UInt8]) throws(YAMLError) -> [UInt8] {
    let sorted = edits.enumerated().sorted {
      ($0.element.range.lowerBound, $0.element.range.upperBound, $0.offset)
        < ($1.element.range.lowerBound, $1.element.range.upperBound, $1.offset)
    }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + edits.reduce(0) { $0 + $1.replacement.count })
    var copied = 0
    for (_, edit) in sorted {
      let (start, end) = (edit.range.lowerBound.value, edit.range.upperBound.value)
      guard start >= copied, end <= bytes.count else {
        throw YAMLError(.overlappingEdits, detail: "two edits touch the bytes before \(copied)")
      }
      result.append(contentsOf: bytes[copied..<start])
      result.append(contentsOf: edit.replacement)
      copied = end
    }
    result.append(contentsOf: bytes[copied...])
    return result
  }
}
