extension Document {
  /// Creates what is missing on a path.
  func creating(
    _ value: YAMLValue,
    at target: EditTarget,
    path: YAMLPath
  ) throws(YAMLError) -> Document {
    guard let step = target.missing.first else { return self }
    let editor = Editor(self)
    let nested = try Self.nested(value, below: target.missing.dropFirst(), path: path)
    try refuseSharing(of: 0..<0, in: target.record, at: path)
    let node = Node(storage, target.record)
    let plan: EditPlan
    switch step {
    case .key(let key) where EditTarget.isEmpty(node, for: step):
      if node.isFlow, node.kind == .mapping, editor.isInFlow(node.index) {
        plan = try editor.append(key, nested, to: node.index)
      } else {
        let mapping = YAMLMapping([.init(key: .string(key), value: nested)])
        plan = try editor.replace(node.index, with: .mapping(mapping))
      }
    case .key(let key): plan = try editor.append(key, nested, to: node.index)
    case .index(let index):
      let count = Int(node.record.childCount)
      guard index == count else { throw editor.missing(index, of: node.index, at: target.path) }
      return try inserting(nested, into: target.path)
    }
    return try applying(plan, at: path)
  }

  /// Gives an empty document its first node, after any comments.
  func starting(with value: YAMLValue, at path: YAMLPath) throws(YAMLError) -> Document {
    let nested = try Self.nested(value, below: path.steps[...], path: path)
    let layout = Layout(storage)
    let lineBreak = layout.lineBreak(near: 0)
    let emitter = Emitter(Habits(layout, near: 0), lineBreak: lineBreak)
    let end = bytes.count
    let isLineOpen = layout.lineStart(of: end) < end
    let text = (isLineOpen ? lineBreak : []) + (try emitter.block(nested, column: 0)) + lineBreak
    let plan = EditPlan([.insert(text, at: end)], expecting: [.value(nested)])
    return try applying(plan, at: path)
  }

  /// Wraps a value into the mappings that lead to it.
  private static func nested(
    _ value: YAMLValue,
    below steps: ArraySlice<YAMLPath.Step>,
    path: YAMLPath
  ) throws(YAMLError) -> YAMLValue {
    var value = value
    for step in steps.reversed() {
      switch step {
      case .key(let key): value = .mapping(YAMLMapping([.init(key: .string(key), value: value)]))
      case .index(0): value = [value]
      case .index(let index):
        throw YAMLError(
          .noSuchPath,
          path: path,
          detail: "cannot create position \(index) of a list that is not there yet"
        )
      }
    }
    return value
  }
}
