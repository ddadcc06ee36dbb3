/// A text or collection that the server leaves out, or sends as `null`, when it is empty.
///
/// It decodes missing and `null` as empty and is not written when empty, so that the types
/// of this module need no hand-written decoding.
@propertyWrapper
public struct EmptyIfMissing<Value: EmptyInitializable & Codable & Hashable & Sendable>: Codable,
  Hashable, Sendable
{
  /// The collection itself.
  public var wrappedValue: Value

  /// Wraps a collection.
  ///
  /// - Parameter wrappedValue: The collection.
  public init(wrappedValue: Value) { self.wrappedValue = wrappedValue }

  /// Reads the collection; `null` is empty.
  ///
  /// - Parameter decoder: Where to read from.
  /// - Throws: `DecodingError` when something else than the collection is there.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    wrappedValue = container.decodeNil() ? Value() : try container.decode(Value.self)
  }

  /// Writes the collection.
  ///
  /// - Parameter encoder: Where to write to.
  /// - Throws: `EncodingError` as the collection's own encoding does.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(wrappedValue)
  }
}

/// What ``EmptyIfMissing`` may wrap: values that can be empty.
public protocol EmptyInitializable {
  /// Makes the empty value.
  init()

  /// Whether nothing is in it.
  var isEmpty: Bool { get }
}

extension Array: EmptyInitializable {}
extension Dictionary: EmptyInitializable {}
extension String: EmptyInitializable {}

extension KeyedDecodingContainer {
  /// Reads a collection that may be missing; the compiler's own decoding calls this.
  ///
  /// - Parameters:
  ///   - type: The wrapper.
  ///   - key: The member to read.
  /// - Returns: The collection, empty where it is missing.
  /// - Throws: `DecodingError` when something else than the collection is there.
  public func decode<Value>(
    _ type: EmptyIfMissing<Value>.Type,
    forKey key: Key
  ) throws -> EmptyIfMissing<Value> {
    try decodeIfPresent(type, forKey: key) ?? EmptyIfMissing(wrappedValue: Value())
  }
}

extension KeyedEncodingContainer {
  /// Writes a collection unless it is empty; the compiler's own encoding calls this.
  ///
  /// - Parameters:
  ///   - value: The wrapped collection.
  ///   - key: The member to write.
  /// - Throws: `EncodingError` as the collection's own encoding does.
  public mutating func encode<Value>(
    _ value: EmptyIfMissing<Value>,
    forKey key: Key
  ) throws {
    guard !value.wrappedValue.isEmpty else { return }
    try encode(value.wrappedValue, forKey: key)
  }
}
