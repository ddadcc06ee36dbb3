/// Reads an edited document by reading only the lines around the edit anew.
///
/// A stretch of whole entries of a block collection reads the same alone as in its place: it starts
/// at the start of a line with a key or a dash at the collection's column, and what follows it starts
/// at that column or left of it, which ends every scalar. So its nodes can be put between the old
/// ones before and after. Whatever could reach across (anchors, directives, document marks, inner
/// byte order marks) leads to a full reading instead, and so does a stretch that cannot be read.
struct PartialReading {
  private let layout: Layout
  private let edits: [SourceEdit]

  init(_ document: Document, _ edits: [SourceEdit]) {
    layout = Layout(document.storage)
    self.edits = edits
  }

  private var table: NodeTable { layout.table }

  /// The stretch that is read anew, in terms of the old document.
  private struct Stretch {
    let collection: Int
    let slots: Range<Int>
    let records: Range<Int>
    let bytes: Range<Int>
  }

  /// The edited document, or nil if it has to be read in full.
  ///
  /// - Parameter bytes: The edited text.
  /// - Returns: The document, its table put together from old and new records.
  func document(_ bytes: [UInt8]) -> Document? {
    guard table.anchors.isEmpty, !table.hasDirectives, !layout.source.hasInnerMark,
      let stretch = stretch()
    else { return nil }
    let change = bytes.count - layout.bytes.count
    let end = stretch.bytes.upperBound + change
    guard end > stretch.bytes.lowerBound, end <= bytes.count,
      let part = read(Array(bytes[stretch.bytes.lowerBound..<end]), in: stretch)
    else { return nil }
    let source = layout.source.splicing(part.source, over: stretch.bytes, giving: bytes)
    let splice = TableSplice(
      collection: stretch.collection,
      records: stretch.records,
      start: stretch.bytes.lowerBound,
      change: change
    )
    let spliced = table.splicing(part.table, by: splice)
    return Document(storage: .init(source: source, table: spliced))
  }

  /// Reads the new lines by themselves; nil if they are not entries like those they replace.
  private func read(
    _ bytes: [UInt8],
    in stretch: Stretch
  ) -> (source: SourceText, table: NodeTable)? {
    do {
      let source = try SourceText(bytes)
      let part = try DocumentReader.read(source)
      guard let root = part.records.first, !part.hasMarks, !part.hasDirectives,
        part.anchors.isEmpty, !source.hasInnerMark
      else { return nil }
      let old = table.records[stretch.collection]
      let column = layout.column(of: Int(old.start))
      let fits =
        root.kind == old.kind && root.style == .block && root.outerStart == root.start
        && source.location(of: Int(root.start)).column - 1 == column
        && part.deepest + depth(of: stretch.collection) < Document.maximumDepth
      return fits ? (source, part) : nil
    } catch {
      return nil
    }
  }

  private func depth(of record: Int) -> Int {
    var depth = 0
    var record = Int(table.records[record].parent)
    while record >= 0 {
      depth += 1
      record = Int(table.records[record].parent)
    }
    return depth
  }

  /// The smallest stretch of whole entries that holds all edits.
  private func stretch() -> Stretch? {
    guard let first = edits.map(\.range.lowerBound.value).min(),
      let last = edits.map(\.range.upperBound.value).max(),
      let nearest = table.lastRecord(startingBefore: first + 1)
    else { return nil }
    var collection = nearest
    while collection >= 0 {
      let record = table.records[collection]
      if record.style == .block, record.outerStart == record.start,
        let stretch = stretch(in: collection, from: first, to: last)
      {
        return stretch
      }
      collection = Int(record.parent)
    }
    return nil
  }

  /// The entries of one collection around the edits, starting before them where possible, so that
  /// something is left when an entry goes.
  private func stretch(in collection: Int, from first: Int, to last: Int) -> Stretch? {
    let slots = Slots(layout, of: collection)
    guard slots.count > 0, layout.isFirstOnLine(slots[0].start),
      let start = slots.all.lastIndex(where: { layout.lineStart(of: $0.start) < first })
        ?? (layout.lineStart(of: slots[0].start) == first ? 0 : nil),
      layout.isFirstOnLine(slots[start].start)
    else { return nil }
    let next = slots.all[(start + 1)...].firstIndex { layout.lineStart(of: $0.start) >= last }
    let end: Int
    if let next {
      end = layout.lineStart(of: slots[next].start)
    } else {
      guard let following = endOfLines(after: collection), following >= last else { return nil }
      end = following
    }
    let stop = next ?? slots.count
    let lastRecord = Int(table.records[slots[stop - 1].value].next)
    return Stretch(
      collection: collection,
      slots: start..<stop,
      records: slots[start].record..<lastRecord,
      bytes: layout.lineStart(of: slots[start].start)..<end
    )
  }

  /// The start of the line with the first token after a collection, or the end of the text.
  private func endOfLines(after collection: Int) -> Int? {
    let position = layout.bytes.withUnsafeBufferPointer { bytes in
      GapLexer(bytes: bytes).nextToken(
        from: Int(table.records[collection].end),
        limit: bytes.count
      )
    }
    if position == layout.bytes.count { return position }
    return layout.isFirstOnLine(position) ? layout.lineStart(of: position) : nil
  }
}
