/// The places of a collection's items or entries in the source.
///
/// A slot starts at the item's dash, the entry's `?`, key or key property, and ends with its last
/// byte of content; in flow collections commas belong to no slot.
struct Slots {
  struct Slot {
    /// The first record: the item itself, or the entry's key.
    let record: Int
    /// The record of the item or of the entry's value.
    let value: Int
    let start: Int
    let end: Int
  }

  let collection: Int
  let all: [Slot]

  init(_ layout: Layout, of collection: Int) {
    self.collection = collection
    let table = layout.table
    let record = table.records[collection]
    let step = record.kind == .mapping ? 2 : 1
    var slots: [Slot] = []
    slots.reserveCapacity(Int(record.childCount) / step)
    layout.source.bytes.withUnsafeBufferPointer { bytes in
      let lexer = GapLexer(bytes: bytes)
      var position = Int(record.start)
      if record.style == .flow, table.hasBrackets(collection, in: bytes) { position += 1 }
      var child = collection + 1
      for _ in 0..<Int(record.childCount) / step {
        let value = step == 2 ? Int(table.records[child].next) : child
        var start = lexer.nextToken(from: position, limit: bytes.count)
        while record.style == .flow, start < bytes.count, bytes[start] == UInt8(ascii: ",") {
          start = lexer.nextToken(from: start + 1, limit: bytes.count)
        }
        let end = Int(table.records[value].end)
        slots.append(Slot(record: child, value: value, start: min(start, end), end: end))
        position = end
        child = Int(table.records[value].next)
      }
    }
    all = slots
  }

  var count: Int { all.count }

  subscript(_ index: Int) -> Slot { all[index] }
}

extension NodeTable {
  /// Whether a flow collection stands in brackets or braces; a lone `key: value` inside a flow list
  /// does not.
  func hasBrackets(_ index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let record = records[index]
    let opening = bytes[Int(record.start)]
    return record.kind == .sequence || opening == UInt8(ascii: "{")
  }
}
