extension Editor {
  /// Plans to put an item into a list.
  func insert(
    _ value: YAMLValue,
    into list: Int,
    at position: Document.Position,
    path: YAMLPath
  ) throws(YAMLError) -> EditPlan {
    let count = Int(table.records[list].childCount)
    let index = try resolve(position, count: count, path: path, list: list)
    let isBlock = table.records[list].style == .block
    let emitter = emitter(near: list, neighbours: table.children(of: list))
    let edits: [SourceEdit]
    if isBlock {
      let block = BlockEditing(layout, list)
      let text = try emitter.item(value, column: block.column)
      edits = [
        position.isBefore ? block.insert(text, before: index) : block.insert(text, after: index - 1)
      ]
    } else {
      edits = flow(try emitter.flow(value), into: list, at: index, isBefore: position.isBefore)
    }
    let children = table.children(of: list)
    let place = index < count ? children[index] : Int(table.records[list].next)
    return EditPlan(
      edits,
      table: table,
      replacing: place..<place,
      with: [.value(value)],
      resized: (list, Int32(count + 1))
    )
  }

  private func flow(
    _ text: [UInt8],
    into collection: Int,
    at index: Int,
    isBefore: Bool
  ) -> [SourceEdit] {
    let flow = FlowEditing(layout, collection)
    if flow.slots.count == 0 { return flow.insertOnly(text) }
    return isBefore ? flow.insert(text, before: index) : flow.insert(text, after: index - 1)
  }

  /// The position a new item gets.
  private func resolve(
    _ position: Document.Position,
    count: Int,
    path: YAMLPath,
    list: Int
  ) throws(YAMLError) -> Int {
    let index: Int
    switch position {
    case .first: return 0
    case .last: return count
    case .before(let item): index = item
    case .after(let item): index = item + 1
    }
    let named = position.isBefore ? index : index - 1
    guard (0..<count).contains(named) else { throw missing(named, of: list, at: path) }
    return index
  }

  /// The error for a position that a list has not.
  func missing(_ index: Int, of list: Int, at path: YAMLPath) -> YAMLError {
    YAMLError(
      .noSuchPath,
      at: Node(document.storage, list).location,
      path: path.appending(index),
      detail: "found \(table.records[list].childCount) items\(path.phrase),"
        + " none at position \(index)"
    )
  }

  /// Plans to put an entry at the end of a mapping.
  func append(_ key: String, _ value: YAMLValue, to mapping: Int) throws(YAMLError) -> EditPlan {
    try refuseLonePair(mapping)
    let children = table.children(of: mapping)
    let keys = stride(from: 0, to: children.count, by: 2).map { children[$0] }
    let values = stride(from: 1, to: children.count, by: 2).map { children[$0] }
    let emitter = emitter(near: mapping, neighbours: values, keys: keys)
    let edits: [SourceEdit]
    if table.records[mapping].style == .block {
      let block = BlockEditing(layout, mapping)
      let text = try emitter.entry(.string(key), value, column: block.column)
      edits = [block.insert(text, after: block.slots.count - 1)]
    } else {
      let text = try emitter.flowEntry(.string(key), value)
      edits = flow(text, into: mapping, at: keys.count, isBefore: false)
    }
    let end = Int(table.records[mapping].next)
    return EditPlan(
      edits,
      table: table,
      replacing: end..<end,
      with: [.value(.string(key)), .value(value)],
      resized: (mapping, Int32(children.count + 2))
    )
  }

  /// Refuses to edit the entries of a `key: value` that stands in brackets without braces.
  private func refuseLonePair(_ mapping: Int) throws(YAMLError) {
    let record = table.records[mapping]
    guard record.kind == .mapping, record.style == .flow,
      layout.bytes[Int(record.start)] != UInt8(ascii: "{")
    else { return }
    throw YAMLError(
      .unrepresentable,
      at: Node(document.storage, mapping).location,
      detail: "cannot change the keys of a mapping that stands in brackets without braces"
    )
  }

  /// Plans to take an item, or the entry with this value, out; the last one leaves `[]` or `{}`.
  func remove(_ record: Int) throws(YAMLError) -> EditPlan {
    let parent = Int(table.records[record].parent)
    let holder = table.records[parent]
    let isMapping = holder.kind == .mapping
    try refuseLonePair(parent)
    let slots = Slots(layout, of: parent)
    guard let index = slots.all.firstIndex(where: { $0.value == record }) else {
      throw YAMLError(.noSuchPath, detail: "found no item to remove")
    }
    let edits: [SourceEdit]
    if holder.style == .flow {
      edits = FlowEditing(layout, parent).remove(index)
    } else if slots.count == 1 {
      let empty = Array((isMapping ? "{}" : "[]").utf8)
      edits = BlockEditing(layout, parent).collapse(to: empty, after: holderEnd(of: parent))
    } else {
      edits = [BlockEditing(layout, parent).remove(index)]
    }
    return EditPlan(
      edits,
      table: table,
      replacing: slots[index].record..<Int(table.records[record].next),
      with: [],
      resized: (parent, holder.childCount - (isMapping ? 2 : 1))
    )
  }

  /// Plans to move an item within its list; nil if it is where it should be.
  func move(
    _ record: Int,
    to position: Document.Position,
    path: YAMLPath
  ) throws(YAMLError) -> EditPlan? {
    let list = Int(table.records[record].parent)
    let children = table.children(of: list)
    guard let from = children.firstIndex(of: record) else { return nil }
    let target = try resolve(position, count: children.count, path: path.parent ?? path, list: list)
    guard target != from, target != from + 1 else { return nil }
    let passed = target > from ? from + 1..<target : target..<from
    try refuseCrossing(record, passed.map { children[$0] }, path: path)
    var order = Array(children.indices)
    order.remove(at: from)
    order.insert(from, at: target > from ? target - 1 : target)
    let edits =
      table.records[list].style == .flow
      ? FlowEditing(layout, list).reorder(order)
      : BlockEditing(layout, list).move(from, to: target, isBefore: position.isBefore)
    var pieces: [Expectation.Piece] = [.kept(0..<list + 1)]
    pieces += order.map { .kept(subtree(children[$0])) }
    pieces.append(.kept(Int(table.records[list].next)..<table.records.count))
    return EditPlan(edits, expecting: pieces)
  }
}

extension Editor {
  /// Refuses a move that would put an alias before its anchor.
  private func refuseCrossing(
    _ record: Int,
    _ passed: [Int],
    path: YAMLPath
  ) throws(YAMLError) {
    guard !table.anchors.isEmpty, let first = passed.first, let last = passed.last else { return }
    let moved = subtree(record)
    let others = first..<subtree(last).upperBound
    for (users, targets) in [(moved, others), (others, moved)] {
      for index in users where table.records[index].kind == .alias {
        guard targets.contains(Int(table.records[index].textStart)) else { continue }
        throw YAMLError(
          .aliasInTheWay,
          at: Node(document.storage, index).location,
          path: path,
          detail: "found an alias that would come before its anchor\(path.phrase)"
        )
      }
    }
  }
}

extension Document.Position {
  /// Whether the position is named by the item that follows.
  var isBefore: Bool {
    switch self {
    case .first, .before: true
    case .last, .after: false
    }
  }
}
