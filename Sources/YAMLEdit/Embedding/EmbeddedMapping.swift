/// A key of a block mapping with all that stands below it, seen as a file of its own.
///
/// The file has the key at the left edge: the lines are those of the outer document without the
/// key's indentation. It can be read and edited as a document, and put back so that only the outer
/// lines of changed lines change.
///
/// ```swift
/// let embedded = try EmbeddedMapping(in: values, at: "notebooks.spawnerFormDefaults")
/// let inner = try Document(embedded.bytes)
/// let edited = try embedded.replacing(with: inner.removing(at: "spawnerFormDefaults.cpu").bytes)
/// ```
public struct EmbeddedMapping: Sendable {
  /// The file's bytes.
  public let bytes: [UInt8]

  let document: Document
  let path: YAMLPath
  let key: String
  /// The bytes of the outer document from the key to the end of the last line.
  let region: Range<Int>
  /// How far the key stands from the left edge.
  let indentation: Int
  let lines: [Line]
  private let inner: Document

  /// A line of the outer document and what of it belongs to the file.
  struct Line {
    /// The line with its indentation and its break.
    let outer: Range<Int>
    /// How many blanks at its start are not part of the file.
    let margin: Int

    /// What of the line belongs to the file.
    var content: Range<Int> { outer.lowerBound + margin..<outer.upperBound }
  }

  /// Finds the mapping.
  ///
  /// - Parameters:
  ///   - document: The outer document.
  ///   - path: The key with the mapping below it.
  /// - Throws: ``YAMLError`` with code `noSuchPath` or `notAMapping`; `unrepresentable` for a
  ///   mapping in braces, one that an alias or a merge key brings in, and one that does not say the
  ///   same when it stands alone, such as one that uses an anchor from outside.
  public init(in document: Document, at path: YAMLPath) throws(YAMLError) {
    guard case .key(let name)? = path.steps.last, let holder = path.parent else {
      throw YAMLError(.noSuchPath, path: path, detail: "expected a key, found '\(path)'")
    }
    let entry = try Self.entry(name, in: document.node(at: holder), at: path)
    try Self.refuseUnusual(entry.key, entry.value, at: path)
    self.document = document
    self.path = path
    key = name
    let layout = Layout(document.storage)
    let start = entry.key.outerRange.lowerBound.value
    indentation = start - layout.lineStart(of: start)
    region = start..<Self.end(of: entry.value, column: indentation, layout)
    lines = Self.lines(of: region, margin: indentation, in: document.storage.source)
    bytes = lines.flatMap { document.bytes[$0.content] }
    inner = try Self.standingAlone(bytes, like: entry.value, at: path)
  }

  /// The place in the outer document of a place in the file.
  ///
  /// - Parameter inner: A line and column of ``bytes``.
  /// - Returns: The place.
  public func location(of inner: SourceLocation) -> SourceLocation {
    var rest = self.inner.storage.source.offset(of: inner)
    for line in lines {
      if rest < line.content.count || line.outer == lines.last?.outer {
        return document.location(of: ByteOffset(line.content.lowerBound + rest))
      }
      rest -= line.content.count
    }
    return document.location(of: ByteOffset(region.upperBound))
  }
}

extension EmbeddedMapping {
  private static func entry(
    _ name: String,
    in holder: Node,
    at path: YAMLPath
  ) throws(YAMLError) -> (key: Node, value: Node) {
    let found = holder.entries.filter { $0.key.text == name }
    guard let entry = found.last else {
      throw YAMLError(
        holder.kind == .mapping ? .noSuchPath : .unrepresentable,
        at: holder.location,
        path: path,
        detail: "expected the key '\(path)' to be written in its own mapping, found no such key"
      )
    }
    if found.count > 1 {
      throw YAMLError(
        .duplicateKey,
        at: entry.key.location,
        path: path,
        detail: "expected '\(path)' once, found it \(found.count) times"
      )
    }
    return entry
  }

  private static func refuseUnusual(
    _ key: Node,
    _ value: Node,
    at path: YAMLPath
  ) throws(YAMLError) {
    let layout = Layout(key.storage)
    let start = key.outerRange.lowerBound.value
    let before = layout.bytes[layout.lineStart(of: start)..<start]
    let found: String? =
      switch value.kind {
      case .alias: "an alias"
      case .mapping where value.isFlow: "one in braces"
      case .mapping where !before.allSatisfy({ $0 == 0x20 || $0 == UInt8(ascii: "-") }):
        "one inside of braces or behind other text on its line"
      case .mapping: nil
      default: throw value.mismatch("a mapping", .notAMapping, at: path)
      }
    guard let found else { return }
    throw YAMLError(
      .unrepresentable,
      at: key.location,
      path: path,
      detail: "expected a mapping in lines of its own at '\(path)', found \(found)"
    )
  }

  /// The end of the last line: that of the last value, or of comments below it that are indented
  /// deeper than the key.
  private static func end(of value: Node, column: Int, _ layout: Layout) -> Int {
    let last = value.range.upperBound.value
    var end = layout.lineStart(of: last) == last ? last : layout.nextLine(after: last)
    var position = end
    while position < layout.bytes.count {
      let line = layout.bytes[position..<layout.lineEnd(of: position)]
      let blanks = line.prefix { $0 == 0x20 }.count
      let first = line.dropFirst(blanks).first
      guard first == nil || first == UInt8(ascii: "#") && blanks > column else { break }
      position = layout.nextLine(after: position)
      if first != nil { end = position }
    }
    return end
  }

  private static func lines(
    of region: Range<Int>,
    margin: Int,
    in source: SourceText
  ) -> [Line] {
    var lines: [Line] = []
    var start = region.lowerBound
    var number = source.lineIndex(of: start)
    while start < region.upperBound {
      number += 1
      let next = number < source.lineStarts.count ? Int(source.lineStarts[number]) : Int.max
      let end = min(next, region.upperBound)
      let blanks = source.bytes[start..<end].prefix(margin).prefix { $0 == 0x20 }.count
      lines.append(Line(outer: start..<end, margin: lines.isEmpty ? 0 : blanks))
      start = end
    }
    return lines
  }

  /// The file, read; refused where it does not say by itself what it says in its place.
  private static func standingAlone(
    _ bytes: [UInt8],
    like value: Node,
    at path: YAMLPath
  ) throws(YAMLError) -> Document {
    do throws(YAMLError) {
      let inner = try Document(bytes)
      if case .key(let name)? = path.steps.last,
        inner.value == .mapping([.string(name): value.value])
      {
        return inner
      }
    } catch {
      guard error.code == .undefinedAlias else { throw Self.dependent(value, at: path) }
      throw YAMLError(
        .unrepresentable,
        at: value.location,
        path: path,
        detail: "expected '\(path)' to stand on its own, found an alias of something outside of it"
      )
    }
    throw Self.dependent(value, at: path)
  }

  private static func dependent(_ value: Node, at path: YAMLPath) -> YAMLError {
    YAMLError(
      .unrepresentable,
      at: value.location,
      path: path,
      detail: "expected '\(path)' to stand on its own, found that it reads differently alone"
    )
  }
}
