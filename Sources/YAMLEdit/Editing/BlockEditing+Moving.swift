extension BlockEditing {
  /// Moves an item with its comments in front of or behind another one.
  ///
  /// - Parameters:
  ///   - from: The item's position.
  ///   - target: The position it would get if it were inserted; never its own or the next.
  ///   - isBefore: Whether it goes directly above the item now at `target`, or directly below the
  ///     one before that.
  /// - Returns: The changes of the text.
  func move(_ from: Int, to target: Int, isBefore: Bool) -> [SourceEdit] {
    let text = text(of: from)
    let insertion: SourceEdit
    if isBefore {
      insertion = insert(text, before: target)
    } else {
      insertion = insert(text, after: target - 1)
    }
    return [insertion, remove(from)]
  }

  /// An item with its comments, from its first character to the end of its last line.
  private func text(of index: Int) -> [UInt8] {
    let slot = slots[index]
    let end = layout.lineEnd(of: slot.end)
    if index == 0, isCompact { return Array(layout.bytes[slot.start..<end]) }
    return Array(layout.bytes[(layout.ownedStart(ofItemAt: slot.start) + column)..<end])
  }
}
