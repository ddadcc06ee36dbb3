/// A scalar that holds a whole file, such as the value under a ConfigMap's data key.
///
/// The file can be read and edited as a document of its own, and put back so that only the lines of
/// the outer document change whose text changed.
///
/// ```swift
/// let embedded = try EmbeddedText(in: manifest, at: "data['spawner_ui_config.yaml']")
/// let inner = try Document(embedded.bytes)
/// let edited = try embedded.replacing(with: inner.removing(at: "cpu").bytes)
/// ```
public struct EmbeddedText: Sendable {
  /// The file's bytes.
  public let bytes: [UInt8]

  let document: Document
  let path: YAMLPath
  let record: Int
  let map: TextMap

  /// Finds the text.
  ///
  /// - Parameters:
  ///   - document: The outer document.
  ///   - path: The scalar, in any style.
  /// - Throws: ``YAMLError`` with code `noSuchPath`, or `notAScalar` if there is no text.
  public init(in document: Document, at path: YAMLPath) throws(YAMLError) {
    let node = try document.node(at: path)
    let storage = document.storage
    guard node.kind == .scalar, storage.table.isText(node.record) else {
      throw node.mismatch("text", .notAScalar, at: path)
    }
    self.document = document
    self.path = path
    record = node.index
    bytes = Array(storage.table.text(of: node.record))
    map = TextMap(storage.source.bytes, record: node.record, text: bytes)
  }

  /// The place in the outer document of a byte of the text.
  ///
  /// - Parameter innerOffset: A byte of ``bytes``.
  /// - Returns: The place; the start of the scalar if its style hides the exact one.
  public func location(of innerOffset: ByteOffset) -> SourceLocation {
    let offset = min(max(innerOffset.value, 0), bytes.count)
    return document.location(of: ByteOffset(map.outerOffset(of: offset)))
  }

  /// The place in the outer document of a place in the text.
  ///
  /// - Parameter inner: A line and column of ``bytes``.
  /// - Returns: The place; the start of the scalar if its style hides the exact one.
  public func location(of inner: SourceLocation) -> SourceLocation {
    location(of: ByteOffset(offset(of: inner)))
  }

  /// The byte at a line and column, clamped to what is there.
  private func offset(of location: SourceLocation) -> Int {
    bytes.withUnsafeBufferPointer { buffer in
      var position = 0
      var line = 1
      while line < location.line, position < buffer.count {
        let length = breakLength(in: buffer, at: position)
        line += length > 0 ? 1 : 0
        position += max(1, length)
      }
      var column = 1
      if line == 1, buffer.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
      while column < location.column, position < buffer.count,
        breakLength(in: buffer, at: position) == 0
      {
        position += 1
        while position < buffer.count, buffer[position] & 0xC0 == 0x80 { position += 1 }
        column += 1
      }
      return position
    }
  }

  /// Puts another text in the place of this one.
  ///
  /// Only the outer lines of changed inner lines change, in the scalar's own style. Where that style
  /// cannot hold the new text, the whole scalar is written anew.
  ///
  /// - Parameter newBytes: The new text, UTF-8.
  /// - Returns: The outer document, read back and checked; the same if the text is the same.
  /// - Throws: ``YAMLError``, with code `notUTF8` for other bytes, or a code of
  ///   ``Document/replacing(at:with:)``.
  public func replacing(with newBytes: [UInt8]) throws(YAMLError) -> Document {
    if newBytes == bytes { return document }
    guard let text = String(validating: newBytes, as: UTF8.self) else {
      throw YAMLError(.notUTF8, path: path, detail: "expected UTF-8 text for '\(path)'")
    }
    let existing = try document.existing(path)
    guard existing == record else {
      throw EditTarget.alias(Node(document.storage, existing), at: path)
    }
    try document.refuseSharing(of: record..<record + 1, in: record, at: path)
    for edits in spliced(with: newBytes) + [rewritten(text)].compactMap(\.self) {
      if let edited = try applied(edits, text) { return edited }
    }
    return try document.replacing(at: path, with: .string(text))
  }

  /// The outer document after edits; nil if it does not read back as meant.
  private func applied(_ edits: [SourceEdit], _ text: String) throws(YAMLError) -> Document? {
    let table = document.storage.table
    let range = record..<Int(table.records[record].next)
    let plan = EditPlan(edits, table: table, replacing: range, with: [.value(.string(text))])
    do {
      return try document.applying(plan, at: path)
    } catch {
      guard error.code == .editDiffers || error.code == .overlappingEdits else { throw error }
      return nil
    }
  }
}
