internal import YAMLEdit

/// A node and its part in its parent.
struct VisitedNode {
  let node: Node
  let isKey: Bool
}

extension Node {
  /// The node and everything in it as written, keys before their values; aliases are not followed.
  var descendants: [VisitedNode] {
    var all: [VisitedNode] = []
    collect(into: &all, isKey: false)
    return all
  }

  private func collect(into all: inout [VisitedNode], isKey: Bool) {
    all.append(VisitedNode(node: self, isKey: isKey))
    switch kind {
    case .scalar, .alias: break
    case .sequence:
      for item in items { item.collect(into: &all, isKey: false) }
    case .mapping:
      for entry in entries {
        entry.key.collect(into: &all, isKey: true)
        entry.value.collect(into: &all, isKey: false)
      }
    }
  }
}
