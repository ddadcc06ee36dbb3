internal import YAMLEdit

/// A volume of today, with what each part of it has come from.
indirect enum NewVolume {
  /// A single value.
  case scalar(YAMLValue)
  /// A list of single values.
  case list([YAMLValue])
  /// Keys in order.
  case mapping([Part])

  /// A key, what it holds, and the old sub-field whose place it takes.
  struct Part {
    let key: String
    let content: NewVolume
    /// The old sub-field, where there was one.
    let origin: String?

    init(_ key: String, _ content: NewVolume, from origin: String? = nil) {
      self.key = key
      self.content = content
      self.origin = origin
    }
  }

  /// The volume as a value.
  var value: YAMLValue {
    switch self {
    case .scalar(let value): value
    case .list(let values): .sequence(values)
    case .mapping(let parts):
      .mapping(YAMLMapping(parts.map { .init(key: .string($0.key), value: $0.content.value) }))
    }
  }
}
