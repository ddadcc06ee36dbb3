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
  func location(of inner: SourceLocation) -> SourceLocation { locator()(inner) }

  /// Finds the places of the configuration in the file; made once for many of them.
  func locator() -> (SourceLocation) -> SourceLocation {
    do throws(YAMLError) {
      let start = stream.location(of: ByteOffset(0), inDocument: document)
      let node = try outer.node(at: path).location
      let embedded = isBinary ? nil : try EmbeddedText(in: outer, at: path)
      return { inner in
        let place = embedded?.location(of: inner) ?? node
        return SourceLocation(
          line: start.line + place.line - 1,
          column: place.line == 1 ? start.column + place.column - 1 : place.column
        )
      }
    } catch {
      // The text was read from this very place; without it the inner place is all there is.
      return { $0 }
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
