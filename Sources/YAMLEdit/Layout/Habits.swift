/// What the author of a document does where YAML leaves a choice, found around a place.
struct Habits {
  private let layout: Layout
  private let center: Int

  /// - Parameters:
  ///   - layout: The document.
  ///   - center: The record around which to look.
  init(_ layout: Layout, near center: Int) {
    self.layout = layout
    self.center = center
  }

  /// How far a list under a key is indented from the key: 0 with dashes at the key's column.
  var sequenceOffset: Int {
    nearest { index in
      offset(of: index, kind: .sequence).flatMap { (0...8).contains($0) ? $0 : nil }
    } ?? 0
  }

  /// How far a mapping under a key is indented from the key.
  var mappingOffset: Int {
    nearest { index in
      offset(of: index, kind: .mapping).flatMap { (1...8).contains($0) ? $0 : nil }
    } ?? 2
  }

  /// The distance from a dash to what follows it.
  var dashWidth: Int {
    nearest { dashWidth(of: $0) } ?? 2
  }

  private func dashWidth(of index: Int) -> Int? {
    let records = layout.table.records
    let record = records[index]
    guard record.kind == .sequence, record.style == .block, record.childCount > 0 else {
      return nil
    }
    let start = Int(record.start)
    let item = Int(records[index + 1].outerStart)
    let between = layout.bytes[start..<item].dropFirst()
    guard (1...7).contains(between.count), between.allSatisfy({ $0 == 0x20 }) else { return nil }
    return between.count + 1
  }

  /// The indentation of a block collection that stands under a key.
  private func offset(of index: Int, kind: NodeRecord.Kind) -> Int? {
    let records = layout.table.records
    let record = records[index]
    guard record.kind == kind, record.style == .block, record.parent >= 0 else { return nil }
    let parent = records[Int(record.parent)]
    guard parent.kind == .mapping, parent.style == .block,
      layout.isFirstOnLine(Int(record.start))
    else { return nil }
    return layout.column(of: Int(record.start)) - layout.column(of: Int(parent.start))
  }

  /// The first answer, looking backwards from the center and then forwards.
  private func nearest(_ answer: (Int) -> Int?) -> Int? {
    let count = layout.table.records.count
    let start = min(center, count - 1)
    for index in stride(from: start, through: 0, by: -1) {
      if let found = answer(index) { return found }
    }
    for index in stride(from: start + 1, to: count, by: 1) {
      if let found = answer(index) { return found }
    }
    return nil
  }

  /// How the neighbours of a new text are quoted; nil if there are none or they disagree.
  ///
  /// - Parameter records: The neighbours' records.
  /// - Returns: The style all of them share.
  func sharedStyle(of records: some Sequence<Int>) -> NodeRecord.Style? {
    var shared: NodeRecord.Style?
    for index in records {
      let record = layout.table.records[index]
      guard layout.table.isText(record), record.style != .literal, record.style != .folded else {
        continue
      }
      if let shared, shared != record.style { return nil }
      shared = record.style
    }
    return shared
  }
}
