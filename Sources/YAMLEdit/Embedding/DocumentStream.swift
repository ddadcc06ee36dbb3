/// A manifest file: several documents one after the other, each editable on its own.
public struct DocumentStream: Sendable {
  /// The documents in order.
  public let documents: [Document]

  public init(_ bytes: [UInt8]) throws(YAMLError) {
    documents = [try Document(bytes)]
  }

  public func location(
    of offset: ByteOffset,
    inDocument index: Int
  ) -> SourceLocation {
    documents[index].location(of: offset)
  }

  public func replacing(
    document index: Int,
    with document: Document
  ) throws(YAMLError) -> [UInt8] {
    document.bytes
  }
}
