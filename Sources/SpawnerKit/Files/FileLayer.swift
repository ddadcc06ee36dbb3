import KubeCore
import YAMLEdit

/// One step into a file: a text or a mapping inside one of its documents.
struct FileLayer: Sendable {
  /// How what is inside is written.
  enum Form: Hashable, Sendable {
    /// A scalar whose text it is.
    case text
    /// A scalar whose text it is in base64.
    case base64
    /// A scalar whose text it is between a start and an end of so many bytes.
    case argument(prefix: Int, suffix: Int)
    /// A key with a block mapping below it.
    case mapping
  }

  /// The whole text that is stepped into.
  let stream: DocumentStream
  /// The index of the document, counted from 0.
  let document: Int
  /// The path within that document.
  let path: YAMLPath
  /// How what is inside is written.
  var form = Form.text

  private var outer: Document { stream.documents[document] }

  /// What is inside.
  func text() throws(YAMLError) -> [UInt8] {
    switch form {
    case .text: return try EmbeddedText(in: outer, at: path).bytes
    case .mapping: return try EmbeddedMapping(in: outer, at: path).bytes
    case .argument(let prefix, let suffix):
      return Array(try EmbeddedText(in: outer, at: path).bytes.dropFirst(prefix).dropLast(suffix))
    case .base64:
      let node = try outer.node(at: path)
      if let bytes = Base64.decoded(node.text ?? "") { return bytes }
      throw YAMLError(
        .unrepresentable,
        at: node.location,
        path: path,
        detail: "expected base64 at '\(path)'"
      )
    }
  }

  /// The whole text with something else inside.
  func replacing(_ newText: [UInt8]) throws(YAMLError) -> [UInt8] {
    let edited: Document
    switch form {
    case .text: edited = try EmbeddedText(in: outer, at: path).replacing(with: newText)
    case .mapping: edited = try EmbeddedMapping(in: outer, at: path).replacing(with: newText)
    case .base64:
      edited = try outer.replacing(at: path, with: .string(Base64.encoded(newText)))
    case .argument(let prefix, let suffix):
      let embedded = try EmbeddedText(in: outer, at: path)
      edited = try embedded.replacing(
        with: Array(embedded.bytes.prefix(prefix) + newText + embedded.bytes.suffix(suffix))
      )
    }
    return try stream.replacing(document: document, with: edited)
  }

  /// Where in the whole text a place of what is inside is.
  func location(of inner: SourceLocation) -> SourceLocation {
    do throws(YAMLError) {
      let place =
        switch form {
        case .base64: try outer.node(at: path).location
        case .text: try EmbeddedText(in: outer, at: path).location(of: inner)
        case .mapping: try EmbeddedMapping(in: outer, at: path).location(of: inner)
        case .argument(let prefix, _):
          try EmbeddedText(in: outer, at: path).location(of: inner.shifted(by: prefix))
        }
      return stream.location(of: place, inDocument: document)
    } catch {
      // The text was read from this very place; without it the inner place is all there is.
      return inner
    }
  }

  /// Where in the whole text a place of the document is.
  func outerLocation(of place: SourceLocation) -> SourceLocation {
    stream.location(of: place, inDocument: document)
  }
}

extension SourceLocation {
  /// The same place where a text begins so many columns further to the right.
  fileprivate func shifted(by columns: Int) -> SourceLocation {
    line == 1 ? SourceLocation(line: 1, column: column + columns) : self
  }
}
