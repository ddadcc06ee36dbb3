/// A node and its part in its parent.
public struct VisitedNode: Sendable {
  /// The node.
  public let node: Node
  /// Whether it is a key of a mapping.
  public let isKey: Bool
}

extension Node {
  /// The node and everything in it as written, keys before their values; aliases are not followed.
  public var descendants: [VisitedNode] {
    let records = storage.table.records
    let family = index..<Int(record.next)
    var isKey = [Bool](repeating: false, count: family.count)
    for parent in family where records[parent].kind == .mapping {
      var key = parent + 1
      for _ in 0..<records[parent].childCount / 2 {
        isKey[key - index] = true
        let value = Int(records[key].next)
        key = Int(records[value].next)
      }
    }
    return family.map { VisitedNode(node: Node(storage, $0), isKey: isKey[$0 - index]) }
  }
}
