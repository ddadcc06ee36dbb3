/// Where the records of a part go in the table of the whole.
struct TableSplice {
  /// The collection whose entries are replaced.
  let collection: Int
  /// The old records that go.
  let records: Range<Int>
  /// The byte at which the part starts.
  let start: Int
  /// By how many bytes the text grows.
  let change: Int
}

extension NodeTable {
  /// Puts the children of a part's root in the place of some of a collection's children.
  ///
  /// - Parameters:
  ///   - part: A table that was read from the new lines alone.
  ///   - splice: Where it goes.
  /// - Returns: The table a full reading would give.
  func splicing(_ part: NodeTable, by splice: TableSplice) -> NodeTable {
    var table = NodeTable()
    table.hasMarks = hasMarks
    table.deepest = max(deepest, part.deepest)
    table.tags = tags
    let (old, base) = (splice.records, splice.records.lowerBound)
    let growth = part.records.count - 1 - old.count
    let text = arenaRange(of: old)
    table.records.reserveCapacity(records.count + growth)
    table.records += records[..<base]
    table.arena.reserveCapacity(arena.count + part.arena.count)
    table.arena += arena[..<text.lowerBound]
    table.append(part, at: base, of: splice, arenaStart: text.lowerBound)
    table.arena += arena[text.upperBound...]
    let textGrowth = part.arena.count - text.count
    for index in old.upperBound..<records.count {
      var record = records[index]
      record.shift(bytes: splice.change, records: growth, text: textGrowth)
      if Int(record.parent) >= old.upperBound { record.parent += Int32(growth) }
      table.records.append(record)
    }
    let children = part.records[0].childCount - childCount(in: old, of: splice.collection)
    table.records[splice.collection].childCount += children
    table.renewAncestors(of: splice, growth: growth, isLast: records[splice.collection].next)
    return table
  }

  /// The arena bytes of a range of records, which lie one after the other.
  private func arenaRange(of range: Range<Int>) -> Range<Int> {
    let before = records[..<range.lowerBound].last { $0.kind == .scalar }
    let start = before.map { Int($0.textEnd) } ?? 0
    let last = records[range].last { $0.kind == .scalar }
    return start..<(last.map { Int($0.textEnd) } ?? start)
  }

  /// How many of a range's records are children of a collection.
  private func childCount(in range: Range<Int>, of collection: Int) -> Int32 {
    var count: Int32 = 0
    var child = range.lowerBound
    while child < range.upperBound {
      count += 1
      child = Int(records[child].next)
    }
    return count
  }

  /// Adds a part's records but its root.
  private mutating func append(
    _ part: NodeTable,
    at base: Int,
    of splice: TableSplice,
    arenaStart: Int
  ) {
    arena += part.arena
    for var record in part.records.dropFirst() {
      record.shift(bytes: splice.start, records: base - 1, text: arenaStart)
      record.parent =
        record.parent == 0 ? Int32(splice.collection) : record.parent + Int32(base - 1)
      if record.tag >= 0 {
        let name = part.tags[Int(record.tag)]
        let index = tags.firstIndex(of: name) ?? tags.count
        if index == tags.count { tags.append(name) }
        record.tag = Int32(index)
      }
      records.append(record)
    }
  }

  /// Gives a collection and all it is in their new ends.
  private mutating func renewAncestors(of splice: TableSplice, growth: Int, isLast: Int32) {
    var index = splice.collection
    while index >= 0 {
      records[index].next += Int32(growth)
      if records[index].style == .flow {
        records[index].end += Int32(splice.change)
      } else if let last = lastChild(of: index) {
        records[index].end = records[last].end
      }
      index = Int(records[index].parent)
    }
  }
}

extension NodeRecord {
  /// Moves a record's places.
  fileprivate mutating func shift(bytes: Int, records: Int, text: Int) {
    outerStart += Int32(bytes)
    start += Int32(bytes)
    end += Int32(bytes)
    next += Int32(records)
    if kind == .scalar {
      textStart += Int32(text)
      textEnd += Int32(text)
    }
  }
}

extension SourceText {
  /// The facts about a text of which a part was replaced by whole lines.
  ///
  /// - Parameters:
  ///   - part: The new lines.
  ///   - range: The bytes of this text that went, starting at the start of a line.
  ///   - bytes: The whole new text.
  /// - Returns: What a scan of the new text would give, but that a tab which went may still count.
  func splicing(_ part: SourceText, over range: Range<Int>, giving bytes: [UInt8]) -> SourceText {
    let change = bytes.count - self.bytes.count
    let before = lineIndex(of: range.lowerBound)
    var lineStarts = Array(self.lineStarts[...before])
    lineStarts.reserveCapacity(self.lineStarts.count + part.lineStarts.count)
    lineStarts += part.lineStarts.dropFirst().map { $0 + Int32(range.lowerBound) }
    let after = self.lineStarts[(lineIndex(of: range.upperBound) + 1)...]
    lineStarts += after.map { $0 + Int32(change) }
    return SourceText(
      bytes: bytes,
      lineStarts: lineStarts,
      isASCII: isASCII && part.isASCII,
      hasTab: hasTab || part.hasTab,
      hasMark: contentStart > 0
    )
  }
}
