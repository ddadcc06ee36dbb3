import KubeCore
import SpawnerConfig
import YAMLEdit

extension SpawnerDocument {
  /// The text at a path as it is written, comments and all, moved to the left edge.
  ///
  /// - Parameters:
  ///   - path: The path from the file's root.
  ///   - words: The path as the user typed it, for the message.
  /// - Returns: Lines, each ended by a newline.
  /// - Throws: `CommandError` with code `noSuchPath`.
  func slice(at path: YAMLPath, as words: String) throws -> String {
    let node = try node(at: path, as: words)
    let bytes = document.bytes[node.range.lowerBound.value..<end(of: node)]
    let indent = node.location.column - 1
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let moved = lines.enumerated().map { number, line in
      number == 0 ? line : line.dropIndentation(upTo: indent)
    }
    return moved.joined(separator: "\n") + (bytes.last == 0x0A ? "" : "\n")
  }

  /// Where the text of a node ends: a block collection takes the comment on its last line along.
  private func end(of node: Node) -> Int {
    let end = node.range.upperBound.value
    guard node.kind != .scalar, node.kind != .alias, !node.isFlow else { return end }
    return document.bytes[end...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? document.bytes.count
  }

  /// The value at a path as the web app reads it, as JSON.
  ///
  /// - Parameters:
  ///   - path: The path from the file's root.
  ///   - words: The path as the user typed it, for the message.
  /// - Returns: Lines, each ended by a newline.
  /// - Throws: `CommandError` with code `noSuchPath`.
  func json(at path: YAMLPath, as words: String) throws -> String {
    if path == .root { return try JSONRenderer.render(JSONValue(document.value)) }
    return try JSONRenderer.render(JSONValue(try node(at: path, as: words).value))
  }

  private func node(at path: YAMLPath, as words: String) throws -> Node {
    do {
      return try document.node(at: path)
    } catch {
      guard error.code == .noSuchPath else { throw error }
      throw CommandError(.noSuchPath, "nothing at '\(words)' in the file")
    }
  }
}

extension Substring {
  /// The line without as many of its leading blanks.
  fileprivate func dropIndentation(upTo count: Int) -> Substring {
    dropFirst(Swift.min(count, prefix { $0 == " " }.count))
  }
}

extension JSONValue {
  /// The value as JSON has it; what JSON lacks (dates, non-finite numbers, keys that are no text)
  /// becomes text.
  init(_ value: YAMLValue) {
    switch value {
    case .null: self = .null
    case .bool(let bool): self = .bool(bool)
    case .integer(let integer): self = .integer(integer)
    case .float(let number): self = number.isFinite ? .number(number) : .string("\(number)")
    case .bigInteger(let text), .string(let text), .timestamp(let text), .binary(let text):
      self = .string(text)
    case .sequence(let items): self = .array(items.map { JSONValue($0) })
    case .mapping(let mapping):
      let pairs = mapping.map { ($0.key.string ?? "\($0.key)", JSONValue($0.value)) }
      self = .object(Dictionary(pairs, uniquingKeysWith: { $1 }))
    }
  }
}
