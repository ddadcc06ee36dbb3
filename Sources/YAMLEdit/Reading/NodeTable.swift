/// A document's nodes as a flat list, parents before their children, in source order.
///
/// The children of node `n` start at `n + 1`; the next sibling of a child starts where the child's
/// own part of the list ends. A mapping's children alternate between keys and values.
struct NodeTable: Sendable {
  var records: [NodeRecord] = []

  /// The decoded text of all scalars, one after the other.
  var arena: [UInt8] = []

  /// The full tags that occur, `tag:yaml.org,2002:str` and so on.
  var tags: [String] = []

  /// The anchors in source order, with the record each one names.
  var anchors: [(name: String, record: Int32)] = []

  /// Whether the document has a `---` or a `...`.
  var hasMarks = false

  /// Whether directives stand before the document.
  var hasDirectives = false

  /// The greatest number of collections inside each other.
  var deepest = 0

  /// The decoded text of a scalar.
  func text(of record: NodeRecord) -> ArraySlice<UInt8> {
    arena[Int(record.textStart)..<Int(record.textEnd)]
  }

  /// The records of a collection's children, in order.
  func children(of index: Int) -> [Int] {
    let record = records[index]
    var children: [Int] = []
    children.reserveCapacity(Int(record.childCount))
    var child = index + 1
    for _ in 0..<record.childCount {
      children.append(child)
      child = Int(records[child].next)
    }
    return children
  }

  /// The record an alias stands for; any other record stands for itself.
  func resolved(_ index: Int) -> Int {
    records[index].kind == .alias ? Int(records[index].textStart) : index
  }
}

/// One node: what it is, where it stands, and how to reach its neighbours.
struct NodeRecord: Hashable, Sendable {
  enum Kind: UInt8, Sendable { case scalar, sequence, mapping, alias }
  enum Style: UInt8, Sendable {
    case plain, singleQuoted, doubleQuoted, literal, folded
    case block, flow
  }

  var kind: Kind
  var style: Style

  /// Whether a scalar's type follows from its text (plain, or tagged `!`).
  var isImplicit = false

  /// The first byte, tag and anchor included.
  var outerStart: Int32

  /// The first byte of the content itself.
  var start: Int32

  /// The byte after the last one; of a block collection, after its last child.
  var end: Int32

  /// The collection this node is in, -1 for the root.
  var parent: Int32

  /// The first record after this node and all it holds.
  var next: Int32

  /// The number of children; a mapping counts keys and values.
  var childCount: Int32 = 0

  /// A scalar's text in the arena; `textStart` of an alias is the record it stands for.
  var textStart: Int32 = 0
  var textEnd: Int32 = 0

  /// Where in the table's tags or anchors, -1 for none.
  var tag: Int32 = -1
  var anchor: Int32 = -1
}

extension NodeTable {
  /// The last child of a collection.
  func lastChild(of index: Int) -> Int? {
    var child = index + 1
    var last: Int?
    for _ in 0..<records[index].childCount {
      last = child
      child = Int(records[child].next)
    }
    return last
  }
}
