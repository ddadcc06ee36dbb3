/// The bytes handed to libyaml, and the way back to the source's offsets.
///
/// PyYAML accepts a few texts that libyaml refuses. For those, libyaml gets a copy with a blank
/// inserted here and there, or with bytes replaced by as many others; offsets are mapped back, so
/// nobody above ever sees the copy.
struct AdaptedText {
  /// One byte put before the source byte at `offset`.
  struct Insertion {
    let offset: Int
    let byte: UInt8
  }

  /// The bytes to parse; a leading byte order mark is not among them.
  let bytes: [UInt8]

  private let contentStart: Int
  private let insertions: [Int]

  /// Creates the copy.
  ///
  /// - Parameters:
  ///   - source: The checked source.
  ///   - masked: The source's bytes with replacements done, of the same length.
  ///   - insertions: What to put in, in order of offset.
  init(_ source: SourceText, masked: [UInt8], insertions: [Insertion]) {
    contentStart = source.contentStart
    self.insertions = insertions.map(\.offset)
    var copy: [UInt8] = []
    copy.reserveCapacity(masked.count + insertions.count)
    var copied = contentStart
    for insertion in insertions {
      copy.append(contentsOf: masked[copied..<insertion.offset])
      copy.append(insertion.byte)
      copied = insertion.offset
    }
    copy.append(contentsOf: masked[copied...])
    bytes = copy
  }

  /// The source offset of a byte of the copy; an inserted byte maps to the one after it.
  func sourceOffset(of offset: Int) -> Int {
    if insertions.isEmpty { return offset + contentStart }
    var low = 0
    var high = insertions.count
    while low < high {
      let middle = (low + high) / 2
      if insertions[middle] - contentStart + middle < offset {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return offset + contentStart - low
  }
}
