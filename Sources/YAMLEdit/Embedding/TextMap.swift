/// Which bytes of a scalar's source stand for which bytes of its text.
struct TextMap {
  /// A stretch of the text and the stretch of the source it comes from.
  ///
  /// Stretches follow each other without gaps in the text; in the source there may be gaps, such as
  /// indentation.
  struct Segment {
    let inner: Range<Int>
    let outer: Range<Int>
    /// Whether the bytes are the same on both sides, one to one.
    let isVerbatim: Bool
  }

  private(set) var segments: [Segment] = []

  /// Whether the map leads to single bytes, or only to the scalar as a whole.
  let isExact: Bool

  /// Reads a scalar's source once more, noting what comes from where.
  ///
  /// - Parameters:
  ///   - source: The document's bytes.
  ///   - record: The scalar.
  ///   - text: The scalar's text, to check the result against.
  init(_ source: [UInt8], record: NodeRecord, text: [UInt8]) {
    var reader = ScalarReader(source, record: record, text: text)
    let found = reader.read()
    isExact = found != nil
    let whole = Segment(
      inner: 0..<text.count,
      outer: Int(record.start)..<Int(record.end),
      isVerbatim: false
    )
    segments = found ?? [whole]
  }

  /// The source byte for a byte of the text.
  func outerOffset(of inner: Int) -> Int {
    guard let index = segment(containing: inner) else {
      return segments.last?.outer.upperBound ?? 0
    }
    let segment = segments[index]
    let distance = inner - segment.inner.lowerBound
    return segment.isVerbatim ? segment.outer.lowerBound + distance : segment.outer.lowerBound
  }

  /// The segment a byte of the text is in; nil for the end of the text.
  func segment(containing inner: Int) -> Int? {
    var low = 0
    var high = segments.count
    while low < high {
      let middle = (low + high) / 2
      if segments[middle].inner.upperBound <= inner { low = middle + 1 } else { high = middle }
    }
    return low < segments.count ? low : nil
  }
}
