/// What an edited document must read back as, in terms of the old one.
///
/// The pieces list the new document's nodes in order: stretches of old nodes that stay as they are,
/// collections that only change their number of children, and new values.
struct Expectation {
  enum Piece {
    /// These records of the old table, unchanged.
    case kept(Range<Int>)
    /// This collection of the old table, with another number of children.
    case resized(Int, Int32)
    /// A new node with this value, and all it holds.
    case value(YAMLValue)
  }

  var pieces: [Piece] = []

  /// Compares a read-back table with what was expected.
  func isMet(by new: NodeTable, old: NodeTable) -> Bool {
    var cursor = 0
    for piece in pieces {
      switch piece {
      case .kept(let range):
        guard cursor + range.count <= new.records.count else { return false }
        for index in range {
          guard Self.same(old, index, new, cursor, count: old.records[index].childCount) else {
            return false
          }
          cursor += 1
        }
      case .resized(let index, let count):
        guard cursor < new.records.count, Self.same(old, index, new, cursor, count: count) else {
          return false
        }
        cursor += 1
      case .value(let value):
        guard cursor < new.records.count, Self.holds(value, new, cursor) else { return false }
        cursor = Int(new.records[cursor].next)
      }
    }
    return cursor == new.records.count
  }

  private static func same(
    _ old: NodeTable,
    _ oldIndex: Int,
    _ new: NodeTable,
    _ newIndex: Int,
    count: Int32
  ) -> Bool {
    let left = old.records[oldIndex]
    let right = new.records[newIndex]
    guard left.kind == right.kind, count == right.childCount,
      old.tagName(left) == new.tagName(right), old.anchorName(left) == new.anchorName(right)
    else { return false }
    switch left.kind {
    case .scalar:
      return left.isImplicit == right.isImplicit
        && old.text(of: left).hasSameBytes(as: new.text(of: right))
    case .alias:
      let (first, second) = (Int(left.textStart), Int(right.textStart))
      return old.anchorName(old.records[first]) == new.anchorName(new.records[second])
    case .sequence, .mapping: return true
    }
  }

  /// Whether a node has exactly this value; texts are compared byte by byte.
  private static func holds(_ value: YAMLValue, _ table: NodeTable, _ index: Int) -> Bool {
    let record = table.records[index]
    switch value {
    case .sequence(let items):
      guard record.kind == .sequence, Int(record.childCount) == items.count else { return false }
      return zip(items, table.children(of: index)).allSatisfy { holds($0, table, $1) }
    case .mapping(let mapping):
      guard record.kind == .mapping, Int(record.childCount) == mapping.count * 2 else {
        return false
      }
      let children = table.children(of: index)
      return mapping.entries.enumerated().allSatisfy { position, entry in
        holds(entry.key, table, children[position * 2])
          && holds(entry.value, table, children[position * 2 + 1])
      }
    case .string(let text):
      guard record.kind == .scalar, table.isText(record) else { return false }
      return table.text(of: record).elementsEqual(text.utf8)
    default:
      guard record.kind == .scalar else { return false }
      var resolver = ValueResolver(table)
      let found = resolver.value(of: index)
      if case .float(let left) = value, case .float(let right) = found {
        return left == right || (left.isNaN && right.isNaN)
      }
      return found == value
    }
  }
}

extension NodeTable {
  func tagName(_ record: NodeRecord) -> String? {
    record.tag < 0 ? nil : tags[Int(record.tag)]
  }

  func anchorName(_ record: NodeRecord) -> String? {
    record.anchor < 0 ? nil : anchors[Int(record.anchor)].name
  }
}
