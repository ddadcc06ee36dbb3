/// A view of one node of a ``Document``.
///
/// A node is small and cheap to copy; it keeps its document's bytes alive.
public struct Node: Sendable {
  /// What a node can be.
  public enum Kind: Hashable, Sendable {
    /// Text, a number, null and so on.
    case scalar
    /// A list.
    case sequence
    /// Keys and values.
    case mapping
    /// A reference to an anchored node.
    case alias
  }

  /// How a scalar is written.
  public enum ScalarStyle: Hashable, Sendable {
    /// Without quotes.
    case plain
    /// `'text'`.
    case singleQuoted
    /// `"text"`.
    case doubleQuoted
    /// `|` and lines as they are.
    case literal
    /// `>` and lines folded.
    case folded
  }

  let storage: Document.Storage
  let index: Int

  init(_ storage: Document.Storage, _ index: Int) {
    self.storage = storage
    self.index = index
  }

  var record: NodeRecord { storage.table.records[index] }

  /// What the node is.
  public var kind: Kind {
    switch record.kind {
    case .scalar: .scalar
    case .sequence: .sequence
    case .mapping: .mapping
    case .alias: .alias
    }
  }

  /// The bytes of the node's content, without its tag and anchor.
  ///
  /// A block collection ends with its last child; comments after it are not part of it.
  public var range: Range<ByteOffset> {
    ByteOffset(Int(record.start))..<ByteOffset(Int(record.end))
  }

  /// The bytes of the node with its tag and anchor.
  public var outerRange: Range<ByteOffset> {
    ByteOffset(Int(record.outerStart))..<ByteOffset(Int(record.end))
  }

  /// The place where the node's content starts.
  public var location: SourceLocation { storage.source.location(of: Int(record.start)) }

  /// How a scalar is written; nil for other nodes.
  public var scalarStyle: ScalarStyle? {
    guard record.kind == .scalar else { return nil }
    return switch record.style {
    case .plain: .plain
    case .singleQuoted: .singleQuoted
    case .doubleQuoted: .doubleQuoted
    case .literal: .literal
    case .folded: .folded
    case .block, .flow: nil
    }
  }

  /// Whether the node is a collection in brackets or braces.
  public var isFlow: Bool { record.style == .flow }

  /// The full tag written at the node, `tag:yaml.org,2002:str` for `!!str`; nil without one.
  public var tag: String? {
    record.tag < 0 ? nil : storage.table.tags[Int(record.tag)]
  }

  /// The anchor's name without `&`, or nil without one.
  public var anchor: String? {
    record.anchor < 0 ? nil : storage.table.anchors[Int(record.anchor)].name
  }

  /// A scalar's text after unquoting and folding, before it is taken for a number or a date.
  public var text: String? {
    guard record.kind == .scalar else { return nil }
    return String(decoding: storage.table.text(of: record), as: UTF8.self)
  }

  /// The node's value as the app's reader resolves it.
  ///
  /// Aliases are followed, merge keys applied; of a key that stands twice the last value counts.
  public var value: YAMLValue {
    var resolver = ValueResolver(storage.table)
    return resolver.value(of: index)
  }

  /// The node an alias stands for; any other node is its own target.
  public var target: Node { Node(storage, storage.table.resolved(index)) }

  /// The items of a list in order; empty for other nodes.
  public var items: [Node] {
    guard record.kind == .sequence else { return [] }
    return storage.table.children(of: index).map { Node(storage, $0) }
  }

  /// The entries of a mapping as written, with duplicates and merge keys; empty for other nodes.
  public var entries: [(key: Node, value: Node)] {
    guard record.kind == .mapping else { return [] }
    let children = storage.table.children(of: index)
    return stride(from: 0, to: children.count - 1, by: 2).map { position in
      (Node(storage, children[position]), Node(storage, children[position + 1]))
    }
  }

  /// The entry a mapping itself holds under a text key; of a key that stands twice, the last one.
  ///
  /// Merge keys are not followed.
  ///
  /// - Parameter key: The key.
  /// - Returns: The nodes as written; nil where the node is no mapping or has no such key.
  public func entry(_ key: String) -> (key: Node, value: Node)? {
    let mapping = storage.table.resolved(index)
    guard storage.table.records[mapping].kind == .mapping else { return nil }
    let found = KeyLookup(storage).ownEntries(under: key, of: mapping).last
    return found.map { (Node(storage, $0.key), Node(storage, $0.value)) }
  }

  /// The value a mapping holds under a text key; of a key that stands twice, the last one.
  ///
  /// Aliases are followed, and so are merge keys.
  ///
  /// - Parameter key: The key.
  public subscript(_ key: String) -> Node? {
    KeyLookup(storage).value(under: key, of: index).map { Node(storage, $0) }
  }

  /// The item of a list; nil if the node is no list or is shorter.
  ///
  /// - Parameter index: The position, counted from 0.
  public subscript(_ index: Int) -> Node? {
    let table = storage.table
    let list = table.resolved(self.index)
    guard table.records[list].kind == .sequence, index >= 0,
      index < table.records[list].childCount
    else { return nil }
    if let crowd = storage.crowds.crowd(of: list, in: table) {
      return Node(storage, crowd.children[index])
    }
    var child = list + 1
    for _ in 0..<index { child = Int(table.records[child].next) }
    return Node(storage, child)
  }
}
