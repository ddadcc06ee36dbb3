internal import YAMLEdit

extension LintContext {
  /// Takes away the key that loses, where both say the same and so nothing changes for anybody.
  func removal(of duplicate: DuplicateKey) -> LintFix? {
    guard let parent = node(at: duplicate.path.parent ?? .root), !parent.isFlow,
      let losing = parent.entries.first(where: { $0.key.location == duplicate.first }),
      let winning = parent.entries.first(where: { $0.key.location == duplicate.second }),
      losing.value.value == winning.value.value
    else { return nil }
    let start = losing.key.outerRange.lowerBound.value
    let end = losing.value.outerRange.upperBound.value
    return wholeLines(from: start, to: end).map { LintFix(.replace($0, "")) }
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
