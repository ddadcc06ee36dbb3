/// A position in a document's source, counted in bytes from its first byte.
///
/// Offset 0 is the very first byte, also when the file starts with a byte order mark.
public struct ByteOffset: Hashable, Comparable, Sendable {
  /// The number of bytes before this position.
  public let value: Int

  /// Creates an offset.
  ///
  /// - Parameter value: The number of bytes before the position.
  public init(_ value: Int) {
    self.value = value
  }

  /// Orders offsets from the start of the text to its end.
  public static func < (left: ByteOffset, right: ByteOffset) -> Bool {
    left.value < right.value
  }
}
