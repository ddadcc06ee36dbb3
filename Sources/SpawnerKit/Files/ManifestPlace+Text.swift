import KubeCore
import YAMLEdit

extension ManifestPlace {
  private var outer: Document { stream.documents[document] }

  /// The configuration's bytes.
  func text() throws(SpawnerError) -> [UInt8] {
    try explained { () throws(YAMLError) in
      guard isBinary else { return try EmbeddedText(in: outer, at: path).bytes }
      let node = try outer.node(at: path)
      guard let bytes = Base64.decoded(node.text ?? "") else {
        throw YAMLError(
          .unrepresentable,
          at: node.location,
          path: path,
          detail: "expected base64 at '\(path)'"
        )
      }
      return bytes
    }
  }

  /// The file with another configuration in it.
  func replacing(_ newText: [UInt8]) throws(SpawnerError) -> [UInt8] {
    try explained { () throws(YAMLError) in
      let edited =
        isBinary
        ? try outer.replacing(at: path, with: .string(Base64.encoded(newText)))
        : try EmbeddedText(in: outer, at: path).replacing(with: newText)
      return try stream.replacing(document: document, with: edited)
    }
  }

  /// Where in the file a place of the configuration is.
  func location(of inner: SourceLocation) -> SourceLocation {
    do throws(YAMLError) {
      let place =
        isBinary
        ? try outer.node(at: path).location
        : try EmbeddedText(in: outer, at: path).location(of: inner)
      let start = stream.location(of: ByteOffset(0), inDocument: document)
      return SourceLocation(
        line: start.line + place.line - 1,
        column: place.line == 1 ? start.column + place.column - 1 : place.column
      )
    } catch {
      // The text was read from this very place; without it the inner place is all there is.
      return inner
    }
  }

  private func explained<Result>(
    _ body: () throws(YAMLError) -> Result
  ) throws(SpawnerError) -> Result {
    do throws(YAMLError) {
      return try body()
    } catch {
      throw SpawnerError(manifest: error, configMap: configMap)
    }
  }
}

extension SpawnerError {
  /// The manifest around the configuration is not sound.
  init(manifest cause: YAMLError, configMap: String) {
    self.init(
      .invalidResult,
      "ConfigMap '\(configMap)': \(cause.description)",
      underlying: cause
    )
  }
}
