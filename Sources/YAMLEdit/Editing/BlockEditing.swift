/// Adds and removes lines of block collections.
struct BlockEditing {
  let layout: Layout
  let slots: Slots

  init(_ layout: Layout, _ collection: Int) {
    self.layout = layout
    slots = Slots(layout, of: collection)
  }

  /// The column of the dashes or keys.
  var column: Int { layout.column(of: slots[0].start) }

  /// Whether the first item shares its line with what holds the collection: `- - a`, `- key: a`.
  var isCompact: Bool { !layout.isFirstOnLine(slots[0].start) }

  /// Puts an item before all others or before one of them, above its comments.
  ///
  /// - Parameters:
  ///   - text: The item from its dash or key, without indentation and last line break.
  ///   - index: The position the item gets.
  /// - Returns: The change of the text.
  func insert(_ text: [UInt8], before index: Int) -> SourceEdit {
    let slot = slots[index]
    let lineBreak = layout.lineBreak(near: slot.start)
    let margin = [UInt8](repeating: 0x20, count: column)
    if index == 0, isCompact {
      return .insert(text + lineBreak + margin, at: slot.start)
    }
    let start = layout.ownedStart(ofItemAt: slot.start)
    return .insert(margin + text + lineBreak, at: start)
  }

  /// Puts an item on the line after another one, before any comment below.
  func insert(_ text: [UInt8], after index: Int) -> SourceEdit {
    let end = layout.lineEnd(of: slots[index].end)
    let margin = [UInt8](repeating: 0x20, count: column)
    return .insert(layout.lineBreak(near: slots[index].end) + margin + text, at: end)
  }

  /// The bytes an item takes up with its comments, up to the next line; not for a compact first.
  func lines(of index: Int) -> Range<Int> {
    let slot = slots[index]
    return layout.ownedStart(ofItemAt: slot.start)..<layout.nextLine(after: slot.end)
  }

  /// Takes an item and its comments out; there must be another one.
  func remove(_ index: Int) -> SourceEdit {
    if index == 0, isCompact { return removeCompactFirst() }
    return .delete(removalRange(of: lines(of: index)))
  }

  /// The bytes to take out so that whole lines vanish, also where the text ends without a break.
  func removalRange(of lines: Range<Int>) -> Range<Int> {
    let endsWithBreak =
      layout.lineEnd(of: layout.lineStart(of: lines.upperBound - 1)) < lines.upperBound
    guard lines.upperBound == layout.bytes.count, !endsWithBreak,
      let before = layout.previousLineEnd(before: lines.lowerBound)
    else { return lines }
    return before..<lines.upperBound
  }

  /// The second item moves up to where the first one was, unless comments stand between them.
  private func removeCompactFirst() -> SourceEdit {
    let (first, second) = (slots[0], slots[1])
    let between = layout.nextLine(after: first.end)..<layout.lineStart(of: second.start)
    guard between.isEmpty else {
      var start = first.start
      while start > 0, layout.bytes[start - 1] == 0x20 { start -= 1 }
      return .delete(start..<layout.lineEnd(of: first.end))
    }
    return .delete(first.start..<second.start)
  }

  /// Takes all items out, together with the comments that belong to them, and leaves a scalar or an
  /// empty collection in their place.
  ///
  /// What was commented out between them stays.
  ///
  /// - Parameters:
  ///   - text: What to leave.
  ///   - holder: The end of what holds the collection: a key's colon, a dash, a tag; nil at the root.
  /// - Returns: The changes of the text.
  func collapse(to text: [UInt8], after holder: Int?) -> [SourceEdit] {
    let last = slots[slots.count - 1].end
    if isCompact || holder == nil {
      let start = isCompact ? slots[0].start : layout.ownedStart(ofItemAt: slots[0].start)
      let margin = isCompact ? 0 : column
      let indented = [UInt8](repeating: 0x20, count: margin) + text
      return [SourceEdit(start..<layout.lineEnd(of: last), indented)]
    }
    guard let holder else { return [] }
    return [holderEdit(text, at: holder)] + allLines.map { .delete(removalRange(of: $0)) }
  }

  /// The lines of all items, in one piece but for what was commented out between them.
  private var allLines: [Range<Int>] {
    var found: [Range<Int>] = []
    for index in 0..<slots.count {
      let own = lines(of: index)
      if let last = found.last, !layout.holdsCommentedOut(last.upperBound..<own.lowerBound) {
        found[found.count - 1] = last.lowerBound..<own.upperBound
      } else {
        found.append(own)
      }
    }
    return found
  }

  /// Puts a scalar or an empty collection after a colon or dash.
  ///
  /// Blanks left at the line's end count as those that stood before it.
  private func holderEdit(_ text: [UInt8], at holder: Int) -> SourceEdit {
    let lineEnd = layout.lineEnd(of: holder)
    let isBlank = layout.bytes[holder..<lineEnd].allSatisfy { $0 == 0x20 }
    return .insert([0x20] + text, at: isBlank ? lineEnd : holder)
  }
}
