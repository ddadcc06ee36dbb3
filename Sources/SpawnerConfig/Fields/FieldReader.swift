internal import YAMLEdit

/// Reads the value for a field, by what the field is: a number of cores is text, however written.
struct FieldReader {
  /// Whether the value stands in a file, whose places errors then name.
  let isFromFile: Bool

  func value(
    of node: Node,
    as shape: FieldShape,
    at path: FieldPath
  ) throws(SpawnerConfigError) -> YAMLValue {
    let node = node.target
    if node.value.isNull, node.scalarStyle == .plain {
      return try null(shape, at: path, node)
    }
    switch shape.content {
    case .leaf(let kind): return try leaf(node, as: kind, at: path)
    case .mapping: return try mapping(node, as: shape, at: path)
    case .list(let item, _): return try list(node, of: item, at: path)
    case .texts: return try texts(node, at: path)
    case .kubernetes: return kubernetes(node)
    case .anything: return node.value
    }
  }

  private func null(
    _ shape: FieldShape,
    at path: FieldPath,
    _ node: Node
  ) throws(SpawnerConfigError) -> YAMLValue {
    if shape.isNullable { return .null }
    if case .anything = shape.content { return .null }
    if case .list = shape.content {
      throw refused(node, at: path, expected: shape.expected, proposal: "[]")
    }
    throw refused(node, at: path, expected: shape.expected)
  }

  // MARK: Single values

  private func leaf(
    _ node: Node,
    as kind: FieldKind,
    at path: FieldPath
  ) throws(SpawnerConfigError) -> YAMLValue {
    guard let text = node.text else {
      throw refused(node, at: path, expected: kind.expected)
    }
    if !kind.isText {
      if kind == .boolean, let flag = node.value.bool { return .bool(flag) }
      if kind == .number, let number = node.value.integer { return .integer(number) }
    } else if let value = kind.value(of: text) {
      return value
    }
    // In quotes, `true` is a text.
    let meant = kind.value(of: text) == nil ? kind.proposal(for: text) : text
    throw refused(node, at: path, expected: kind.expected, proposal: meant)
  }

  /// What Kubernetes reads is text but for two numbers; so is what looks like something else.
  private func kubernetes(_ node: Node, under key: String? = nil) -> YAMLValue {
    let node = node.target
    switch node.value {
    case .sequence:
      return .sequence(node.items.map { kubernetes($0) })
    case .mapping(let mapping):
      let entries = mapping.entries.map { entry -> YAMLMapping.Entry in
        let key = entry.key.string
        let value = key.flatMap { node[$0] }.map { kubernetes($0, under: key) }
        return YAMLMapping.Entry(key: entry.key, value: value ?? entry.value)
      }
      return .mapping(YAMLMapping(entries))
    case .null, .string: return node.value
    case .integer where ["weight", "tolerationSeconds"].contains(key): return node.value
    default: return node.text.map(YAMLValue.string) ?? node.value
    }
  }

  // MARK: Lists and mappings

  private func list(
    _ node: Node,
    of item: FieldShape,
    at path: FieldPath
  ) throws(SpawnerConfigError) -> YAMLValue {
    guard node.kind == .sequence else {
      let proposal = node.text.flatMap { Self.isFlowText($0) ? "[\($0)]" : nil }
      throw refused(node, at: path, expected: "a list", proposal: proposal)
    }
    var items: [YAMLValue] = []
    for (index, element) in node.items.enumerated() {
      items.append(try value(of: element, as: item, at: path.appending(index)))
    }
    return .sequence(items)
  }

  private static func isFlowText(_ text: String) -> Bool {
    !text.isEmpty && !text.contains { "[]{},#&*!|>'\"%@`? ".contains($0) }
  }

  /// Keys that nobody reads are taken as they are: lint tells of them, and may be asked to.
  private func mapping(
    _ node: Node,
    as shape: FieldShape,
    at path: FieldPath
  ) throws(SpawnerConfigError) -> YAMLValue {
    guard let mapping = node.value.mapping else {
      let proposal = shape["value"] == nil ? nil : node.text.map { "value=\($0)" }
      throw refused(node, at: path, expected: "a mapping", inside: proposal)
    }
    var entries: [YAMLMapping.Entry] = []
    for entry in mapping {
      guard let key = entry.key.string, let inner = shape[key], let value = node[key] else {
        entries.append(entry)
        continue
      }
      let read = try self.value(of: value, as: inner, at: path.appending(key))
      entries.append(YAMLMapping.Entry(key: entry.key, value: read))
    }
    return .mapping(YAMLMapping(entries))
  }

  private func texts(_ node: Node, at path: FieldPath) throws(SpawnerConfigError) -> YAMLValue {
    guard let mapping = node.value.mapping else {
      throw refused(node, at: path, expected: "a mapping")
    }
    var entries: [YAMLMapping.Entry] = []
    for entry in mapping {
      guard let key = entry.key.string, let value = node[key] else {
        entries.append(entry)
        continue
      }
      let read = try self.value(of: value, as: .leaf(.text), at: path.appending(key))
      entries.append(YAMLMapping.Entry(key: entry.key, value: read))
    }
    return .mapping(YAMLMapping(entries))
  }

  // MARK: Refusals

  private func refused(
    _ node: Node,
    at path: FieldPath,
    expected: String,
    proposal: String? = nil,
    inside: String? = nil
  ) -> SpawnerConfigError {
    let found: String =
      if let text = node.value.string { "'\(text)'" } else {
        node.text.map { node.value.isNull ? "null" : "'\($0)'" } ?? node.value.typeInMessages
      }
    let whole = proposal.map { "\(path)=\($0)" } ?? inside.map { "\(path).\($0)" }
    let problem = FieldProblem(at: path, expected: expected, found: found, proposal: whole)
    return SpawnerConfigError(
      .invalidValue,
      problem.words,
      at: .init(path: path.literal, location: isFromFile ? node.location : nil),
      problem: problem
    )
  }
}

extension FieldShape {
  /// What must stand there, as the object of a sentence.
  var expected: String {
    switch content {
    case .leaf(let kind): kind.expected
    case .mapping, .texts, .kubernetes: "a mapping"
    case .list: "a list"
    case .anything: "a value"
    }
  }

  /// The kind of thing as a word or two, for tables.
  var kindName: String {
    switch content {
    case .leaf(let kind): kind.name
    case .mapping: "mapping"
    case .list(let item, _): item.isLeaf ? "list of \(item.kindName)s" : "list"
    case .texts: "mapping of texts"
    case .kubernetes: "mapping of Kubernetes"
    case .anything: "anything"
    }
  }
}
