public import YAMLEdit

extension PlacementOption {
  /// How an option is called where a file leaves it open, or where other words are wanted.
  public struct Name: Hashable, Sendable {
    /// The text by which it is chosen.
    public var key: String?
    /// The name that users see.
    public var displayName: String?

    /// Names an option; what is left out is taken from the file.
    ///
    /// - Parameters:
    ///   - key: The text by which it is chosen.
    ///   - displayName: The name that users see.
    public init(key: String? = nil, displayName: String? = nil) {
      self.key = key
      self.displayName = displayName
    }

    var isEmpty: Bool { key == nil && displayName == nil }
  }

  /// Reads the options that a file holds: one, a list of them, or only what a single one does.
  ///
  /// - Parameters:
  ///   - value: What the file says.
  ///   - placement: The section the options are for.
  ///   - name: How a single option is called; it wins over the file.
  /// - Returns: At least one option, each checked.
  /// - Throws: ``SpawnerConfigError`` whose path starts at the file's root.
  public static func list(
    reading value: YAMLValue,
    as placement: Placement,
    called name: Name = Name()
  ) throws(SpawnerConfigError) -> [PlacementOption] {
    switch try Content(value, of: placement) {
    case .options(let items):
      guard items.count == 1 || name.isEmpty else { throw severalNamed(items.count, placement) }
      var options: [PlacementOption] = []
      for (index, item) in items.enumerated() {
        options.append(try option(item, as: placement, called: name, at: [.index(index)]))
      }
      return options
    case .option(let item):
      return [try option(item, as: placement, called: name, at: [])]
    case .bare(let content, let origin):
      return [try bareOption(content, as: placement, called: name, from: origin)]
    }
  }

  private static func option(
    _ item: YAMLValue,
    as placement: Placement,
    called name: Name,
    at steps: [YAMLPath.Step]
  ) throws(SpawnerConfigError) -> PlacementOption {
    let named = item.mapping.map { $0.named(name, in: placement) } ?? item
    let option = try PlacementOption(
      placement,
      reading: ValueReader(value: named, path: YAMLPath(steps))
    )
    try option.validate(writtenAs: [], at: steps)
    return option
  }

  private static func bareOption(
    _ content: YAMLValue,
    as placement: Placement,
    called name: Name,
    from origin: [YAMLPath.Step]
  ) throws(SpawnerConfigError) -> PlacementOption {
    guard let key = name.key, let displayName = name.displayName else {
      throw SpawnerConfigError(
        .invalidEntry,
        "expected an option with '\(placement.keyName)' and 'displayName', "
          + "found only its \(placement.contentName)",
        at: .init(path: .root)
      )
    }
    let option = PlacementOption(placement, key: key, displayName: displayName, content: content)
    try option.validate(writtenAs: origin, at: [])
    return option
  }

  private static func severalNamed(_ count: Int, _ placement: Placement) -> SpawnerConfigError {
    SpawnerConfigError(
      .invalidEntry,
      "expected a single option to go by that key and name, found \(count)",
      at: .init(path: .root)
    )
  }
}

/// What a file with options holds.
private enum Content {
  /// A list of options.
  case options([YAMLValue])
  /// A single option.
  case option(YAMLValue)
  /// What a single option does, and where that would stand in an option.
  case bare(YAMLValue, [YAMLPath.Step])

  init(_ value: YAMLValue, of placement: Placement) throws(SpawnerConfigError) {
    let names = [placement.keyName, "displayName", placement.contentName]
    let isOption = { (value: YAMLValue) in names.contains { value[$0] != nil } }
    let content = YAMLPath.Step.key(placement.contentName)
    switch (value, placement) {
    case (.mapping, _) where isOption(value): self = .option(value)
    case (.mapping, .affinity): self = .bare(value, [content])
    // A single toleration stands for a list of one.
    case (.mapping, .toleration): self = .bare([value], [content, .index(0)])
    case (.sequence(let items), _) where items.isEmpty:
      throw SpawnerConfigError(
        .invalidEntry,
        "expected at least one option, found an empty list",
        at: .init(path: .root)
      )
    case (.sequence(let items), .toleration) where !items.contains(where: isOption):
      self = .bare(value, [content])
    case (.sequence(let items), _): self = .options(items)
    default:
      throw SpawnerConfigError(
        .wrongShape,
        "expected an option or its \(placement.contentName), found \(value.typeInMessages)",
        at: .init(path: .root)
      )
    }
  }
}

extension YAMLMapping {
  /// The option with key and name as wanted, in the order in which options are usually written.
  fileprivate func named(_ name: PlacementOption.Name, in placement: Placement) -> YAMLValue {
    var fields = self
    for (field, text) in [(placement.keyName, name.key), ("displayName", name.displayName)] {
      if let text { fields[field] = .string(text) }
    }
    let first = [placement.keyName, "displayName", placement.contentName].map(YAMLValue.string)
    let order = first.filter(fields.keys.contains) + fields.keys.filter { !first.contains($0) }
    return .mapping(
      YAMLMapping(order.map { Entry(key: $0, value: fields[$0] ?? .null) })
    )
  }
}
