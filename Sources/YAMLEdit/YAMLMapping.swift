/// The entries of a mapping, each key once, in the order they were written.
///
/// Two mappings are equal when they hold the same entries in any order, as Python's dictionaries
/// are. As in Python, `1`, `1.0` and `true` are the same key.
public struct YAMLMapping: Sendable, ExpressibleByDictionaryLiteral, Sequence {
  /// One key and its value.
  public struct Entry: Hashable, Sendable {
    /// The key.
    public let key: YAMLValue
    /// The value.
    public let value: YAMLValue

    /// Creates an entry.
    ///
    /// - Parameters:
    ///   - key: The key.
    ///   - value: The value.
    public init(key: YAMLValue, value: YAMLValue) {
      self.key = key
      self.value = value
    }
  }

  /// The entries in order.
  public private(set) var entries: [Entry] = []

  /// Where each key stands; empty while there are so few that looking at each is faster.
  private var positions: [YAMLValue: Int] = [:]

  private static let fewEntries = 12

  /// Creates an empty mapping.
  public init() {}

  /// Creates a mapping from entries; of two with the same key the later value wins.
  ///
  /// - Parameter entries: The entries in order.
  public init(_ entries: some Sequence<Entry>) {
    self.entries.reserveCapacity(entries.underestimatedCount)
    for entry in entries {
      update(entry.value, forKey: entry.key)
    }
  }

  /// Makes a mapping of pairs; of two equal keys the later one counts.
  ///
  /// - Parameter elements: The pairs, in order.
  public init(dictionaryLiteral elements: (YAMLValue, YAMLValue)...) {
    self.init(elements.map { Entry(key: $0.0, value: $0.1) })
  }

  /// The number of entries.
  public var count: Int { entries.count }

  /// Whether there is no entry.
  public var isEmpty: Bool { entries.isEmpty }

  /// The keys in order.
  public var keys: [YAMLValue] { entries.map(\.key) }

  /// The value under a text key; setting nil removes the entry.
  ///
  /// - Parameter key: The key.
  public subscript(_ key: String) -> YAMLValue? {
    get { self[.string(key)] }
    set { self[.string(key)] = newValue }
  }

  /// The value under any key; setting nil removes the entry.
  ///
  /// - Parameter key: The key.
  public subscript(_ key: YAMLValue) -> YAMLValue? {
    get { position(of: key.asKey).map { entries[$0].value } }
    set {
      if let newValue {
        update(newValue, forKey: key)
      } else if let position = position(of: key.asKey) {
        entries.remove(at: position)
        positions = [:]
        notePositions()
      }
    }
  }

  /// Goes over the entries in their order.
  ///
  /// - Returns: The iterator.
  public func makeIterator() -> IndexingIterator<[Entry]> {
    entries.makeIterator()
  }

  /// Stores a value; a key already there keeps its place and its spelling, as in Python.
  private mutating func update(_ value: YAMLValue, forKey key: YAMLValue) {
    let identity = key.asKey
    if let position = position(of: identity) {
      entries[position] = Entry(key: entries[position].key, value: value)
      return
    }
    entries.append(Entry(key: key, value: value))
    if !positions.isEmpty {
      positions[identity] = entries.count - 1
    } else {
      notePositions()
    }
  }

  private func position(of identity: YAMLValue) -> Int? {
    guard positions.isEmpty else { return positions[identity] }
    // Nearly all keys are texts, and only the same text equals one.
    if case .string(let text) = identity { return entries.firstIndex { $0.key.isText(text) } }
    return entries.firstIndex { $0.key.asKey == identity }
  }

  private mutating func notePositions() {
    guard entries.count > Self.fewEntries else { return }
    for (position, entry) in entries.enumerated() { positions[entry.key.asKey] = position }
  }
}

extension YAMLMapping: Hashable {
  /// Tells whether two mappings hold the same entries, in whatever order.
  public static func == (left: YAMLMapping, right: YAMLMapping) -> Bool {
    left.count == right.count
      && left.entries.allSatisfy { entry in right[entry.key] == entry.value }
  }

  /// Feeds the entries into a hasher, whatever their order.
  ///
  /// - Parameter hasher: The hasher.
  public func hash(into hasher: inout Hasher) {
    var combined = 0
    for entry in entries {
      var each = Hasher()
      each.combine(entry.key.asKey)
      each.combine(entry.value)
      combined ^= each.finalize()
    }
    hasher.combine(combined)
  }
}

extension YAMLValue {
  /// The value by which Python would tell this key from another: `true` and `1.0` are `1`.
  var asKey: YAMLValue {
    switch self {
    case .bool(let flag): .integer(flag ? 1 : 0)
    case .float(let number): Int(exactly: number).map(YAMLValue.integer) ?? self
    default: self
    }
  }
}
