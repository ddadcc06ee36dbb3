/// Writes whole values in the style of the place they go to.
struct Emitter {
  let lineBreak: [UInt8]
  /// How far lists are indented below their key.
  let sequenceOffset: Int
  /// How far mappings are indented below their key.
  let mappingOffset: Int
  /// The distance from a dash to what follows it.
  let dashWidth: Int
  /// How scalars are quoted.
  var scalars = ScalarWriter()

  init(_ habits: Habits, lineBreak: [UInt8]) {
    self.lineBreak = lineBreak
    sequenceOffset = habits.sequenceOffset
    mappingOffset = habits.mappingOffset
    dashWidth = habits.dashWidth
  }

  /// Whether a value takes lines of its own in block style.
  static func isBlock(_ value: YAMLValue) -> Bool {
    switch value {
    case .sequence(let items): !items.isEmpty
    case .mapping(let mapping): !mapping.isEmpty
    default: false
    }
  }

  /// Writes a collection as block lines; the first line comes without its indentation, the last
  /// without its line break.
  ///
  /// - Parameters:
  ///   - value: A list or a mapping that is not empty.
  ///   - column: The column of the dashes or keys, counted from 0.
  /// - Returns: The lines.
  /// - Throws: ``YAMLError`` with code `unrepresentable`.
  func block(_ value: YAMLValue, column: Int) throws(YAMLError) -> [UInt8] {
    guard column <= Document.maximumDepth * 8 else { throw Self.tooDeep }
    var lines: [[UInt8]] = []
    switch value {
    case .sequence(let items):
      for item in items { lines.append(try self.item(item, column: column)) }
    case .mapping(let mapping):
      for entry in mapping { lines.append(try self.entry(entry.key, entry.value, column: column)) }
    default: return scalars.write(value)
    }
    return Array(lines.joined(separator: lineBreak + margin(column)))
  }

  /// Writes one list item, from its dash.
  func item(_ value: YAMLValue, column: Int) throws(YAMLError) -> [UInt8] {
    let dash = [UInt8(ascii: "-")] + margin(dashWidth - 1)
    guard Self.isBlock(value) else { return dash + scalars.write(value) }
    return dash + (try nested.block(value, column: column + dashWidth))
  }

  /// Writes one entry, from its key.
  func entry(_ key: YAMLValue, _ value: YAMLValue, column: Int) throws(YAMLError) -> [UInt8] {
    let start = try self.key(key) + [UInt8(ascii: ":")]
    guard Self.isBlock(value) else { return start + [0x20] + scalars.write(value) }
    let inner = innerColumn(of: value, below: column)
    return start + lineBreak + margin(inner) + (try nested.block(value, column: inner))
  }

  /// The column of a collection that stands under a key.
  func innerColumn(of value: YAMLValue, below column: Int) -> Int {
    if case .sequence = value { column + sequenceOffset } else { column + mappingOffset }
  }

  /// Writes a key; a key longer than YAML allows, or one that is a collection, is refused.
  func key(_ key: YAMLValue) throws(YAMLError) -> [UInt8] {
    if Self.isBlock(key) || key.sequence != nil || key.mapping != nil {
      throw YAMLError(.unrepresentable, detail: "cannot write a \(key.typeName) as a key")
    }
    var writer = keys
    writer.inFlow = scalars.inFlow
    let written = writer.write(key)
    guard written.count <= 1000 else {
      throw YAMLError(.unrepresentable, detail: "cannot write a key of \(written.count) bytes")
    }
    return written
  }

  /// How keys are quoted.
  var keys = ScalarWriter()

  /// Writes a value on one line, in brackets and braces.
  func flow(_ value: YAMLValue, depth: Int = 0) throws(YAMLError) -> [UInt8] {
    guard depth <= Document.maximumDepth else { throw Self.tooDeep }
    var writer = self
    writer.scalars.inFlow = true
    var parts: [[UInt8]] = []
    switch value {
    case .sequence(let items):
      for item in items { parts.append(try writer.flow(item, depth: depth + 1)) }
      return Self.enclosed(parts, "[", "]")
    case .mapping(let mapping):
      for entry in mapping {
        parts.append(try writer.flowEntry(entry.key, entry.value, depth: depth + 1))
      }
      return Self.enclosed(parts, "{", "}")
    default: return writer.scalars.write(value)
    }
  }

  /// Writes one entry of a flow mapping.
  func flowEntry(
    _ key: YAMLValue,
    _ value: YAMLValue,
    depth: Int = 0
  ) throws(YAMLError) -> [UInt8] {
    var writer = self
    writer.scalars.inFlow = true
    return try writer.key(key) + Array(": ".utf8) + (try writer.flow(value, depth: depth))
  }

  /// The emitter for what lies inside a new collection, which has no neighbours to follow.
  private var nested: Emitter {
    var nested = self
    if case .replaced = scalars.habit { nested.scalars.habit = .none }
    return nested
  }

  private static func enclosed(
    _ parts: [[UInt8]],
    _ opening: Unicode.Scalar,
    _ closing: Unicode.Scalar
  ) -> [UInt8] {
    [UInt8(ascii: opening)] + parts.joined(separator: Array(", ".utf8)) + [UInt8(ascii: closing)]
  }

  private static var tooDeep: YAMLError {
    YAMLError(.unrepresentable, detail: "cannot write a value nested this deep")
  }

  /// That many spaces.
  func margin(_ column: Int) -> [UInt8] {
    [UInt8](repeating: 0x20, count: max(0, column))
  }
}
