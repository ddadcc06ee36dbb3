internal import YAMLEdit

extension LintContext {
  private typealias Entry = (key: Node, value: Node)

  /// What takes away each key that loses, in the same order; `nil` where the two say different things.
  ///
  /// The entries of a mapping are looked through once for all of its duplicates, which may be many.
  func removals(of duplicates: [DuplicateKey]) -> [LintFix?] {
    var path: YAMLPath?
    var entries: [SourceLocation: Entry] = [:]
    return duplicates.map { duplicate in
      let parent = duplicate.path.parent ?? .root
      if parent != path {
        path = parent
        entries = blockEntries(of: parent)
      }
      guard let losing = entries[duplicate.first], let winning = entries[duplicate.second],
        losing.value.value == winning.value.value
      else { return nil }
      let start = losing.key.outerRange.lowerBound.value
      let end = losing.value.outerRange.upperBound.value
      return wholeLines(from: start, to: end).map { LintFix(.replace($0, "")) }
    }
  }

  private func blockEntries(of path: YAMLPath) -> [SourceLocation: Entry] {
    guard let node = node(at: path), !node.isFlow else { return [:] }
    let entries = node.entries.map { ($0.key.location, $0 as Entry) }
    return Dictionary(entries) { first, _ in first }
  }

  /// The lines that hold nothing but a stretch of bytes, and perhaps a comment behind it.
  private func wholeLines(from start: Int, to end: Int) -> Range<Int>? {
    let margin = bytes[..<start].reversed().prefix { $0 == 0x20 }.count
    let lineStart = start - margin
    guard lineStart == 0 || Self.lineEnds.contains(bytes[lineStart - 1]) else { return nil }
    if Self.lineEnds.contains(bytes[end - 1]) { return lineStart..<end }
    let rest = bytes[end...].prefix { !Self.lineEnds.contains($0) }
    guard let visible = rest.first(where: { $0 != 0x20 && $0 != 0x09 }) else {
      return lineStart..<(rest.endIndex + lineBreakLength(at: rest.endIndex))
    }
    guard visible == UInt8(ascii: "#") else { return nil }
    return lineStart..<(rest.endIndex + lineBreakLength(at: rest.endIndex))
  }

  private func lineBreakLength(at offset: Int) -> Int {
    guard offset < bytes.count else { return 0 }
    let isPair = bytes[offset] == 0x0D && offset + 1 < bytes.count && bytes[offset + 1] == 0x0A
    return isPair ? 2 : 1
  }

  private static let lineEnds: Set<UInt8> = [0x0A, 0x0D]
}
