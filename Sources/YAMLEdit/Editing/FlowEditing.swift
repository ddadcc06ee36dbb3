/// Adds and removes items of collections in brackets and braces.
struct FlowEditing {
  let layout: Layout
  let slots: Slots
  private let record: NodeRecord

  init(_ layout: Layout, _ collection: Int) {
    self.layout = layout
    slots = Slots(layout, of: collection)
    record = layout.table.records[collection]
  }

  private var bytes: [UInt8] { layout.bytes }

  /// Puts an item first, into an empty collection.
  func insertOnly(_ text: [UInt8]) -> [SourceEdit] {
    [.insert(text, at: Int(record.start) + 1)]
  }

  /// Puts an item before another one.
  func insert(_ text: [UInt8], before index: Int) -> [SourceEdit] {
    let slot = slots[index]
    guard layout.isFirstOnLine(slot.start) else {
      return [.insert(text + Array(", ".utf8), at: slot.start)]
    }
    let start = layout.ownedStart(ofItemAt: slot.start)
    let margin = Array(bytes[layout.lineStart(of: slot.start)..<slot.start])
    let lineBreak = layout.lineBreak(near: slot.start)
    return [.insert(margin + text + [UInt8(ascii: ",")] + lineBreak, at: start)]
  }

  /// Puts an item after another one, on a line of its own if the other has one.
  func insert(_ text: [UInt8], after index: Int) -> [SourceEdit] {
    let slot = slots[index]
    let comma = self.comma(after: index)
    let place = comma.map { $0 + 1 } ?? slot.end
    guard layout.isFirstOnLine(slot.start), layout.isLastOnLine(place) else {
      if index + 1 < slots.count { return insert(text, before: index + 1) }
      return [.insert(Array(", ".utf8) + text, at: slot.end)]
    }
    let margin = Array(bytes[layout.lineStart(of: slot.start)..<slot.start])
    let line = layout.lineBreak(near: slot.end) + margin + text
    let lineEnd = layout.lineEnd(of: place)
    if comma != nil { return [.insert(line + [UInt8(ascii: ",")], at: lineEnd)] }
    if lineEnd == slot.end { return [.insert([UInt8(ascii: ",")] + line, at: slot.end)] }
    return [.insert([UInt8(ascii: ",")], at: slot.end), .insert(line, at: lineEnd)]
  }

  /// Takes an item out.
  func remove(_ index: Int) -> [SourceEdit] {
    let slot = slots[index]
    let comma = self.comma(after: index)
    let place = comma.map { $0 + 1 } ?? slot.end
    if layout.isFirstOnLine(slot.start), layout.isLastOnLine(place) {
      return removeLines(index, isFollowed: comma != nil)
    }
    if index + 1 < slots.count { return [.delete(slot.start..<slots[index + 1].start)] }
    guard index > 0 else { return [.delete(slot.start..<place)] }
    let before = slots[index - 1].end
    guard isFreeOfComments(before..<slot.start) else {
      guard let earlier = self.comma(after: index - 1), comma == nil else {
        return [.delete(slot.start..<place)]
      }
      return [.delete(earlier..<earlier + 1), .delete(slot.start..<slot.end)]
    }
    return [.delete(before..<slot.end)]
  }

  /// Takes out an item that has its lines to itself, and the comma before it if it was the last.
  private func removeLines(_ index: Int, isFollowed: Bool) -> [SourceEdit] {
    let slot = slots[index]
    let place = comma(after: index).map { $0 + 1 } ?? slot.end
    let lines = layout.ownedStart(ofItemAt: slot.start)..<layout.nextLine(after: place)
    var edits = [SourceEdit.delete(lines)]
    if !isFollowed, index > 0, let comma = self.comma(after: index - 1) {
      edits.append(.delete(comma..<comma + 1))
    }
    return edits
  }

  /// The byte of the comma after an item, if there is one.
  func comma(after index: Int) -> Int? {
    let limit = index + 1 < slots.count ? slots[index + 1].start : Int(record.end)
    let next = bytes.withUnsafeBufferPointer { buffer in
      GapLexer(bytes: buffer).nextToken(from: slots[index].end, limit: limit)
    }
    return next < limit && bytes[next] == UInt8(ascii: ",") ? next : nil
  }

  private func isFreeOfComments(_ range: Range<Int>) -> Bool {
    !bytes[range].contains(UInt8(ascii: "#"))
  }

  /// The changes that bring the items' texts into another order; commas and blanks stay.
  ///
  /// - Parameter order: For each place the item that comes there.
  /// - Returns: The changes of the text.
  func reorder(_ order: [Int]) -> [SourceEdit] {
    var edits: [SourceEdit] = []
    for (place, item) in order.enumerated() where place != item {
      for (old, new) in zip(parts(of: place), parts(of: item)) {
        edits.append(SourceEdit(old, Array(bytes[new])))
      }
    }
    return edits
  }

  /// An item's comment lines, its text, and its comment after it; the comments may be empty.
  private func parts(of index: Int) -> [Range<Int>] {
    let slot = slots[index]
    let place = comma(after: index).map { $0 + 1 } ?? slot.end
    let isOnOwnLines = layout.isFirstOnLine(slot.start) && layout.isLastOnLine(place)
    guard isOnOwnLines else {
      return [slot.start..<slot.start, slot.start..<slot.end, slot.end..<slot.end]
    }
    let line = layout.lineStart(of: slot.start)
    let above = layout.ownedStart(ofItemAt: slot.start)..<line
    return [above, slot.start..<slot.end, place..<layout.lineEnd(of: place)]
  }
}
