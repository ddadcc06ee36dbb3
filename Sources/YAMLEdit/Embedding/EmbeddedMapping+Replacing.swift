extension EmbeddedMapping {
  /// Puts another file in the place of this one.
  ///
  /// Lines that stay keep every byte, also those of their indentation and line break; the others
  /// are indented as the key is and end as their neighbours do. What stands above the key in the new
  /// file, comments and a document mark, is not about the mapping and is left out; comments below
  /// the last value are indented deeper than the key, so that they stay with it.
  ///
  /// - Parameter newBytes: The new file, with the key and nothing beside it.
  /// - Returns: The outer document, read back and checked; the same if the file is the same.
  /// - Throws: ``YAMLError``: `unrepresentable` for a file that holds more or less than the key,
  ///   `editDiffers` if the outer document would then say something else anywhere.
  public func replacing(with newBytes: [UInt8]) throws(YAMLError) -> Document {
    if newBytes == bytes { return document }
    let new = try Document(newBytes)
    guard let value = new.value[key], new.value.mapping?.count == 1 else {
      throw YAMLError(
        .unrepresentable,
        path: path,
        detail: "expected the key '\(key)' and nothing beside it, found other keys or none"
      )
    }
    let edited = Array(
      document.bytes[..<region.lowerBound] + merged(with: new.storage.source)
        + document.bytes[region.upperBound...]
    )
    let expected = document.value.replacing(path.steps[...], with: value)
    do throws(YAMLError) {
      let result = try Document(edited)
      if result.value == expected { return result }
    } catch {
      throw differing
    }
    throw differing
  }

  private var differing: YAMLError {
    YAMLError(
      .editDiffers,
      path: path,
      detail: "the edit of '\(path)' was given up, its result read back differently"
    )
  }

  /// The outer lines for a new file.
  private func merged(with source: SourceText) -> [UInt8] {
    let layout = Layout(document.storage)
    let lineBreak = layout.lineBreak(near: region.lowerBound)
    let oldLines = lines.map { content(of: document.bytes[$0.content]) }
    let newLines = Array(Self.lines(of: source).map(content).drop(while: Self.isAbove))
    let tail = 1 + (newLines.lastIndex { !Self.isCommentOrBlank($0) } ?? 0)
    var result: [UInt8] = []
    var position = 0
    func keep(to end: Int) {
      for line in lines[position..<end] { append(document.bytes[line.outer]) }
    }
    func append(_ line: some Sequence<UInt8>) {
      if let last = result.last, last != 0x0A, last != 0x0D { result += lineBreak }
      result += line
    }
    for change in LineDifference.changes(from: oldLines, to: newLines) {
      keep(to: change.old.lowerBound)
      for (number, line) in zip(change.new, newLines[change.new]) {
        let isTail = number >= tail && line.first == UInt8(ascii: "#")
        let margin = result.isEmpty || line.isEmpty ? 0 : indentation + (isTail ? 2 : 0)
        append([UInt8](repeating: 0x20, count: margin) + line + lineBreak)
      }
      position = change.old.upperBound
    }
    keep(to: lines.count)
    return ended(result, like: source.bytes)
  }

  /// The lines with a break at their end where something follows or the new file has one.
  private func ended(_ result: [UInt8], like new: [UInt8]) -> [UInt8] {
    let lineBreak = Layout(document.storage).lineBreak(near: region.lowerBound)
    let isOpen = region.upperBound == document.bytes.count && finalBreakLength(new[...]) == 0
    let length = finalBreakLength(result[...])
    if isOpen { return result.dropLast(length) }
    return length == 0 ? result + lineBreak : result
  }

  private func content(of line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    line.dropLast(finalBreakLength(line))
  }

  private static func isCommentOrBlank(_ line: ArraySlice<UInt8>) -> Bool {
    let first = line.first { $0 != 0x20 && $0 != 0x09 }
    return first == nil || first == UInt8(ascii: "#")
  }

  /// Whether a line can stand above the first key: a comment, a directive or a document mark.
  private static func isAbove(_ line: ArraySlice<UInt8>) -> Bool {
    isCommentOrBlank(line) || line.first == UInt8(ascii: "%")
      || line.elementsEqual("---".utf8)
  }

  private static func lines(of source: SourceText) -> [ArraySlice<UInt8>] {
    source.lineStarts.indices.compactMap { index in
      let start = index == 0 ? source.contentStart : Int(source.lineStarts[index])
      let isLast = index + 1 == source.lineStarts.count
      let end = isLast ? source.bytes.count : Int(source.lineStarts[index + 1])
      return start < end ? source.bytes[start..<end] : nil
    }
  }
}

extension YAMLValue {
  /// The value with another one at the end of a way through it.
  fileprivate func replacing(_ steps: ArraySlice<YAMLPath.Step>, with new: YAMLValue) -> YAMLValue {
    switch (steps.first, self) {
    case (nil, _): return new
    case (.key(let key)?, .mapping(var mapping)):
      guard let old = mapping[key] else { return self }
      mapping[key] = old.replacing(steps.dropFirst(), with: new)
      return .mapping(mapping)
    case (.index(let index)?, .sequence(var items)):
      guard items.indices.contains(index) else { return self }
      items[index] = items[index].replacing(steps.dropFirst(), with: new)
      return .sequence(items)
    default: return self
    }
  }
}
