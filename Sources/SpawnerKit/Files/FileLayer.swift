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

  /// What is inside, looked for once; nil until then.
  private var inside: Inside?

  /// What is inside, with the way back.
  private enum Inside {
    case text(EmbeddedText)
    case mapping(EmbeddedMapping)
  }

  init(stream: DocumentStream, document: Int, path: YAMLPath, form: Form = .text) {
    self.stream = stream
    self.document = document
    self.path = path
    self.form = form
  }

  private var outer: Document { stream.documents[document] }

  /// The same step with what is inside at hand.
  func opened() throws(YAMLError) -> FileLayer {
    var layer = self
    layer.inside = try found()
    return layer
  }

  private func found() throws(YAMLError) -> Inside {
    if let inside { return inside }
    if form == .mapping { return .mapping(try EmbeddedMapping(in: outer, at: path)) }
    return .text(try EmbeddedText(in: outer, at: path))
  }

  /// What is inside.
  func text() throws(YAMLError) -> [UInt8] {
    let bytes =
      switch try found() {
      case .text(let text): text.bytes
      case .mapping(let mapping): mapping.bytes
      }
    switch form {
    case .text, .mapping: return bytes
    case .argument(let prefix, let suffix): return Array(bytes.dropFirst(prefix).dropLast(suffix))
    case .base64:
      if let decoded = Base64.decoded(String(decoding: bytes, as: UTF8.self)) { return decoded }
      throw YAMLError(
        .unrepresentable,
        at: try outer.node(at: path).location,
        path: path,
        detail: "expected base64 at '\(path)'"
      )
    }
  }

  /// The whole text with something else inside.
  func replacing(_ newText: [UInt8]) throws(YAMLError) -> [UInt8] {
    let edited: Document
    switch (try found(), form) {
    case (_, .base64):
      edited = try outer.replacing(at: path, with: .string(Base64.encoded(newText)))
    case (.text(let text), .argument(let prefix, let suffix)):
      edited = try text.replacing(
        with: Array(text.bytes.prefix(prefix) + newText + text.bytes.suffix(suffix))
      )
    case (.text(let text), _): edited = try text.replacing(with: newText)
    case (.mapping(let mapping), _): edited = try mapping.replacing(with: newText)
    }
    return try stream.replacing(document: document, with: edited)
  }

  /// Where in the whole text a place of what is inside is.
  func location(of inner: SourceLocation) -> SourceLocation {
    do throws(YAMLError) {
      let place =
        switch (try found(), form) {
        case (_, .base64): try outer.node(at: path).location
        case (.text(let text), .argument(let prefix, _)):
          text.location(of: inner.shifted(by: prefix))
        case (.text(let text), _): text.location(of: inner)
        case (.mapping(let mapping), _): mapping.location(of: inner)
        }
      return outerLocation(of: place)
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
