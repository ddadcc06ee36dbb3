extension Node {
  /// The way from the root to this node.
  ///
  /// A key's own node has the path of its value.
  public var path: YAMLPath {
    var steps: [YAMLPath.Step] = []
    var child = index
    while true {
      let parent = Int(storage.table.records[child].parent)
      guard parent >= 0 else { break }
      steps.append(step(to: child, in: parent))
      child = parent
    }
    return YAMLPath(steps.reversed())
  }

  private func step(to child: Int, in parent: Int) -> YAMLPath.Step {
    let table = storage.table
    if let crowd = storage.crowds.crowd(of: parent, in: table) {
      let position = crowd.position(of: child)
      return step(at: position, in: parent, key: crowd.children[position / 2 * 2])
    }
    var position = 0
    var sibling = parent + 1
    var key = sibling
    while sibling < child {
      sibling = Int(table.records[sibling].next)
      position += 1
      if position % 2 == 0 { key = sibling }
    }
    return step(at: position, in: parent, key: key)
  }

  private func step(at position: Int, in parent: Int, key: Int) -> YAMLPath.Step {
    let table = storage.table
    guard table.records[parent].kind == .mapping else { return .index(position) }
    let name = table.records[table.resolved(key)]
    return .key(String(decoding: table.text(of: name), as: UTF8.self))
  }
}
