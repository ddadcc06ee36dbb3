/// A scalar that holds a whole file, such as the value under a ConfigMap's data key.
public struct EmbeddedText: Sendable {
  /// The file's bytes.
  public let bytes: [UInt8]

  public init(in document: Document, at path: YAMLPath) throws(YAMLError) {
    throw YAMLError(.unrepresentable, detail: "")
  }

  public func location(of innerOffset: ByteOffset) -> SourceLocation {
    SourceLocation(line: 1, column: 1)
  }

  public func location(of inner: SourceLocation) -> SourceLocation {
    inner
  }

  public func replacing(with newBytes: [UInt8]) throws(YAMLError) -> Document {
    throw YAMLError(.unrepresentable, detail: "")
  }
}
