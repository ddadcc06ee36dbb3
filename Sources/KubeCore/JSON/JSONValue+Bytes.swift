#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension JSONValue {
  /// Reads a JSON text.
  ///
  /// - Parameter bytes: The text in UTF-8.
  /// - Throws: ``KubeError`` with code `protocolViolation`; its message does not quote the text.
  public init(parsing bytes: [UInt8]) throws(KubeError) {
    self = try JSONText.decoded(JSONValue.self, from: bytes)
  }

  /// Writes any encodable value as a JSON value.
  ///
  /// - Parameter value: What to write.
  /// - Throws: ``KubeError`` with code `protocolViolation` when the value cannot be written.
  public init(encoding value: some Encodable) throws(KubeError) {
    self = try JSONText.decoded(JSONValue.self, from: JSONText.encoded(value))
  }

  /// The JSON text in UTF-8, on one line, keys sorted: equal values have equal bytes.
  ///
  /// - Returns: The text.
  /// - Throws: ``KubeError`` with code `protocolViolation` for a number that JSON cannot hold.
  public func encoded() throws(KubeError) -> [UInt8] {
    try JSONText.encoded(self)
  }

  /// Reads a typed object out of this value.
  ///
  /// - Parameter type: The type to read.
  /// - Returns: The object.
  /// - Throws: ``KubeError`` with code `protocolViolation` naming the field that does not fit.
  public func decoded<T: Decodable>(as type: T.Type) throws(KubeError) -> T {
    try JSONText.decoded(type, from: encoded())
  }
}

/// The one place that turns bytes into values and back.
enum JSONText {
  static func decoded<T: Decodable>(_ type: T.Type, from bytes: [UInt8]) throws(KubeError) -> T {
    do {
      return try JSONDecoder().decode(type, from: Data(bytes))
    } catch {
      throw KubeError(
        code: .protocolViolation,
        message: "not the JSON expected: \(words(for: error))",
        underlying: error
      )
    }
  }

  static func encoded(_ value: some Encodable) throws(KubeError) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return try [UInt8](encoder.encode(value))
    } catch {
      throw KubeError(
        code: .protocolViolation,
        message: "cannot be written as JSON",
        underlying: error
      )
    }
  }

  /// Whether bytes are a JSON text, whatever is in it.
  static func isWhole(_ bytes: [UInt8]) -> Bool {
    do {
      _ = try JSONDecoder().decode(JSONValue.self, from: Data(bytes))
      return true
    } catch {
      return false
    }
  }

  /// Says where and what, but never which value: it might be a secret.
  private static func words(for error: any Error) -> String {
    switch error {
    case DecodingError.typeMismatch(let type, let context):
      "expected \(type) at '\(place(context.codingPath))'"
    case DecodingError.valueNotFound(let type, let context):
      "expected \(type) at '\(place(context.codingPath))', found null"
    case DecodingError.keyNotFound(let key, let context):
      "'\(place(context.codingPath + [key]))' is missing"
    case DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty:
      "'\(place(context.codingPath))' cannot be read"
    default:
      "the text is not JSON"
    }
  }

  private static func place(_ path: [any CodingKey]) -> String {
    path.reduce(into: "") { text, key in
      if let index = key.intValue {
        text += "[\(index)]"
      } else {
        text += text.isEmpty ? key.stringValue : ".\(key.stringValue)"
      }
    }
  }
}
