internal import YAMLEdit

/// The lines that an old volume takes up, and how the same volume of today is written there.
///
/// The comments of each sub-field go with what takes its place; texts that stay keep their quotes.
struct VolumeText {
  /// The bytes that go: from the volume's first character, or from the comments above it, to the
  /// end of its last line.
  let range: Range<Int>
  private let document: Document
  private let volume: OldVolume
  /// The column of the keys, counted from 0.
  private let column: Int
  /// What stands before the first key on its line, where that line goes as well: a list's dash.
  private let dash: String?
  private let lineBreak: String
  private let comments: FieldComments

  /// Finds the lines; `nil` where the volume is not written in lines of its own.
  init?(_ volume: OldVolume, in document: Document) {
    guard let (outer, inner) = Self.nodes(of: volume, in: document) else { return nil }
    let bytes = document.bytes
    let first = outer.outerRange.lowerBound.value
    let lineStart = Self.lineStart(of: first, in: bytes)
    let head = String(decoding: bytes[lineStart..<first], as: UTF8.self)
    guard head.allSatisfy({ $0 == " " || $0 == "-" }), outer.anchor == nil, outer.tag == nil,
      head.count(where: { $0 == "-" }) < 2
    else { return nil }
    var end = outer.range.upperBound.value
    while end > first, Self.isBreak(bytes[end - 1]) { end -= 1 }
    while end < bytes.count, !Self.isBreak(bytes[end]) { end += 1 }
    let scan = CommentScan(document)
    let start = head.contains("-") ? lineStart : Self.top(above: lineStart, scan, in: bytes)
    range = start..<end
    comments = FieldComments(scan, in: range, of: inner, in: document)
    self.document = document
    self.volume = volume
    column = head.count
    dash = head.contains("-") ? head : nil
    lineBreak = bytes[first...].first(where: Self.isBreak) == 0x0D ? "\r\n" : "\n"
  }

  /// The nodes of the volume as a whole and of its sub-fields, in lines and not in braces.
  private static func nodes(of volume: OldVolume, in document: Document) -> (Node, Node)? {
    do throws(YAMLError) {
      let outer = try document.node(at: volume.outerPath)
      let inner = try document.node(at: volume.path)
      let isLined = outer.kind == .mapping && !outer.isFlow && inner.kind == .mapping
      return isLined ? (outer, inner) : nil
    } catch {
      return nil
    }
  }

  private static func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private static func lineStart(of offset: Int, in bytes: [UInt8]) -> Int {
    (bytes[..<offset].lastIndex(where: isBreak) ?? -1) + 1
  }

  /// The start of the comment lines directly above a line.
  private static func top(above line: Int, _ scan: CommentScan, in bytes: [UInt8]) -> Int {
    var top = line
    for comment in scan.comments.reversed() where comment.start < top && comment.isAlone {
      let start = lineStart(of: comment.start, in: bytes)
      let end = bytes[comment.start...].firstIndex(where: isBreak) ?? bytes.count
      let next = bytes[end..<top]
      guard next.count <= 2, next.allSatisfy(isBreak), next.count(where: { $0 == 0x0A }) < 2 else {
        break
      }
      top = start
    }
    return top
  }

  // MARK: Writing

  /// The lines of the volume of today.
  func write(_ new: NewVolume) -> [UInt8] {
    var lines: [String] = []
    guard case .mapping(let parts) = new else { return [] }
    append(parts, at: column, to: &lines)
    if let dash, let first = lines.firstIndex(where: { !$0.drop { $0 == " " }.hasPrefix("#") }) {
      // The comments of the first key stand above the dash.
      let margin = String(dash.prefix { $0 == " " })
      for index in lines[..<first].indices {
        lines[index] = margin + lines[index].drop { $0 == " " }
      }
      lines[first] = dash + lines[first].dropFirst(column)
    }
    return Array(lines.joined(separator: lineBreak).utf8)
  }

  private func append(_ parts: [NewVolume.Part], at column: Int, to lines: inout [String]) {
    let margin = String(repeating: " ", count: column)
    for part in parts {
      let said = part.origin.map { comments[$0] } ?? FieldComments.Field()
      lines += said.above.map { margin + $0 }
      let beside = said.beside.map { "  " + $0 } ?? ""
      switch part.content {
      case .scalar(let value):
        lines.append("\(margin)\(part.key): \(text(of: value, from: part.origin))\(beside)")
      case .list(let values):
        lines.append("\(margin)\(part.key):\(beside)")
        let items = values.map { text(of: $0, from: part.origin) }
        lines += items.map { "\(margin)\(listMargin)- \($0)" }
      case .mapping(let inner):
        lines.append("\(margin)\(part.key):\(beside)")
        append(inner, at: column + 2, to: &lines)
      }
    }
  }

  /// How far the file's lists are indented from their keys.
  private var listMargin: String {
    do throws(YAMLError) {
      let image = try document.node(at: .section("image"))
      guard let key = image.entries.first(where: { $0.key.value == "options" })?.key,
        let list = image["options"], list.kind == .sequence, !list.isFlow
      else { return "" }
      return String(
        repeating: " ",
        count: max(0, min(4, list.location.column - key.location.column))
      )
    } catch {
      return ""
    }
  }

  /// A value as the old sub-field had it, if it is the same, else with the same quotes.
  private func text(of value: YAMLValue, from origin: String?) -> String {
    let node = origin.flatMap { name -> Node? in
      do throws(YAMLError) { return try document.node(at: volume.valuePath(of: name)) } catch {
        return nil
      }
    }
    guard let node, node.kind == .scalar, node.tag == nil else {
      return ScalarText.written(value, like: nil)
    }
    let source = document.bytes[node.range.lowerBound.value..<node.range.upperBound.value]
    let isOnLine = !source.contains(where: Self.isBreak)
    let isQuotable = node.scalarStyle != .literal && node.scalarStyle != .folded
    if node.value == value, isOnLine, isQuotable { return String(decoding: source, as: UTF8.self) }
    return ScalarText.written(value, like: node.scalarStyle)
  }
}

/// A single value as YAML.
enum ScalarText {
  /// Writes a value, with the quotes that a neighbour has where they suit it.
  static func written(_ value: YAMLValue, like style: Node.ScalarStyle?) -> String {
    let sample =
      switch style {
      case .singleQuoted: "- 'x'\n"
      case .doubleQuoted: "- \"x\"\n"
      default: "- x\n"
      }
    do throws(YAMLError) {
      let text = try Document(sample).replacing(at: YAMLPath([.index(0)]), with: value).text
      return String(text.dropFirst(2).prefix { !$0.isNewline })
    } catch {
      return "null"
    }
  }
}
