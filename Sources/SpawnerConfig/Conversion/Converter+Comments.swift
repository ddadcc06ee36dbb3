internal import YAMLEdit

/// Comments in a volume that is replaced in one piece, because it is written in braces.
extension Converter {
  /// Replaces an old volume; the comments in it that would be gone go to lines above it.
  ///
  /// - Parameters:
  ///   - volume: The volume.
  ///   - value: What comes in its place.
  /// - Throws: `SpawnerConfigError` if the file cannot be edited there.
  mutating func replaceWhole(
    _ volume: OldVolume,
    with value: YAMLValue
  ) throws(SpawnerConfigError) {
    let before = document
    try edit { text throws(YAMLError) in try text.replacing(at: volume.outerPath, with: value) }
    do throws(YAMLError) {
      let range = try before.node(at: volume.outerPath).outerRange
      let bytes = range.lowerBound.value..<range.upperBound.value
      guard before.bytes[bytes].contains(UInt8(ascii: "#")) else { return }
      var left = CommentScan(document).comments.map(\.text)
      // From the end, as of two that are the same the one that is left stands behind the volume.
      let lost = CommentScan(before).comments.reversed().filter { comment in
        guard let index = left.firstIndex(of: comment.text) else {
          return bytes.contains(comment.start)
        }
        left.remove(at: index)
        return false
      }
      guard !lost.isEmpty, let line = try lineStart(of: volume.outerPath) else { return }
      let margin = document.bytes[line...].prefix { $0 == 0x20 }
      let ending = lineBreak(behind: line)
      let lines = lost.reversed().flatMap { margin + Array($0.text.utf8) + ending }
      document = try document.splicing(
        line..<line,
        lines,
        giving: document.value,
        at: volume.outerPath
      )
    } catch {
      // What cannot be kept is told of in the report.
    }
  }

  /// The start of the line with the key or the dash of a node, or of what holds it in braces.
  private func lineStart(of path: YAMLPath) throws(YAMLError) -> Int? {
    var start: Int?
    for depth in path.steps.indices {
      let holder = try document.node(at: YAMLPath(Array(path.steps[..<depth])))
      guard !holder.isFlow, holder.kind != .alias else { break }
      let place: Node? =
        switch path.steps[depth] {
        case .key(let key): holder.entries.first { $0.key.value == .string(key) }?.key
        case .index: try document.node(at: YAMLPath(Array(path.steps[...depth])))
        }
      start = place?.outerRange.lowerBound.value
    }
    return start.map { offset in
      (document.bytes[..<offset].lastIndex { $0 == 0x0A || $0 == 0x0D } ?? -1) + 1
    }
  }

  private func lineBreak(behind offset: Int) -> [UInt8] {
    let bytes = document.bytes[offset...]
    guard let end = bytes.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else { return [0x0A] }
    if bytes[end] == 0x0A { return [0x0A] }
    return end + 1 < bytes.endIndex && bytes[end + 1] == 0x0A ? [0x0D, 0x0A] : [0x0D]
  }
}
