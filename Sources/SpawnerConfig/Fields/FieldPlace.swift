public import YAMLEdit

/// A field found in a file: where it is, and what it is.
struct FieldPlace {
  /// The way from the file's root; items are named by their positions.
  let path: YAMLPath
  let shape: FieldShape
}

extension FieldPath {
  /// What the field is, whatever the file holds.
  func shape() throws(SpawnerConfigError) -> FieldShape {
    var shape = FieldSchema.root
    for (depth, step) in steps.enumerated() {
      shape = try next(step, from: shape, depth: depth)
    }
    return shape
  }

  /// Refuses a path that nothing of the web app reads.
  ///
  /// - Throws: ``SpawnerConfigError`` with code `unknownPath`, and what could have been meant.
  public func requireKnown() throws(SpawnerConfigError) { _ = try shape() }

  /// What the web app takes where the file does not have the field; `nil` where it takes nothing.
  public var valueWhereAbsent: YAMLValue? {
    do throws(SpawnerConfigError) { return try shape().absent } catch { return nil }
  }

  private func next(
    _ step: Step,
    from shape: FieldShape,
    depth: Int
  ) throws(SpawnerConfigError) -> FieldShape {
    switch (shape.content, step) {
    case (.mapping, .key(let key)), (.mapping, .name(let key)):
      if let inner = shape[key] { return inner }
    case (.list(let item, _), .index), (.list(let item, _), .name): return item
    case (.texts, .key), (.texts, .name): return .leaf(.text)
    case (.kubernetes, let step): return Self.kubernetes(below: step)
    case (.anything, _): return shape
    default: break
    }
    throw unknown(from: shape, depth: depth)
  }

  private static func kubernetes(below step: Step) -> FieldShape {
    switch step {
    case .key("weight"), .key("tolerationSeconds"): .leaf(.number)
    default: FieldShape(.kubernetes)
    }
  }

  /// The field in a file.
  func place(in document: SpawnerDocument) throws(SpawnerConfigError) -> FieldPlace {
    var path = YAMLPath.formDefaults
    var shape = FieldSchema.root
    for (depth, step) in steps.enumerated() {
      let inner = try next(step, from: shape, depth: depth)
      switch (shape.content, step) {
      case (.list(_, let naming), .name(let name)):
        let items = document.document.value(at: path)?.sequence ?? []
        path = path.appending(try position(of: name, in: items, naming, at: path, depth: depth))
      case (_, .index(let index)): path = path.appending(index)
      case (_, .key(let key)), (_, .name(let key)): path = path.appending(key)
      }
      shape = inner
    }
    return FieldPlace(path: path, shape: shape)
  }

  private func position(
    of name: String,
    in items: [YAMLValue],
    _ naming: FieldShape.ItemName,
    at path: YAMLPath,
    depth: Int
  ) throws(SpawnerConfigError) -> Int {
    let matches = items.indices.filter { naming.names(of: items[$0]).contains(name) }
    if let only = matches.first, matches.count == 1 { return only }
    let list = FieldPath(Array(steps[..<depth]))
    if matches.isEmpty {
      throw SpawnerConfigError(
        .itemNotFound,
        "nothing in '\(list)' goes by '\(name)'" + (items.isEmpty ? ", there is nothing" : ""),
        at: .init(path: path),
        candidates: items.compactMap { naming.name(of: $0) }.map { list.named($0).description }
      )
    }
    throw SpawnerConfigError(
      .ambiguousItem,
      "several things in '\(list)' go by '\(name)'",
      at: .init(path: path),
      candidates: matches.map { list.appending($0).description }
    )
  }

  func named(_ name: String) -> FieldPath { FieldPath(steps + [.name(name)]) }

  // MARK: What was meant

  private func unknown(from shape: FieldShape, depth: Int) -> SpawnerConfigError {
    let known = FieldPath(Array(steps[..<depth]))
    let words: String =
      switch shape.content {
      case .leaf: "nothing reads '\(self)': '\(known)' is a single value"
      case .list: "expected a position or a name in brackets after '\(known)', found '\(self)'"
      default: "nothing reads '\(self)'"
      }
    return SpawnerConfigError(
      .unknownPath,
      words,
      at: .init(path: literal),
      candidates: candidates(from: shape, below: known, depth: depth)
    )
  }

  private func candidates(
    from shape: FieldShape,
    below known: FieldPath,
    depth: Int
  ) -> [String] {
    guard case .key(let key) = steps[depth] else { return [] }
    let rest = steps[(depth + 1)...]
    switch shape.content {
    case .leaf:
      let labels = known.joiningAll(steps[(depth - 1)...])
      return [labels ?? known].map(\.description)
    case .list: return [FieldPath(known.steps + [.name(key)] + rest).description]
    case .mapping:
      let meant = FieldSchema.nearest(to: key, among: shape.entries.map(\.name))
      if let meant {
        let whole = FieldPath(known.steps + [.key(meant)] + rest)
        return [(whole.isKnown ? whole : FieldPath(known.steps + [.key(meant)])).description]
      }
      let deeper = FieldSchema.paths(below: known, endingIn: key)
      if !deeper.isEmpty || depth == 0 { return deeper.map(\.description) }
      return shape.entries.map { known.appending($0.name).description }
    case .texts, .kubernetes, .anything: return []
    }
  }

  /// The label whose key the dots have taken apart; `nil` where these are no labels.
  private func joiningAll(_ parts: ArraySlice<Step>) -> FieldPath? {
    let labels = FieldPath(Array(steps[..<parts.startIndex]))
    do throws(SpawnerConfigError) {
      guard case .texts = try labels.shape().content else { return nil }
    } catch { return nil }
    let keys = parts.compactMap { step -> String? in
      if case .key(let key) = step { key } else { nil }
    }
    return labels.named(keys.joined(separator: "."))
  }

  private var isKnown: Bool {
    do throws(SpawnerConfigError) { _ = try shape() } catch { return false }
    return true
  }
}

extension FieldSchema {
  /// The key that was most likely meant: nearly the same, the same letters in another order, or one
  /// that begins or ends in the same way.
  static func nearest(to key: String, among names: [String]) -> String? {
    if let near = NearMiss(key).best(of: names) { return near }
    let word = key.lowercased()
    let letters = word.sorted()
    if let same = names.first(where: { $0.lowercased().sorted() == letters }) { return same }
    let parts = names.filter { name in
      let other = name.lowercased()
      return word.count > 3 && (other.hasPrefix(word) || other.hasSuffix(word))
    }
    return parts.count == 1 ? parts.first : nil
  }

  /// The fields below a path, items of lists left out, whose last key is nearly the given one.
  static func paths(below start: FieldPath, endingIn key: String) -> [FieldPath] {
    let shape = start.steps.reduce(FieldSchema.root as FieldShape?) { shape, step in
      if case .key(let key) = step { shape?[key] } else { nil }
    }
    guard let shape else { return [] }
    let paths = paths(in: shape, at: start)
    let exact = paths.filter { $0.steps.last == .key(key) }
    guard exact.isEmpty else { return exact }
    return paths.filter { path in
      guard case .key(let last)? = path.steps.last else { return false }
      return NearMiss(key).best(of: [last]) != nil
    }
  }

  private static func paths(in shape: FieldShape, at path: FieldPath) -> [FieldPath] {
    shape.entries.flatMap { entry in
      let inner = path.appending(entry.name)
      return [inner] + paths(in: entry.shape, at: inner)
    }
  }
}
