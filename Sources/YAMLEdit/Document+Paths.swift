extension Document {
  /// The node at a path; aliases and merge keys are followed.
  ///
  /// - Parameter path: Keys and positions from the root.
  /// - Returns: The node, or the alias that stands there.
  /// - Throws: ``YAMLError`` with code `noSuchPath`, `notAMapping` or `notASequence`, and the place
  ///   of the last node that was found.
  public func node(at path: YAMLPath) throws(YAMLError) -> Node {
    guard var node = root else {
      throw YAMLError(.noSuchPath, path: path, detail: "found nothing, the document is empty")
    }
    for (position, step) in path.steps.enumerated() {
      let here = YAMLPath(Array(path.steps[..<position]))
      node = try Self.step(step, from: node.target, at: here)
    }
    return node
  }

  /// The value at a path, or nil if there is none.
  ///
  /// - Parameter path: Keys and positions from the root.
  /// - Returns: The value as the app's reader resolves it.
  public func value(at path: YAMLPath) -> YAMLValue? {
    var current = root
    for step in path.steps {
      switch step {
      case .key(let key): current = current?[key]
      case .index(let index): current = current?[index]
      }
    }
    return current?.value
  }

  private static func step(
    _ step: YAMLPath.Step,
    from node: Node,
    at path: YAMLPath
  ) throws(YAMLError) -> Node {
    switch step {
    case .key(let key):
      guard node.kind == .mapping else { throw node.mismatch("a mapping", .notAMapping, at: path) }
      if let next = node[key] { return next }
      throw YAMLError(
        .noSuchPath,
        at: node.location,
        path: path.appending(key),
        detail: "found no key '\(key)'\(path.phrase)"
      )
    case .index(let index):
      guard node.kind == .sequence else { throw node.mismatch("a list", .notASequence, at: path) }
      if let next = node[index] { return next }
      throw YAMLError(
        .noSuchPath,
        at: node.location,
        path: path.appending(index),
        detail: "found \(node.record.childCount) items\(path.phrase), none at position \(index)"
      )
    }
  }
}

extension Node {
  /// The error for a node that is not what it should be.
  func mismatch(_ expected: String, _ code: YAMLError.Code, at path: YAMLPath) -> YAMLError {
    YAMLError(
      code,
      at: location,
      path: path,
      detail: "expected \(expected)\(path.phrase), found \(kindPhrase)"
    )
  }

  /// The kind of node with an article, as messages name it.
  var kindPhrase: String {
    switch kind {
    case .alias: "an alias"
    case .mapping: "a mapping"
    case .sequence: "a list"
    case .scalar:
      switch value {
      case .null: "null"
      case .string: "text"
      default: "a \(value.typeName)"
      }
    }
  }
}

extension YAMLPath {
  /// The path as part of a sentence: ` at 'a.b'`, or ` at the root`.
  var phrase: String { steps.isEmpty ? " at the root" : " at '\(self)'" }
}
