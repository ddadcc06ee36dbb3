/// A text that must not be seen: a token, a password, a private key.
///
/// Nothing prints it: descriptions, debug descriptions and dumps say `redacted`. It can be
/// neither encoded nor interpolated by accident; only ``withValue(_:)`` lends the text.
public struct Secret: Hashable, Sendable {
  private let value: String

  /// Hides a text.
  ///
  /// - Parameter value: The text.
  public init(_ value: String) { self.value = value }

  /// Whether there is nothing in it.
  public var isEmpty: Bool { value.isEmpty }

  /// Lends the text to whoever must have it.
  ///
  /// - Parameter body: Takes the text, and must not keep it in anything that is printed.
  /// - Returns: What the body returns.
  /// - Throws: What the body throws.
  public func withValue<R, E: Error>(_ body: (String) throws(E) -> R) throws(E) -> R {
    try body(value)
  }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The word `redacted`.
  public var description: String { "redacted" }
  /// The word `redacted`.
  public var debugDescription: String { description }
  /// A mirror without children.
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection()) }
}
