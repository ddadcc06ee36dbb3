import Synchronization

/// The children of large collections, listed once for whoever looks into them again and again.
///
/// Small collections are not kept: walking along their children is faster than asking.
final class CrowdIndex: Sendable {
  /// The children of one collection.
  struct Crowd: Sendable {
    /// The records of the children in order; of a mapping, keys and values in turn.
    let children: [Int]
    /// The positions among `children` of a mapping's scalar keys, by their text.
    let keys: [[UInt8]: [Int]]
    /// Whether a mapping has a merge key.
    let hasMerges: Bool
  }

  /// More children than this make a crowd.
  private static let few = 32

  private let known = Mutex<[Int: Crowd]>([:])

  /// The children of a collection; nil where there are few.
  func crowd(of index: Int, in table: NodeTable) -> Crowd? {
    guard table.records[index].childCount > Self.few else { return nil }
    return known.withLock { known in
      if let crowd = known[index] { return crowd }
      let crowd = Crowd(of: index, in: table)
      known[index] = crowd
      return crowd
    }
  }
}

extension CrowdIndex.Crowd {
  init(of index: Int, in table: NodeTable) {
    children = table.children(of: index)
    var keys: [[UInt8]: [Int]] = [:]
    var hasMerges = false
    if table.records[index].kind == .mapping {
      for position in stride(from: 0, to: children.count - 1, by: 2) {
        hasMerges = hasMerges || table.isMergeKey(children[position])
        let key = table.records[table.resolved(children[position])]
        guard key.kind == .scalar else { continue }
        keys[Array(table.text(of: key)), default: []].append(position)
      }
    }
    self.keys = keys
    self.hasMerges = hasMerges
  }

  /// The position of a child, which is one of them; the children's records ascend.
  func position(of child: Int) -> Int {
    var low = 0
    var high = children.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if children[middle] <= child { low = middle } else { high = middle - 1 }
    }
    return low
  }
}
