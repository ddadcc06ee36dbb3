/// Any JSON value, for bodies whose shape is not worth a type: patches, raw objects, details.
///
/// Literals make patches readable. There is none for `null`: `nil` already means "no member".
///
/// ```swift
/// let patch: JSONValue = ["data": ["spawner_ui_config.yaml": .string(text), "old": .null]]
/// ```
public enum JSONValue: Hashable, Sendable {
  /// The JSON `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number without a fraction that fits in 64 bits.
  case integer(Int)
  /// Any other number.
  case number(Double)
  /// A text.
  case string(String)
  /// A list.
  case array([JSONValue])
  /// An object; JSON gives the order of its keys no meaning.
  case object([String: JSONValue])
}

extension JSONValue {
  /// The text, where this is a string.
  public var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The number, where this is an integer.
  public var integer: Int? {
    if case .integer(let number) = self { number } else { nil }
  }

  /// The truth, where this is a boolean.
  public var bool: Bool? {
    if case .bool(let truth) = self { truth } else { nil }
  }

  /// The elements, where this is a list.
  public var array: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// The members, where this is an object.
  public var object: [String: JSONValue]? {
    if case .object(let members) = self { members } else { nil }
  }

  /// Whether this is `null`.
  public var isNull: Bool { self == .null }

  /// The member of an object; setting one on anything else makes it an object.
  ///
  /// - Parameter key: The member's name.
  /// - Returns: The member, or nil where there is none or this is no object.
  public subscript(_ key: String) -> JSONValue? {
    get { object?[key] }
    set {
      var members = object ?? [:]
      members[key] = newValue
      self = .object(members)
    }
  }

  /// The element of a list.
  ///
  /// - Parameter index: The element's place, counted from zero.
  /// - Returns: The element, or nil where there is none or this is no list.
  public subscript(_ index: Int) -> JSONValue? {
    guard let array, array.indices.contains(index) else { return nil }
    return array[index]
  }
}

extension JSONValue: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByStringLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// Makes a boolean.
  ///
  /// - Parameter value: The truth.
  public init(booleanLiteral value: Bool) { self = .bool(value) }

  /// Makes an integer.
  ///
  /// - Parameter value: The number.
  public init(integerLiteral value: Int) { self = .integer(value) }

  /// Makes a number.
  ///
  /// - Parameter value: The number.
  public init(floatLiteral value: Double) { self = .number(value) }

  /// Makes a string.
  ///
  /// - Parameter value: The text.
  public init(stringLiteral value: String) { self = .string(value) }

  /// Makes a list.
  ///
  /// - Parameter elements: The elements in order.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

  /// Makes an object; the last of equal keys wins.
  ///
  /// - Parameter elements: The members.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(Dictionary(elements) { _, last in last })
  }
}

extension JSONValue: Codable {
  /// Reads any JSON value.
  ///
  /// - Parameter decoder: Where to read from.
  /// - Throws: `DecodingError` when the input is not a JSON value.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let text = try Self.attempt({ try container.decode(String.self) }) {
      self = .string(text)
    } else if let members = try Self.attempt({ try container.decode([String: JSONValue].self) }) {
      self = .object(members)
    } else if let elements = try Self.attempt({ try container.decode([JSONValue].self) }) {
      self = .array(elements)
    } else if let truth = try Self.attempt({ try container.decode(Bool.self) }) {
      self = .bool(truth)
    } else {
      self = try Self.number(in: container)
    }
  }

  /// Writes the value.
  ///
  /// - Parameter encoder: Where to write to.
  /// - Throws: `EncodingError` for a number that JSON cannot hold.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let truth): try container.encode(truth)
    case .integer(let number): try container.encode(number)
    case .number(let number): try container.encode(number)
    case .string(let text): try container.encode(text)
    case .array(let elements): try container.encode(elements)
    case .object(let members): try container.encode(members)
    }
  }

  /// Reads a number as an integer where it is one.
  private static func number(
    in container: any SingleValueDecodingContainer
  ) throws -> JSONValue {
    let number = try container.decode(Double.self)
    do {
      return .integer(try container.decode(Int.self))
    } catch {
      // It has a fraction or is too large, and Foundation has no public error that says so.
      return .number(number)
    }
  }

  /// Answers nil where the input has another type, which is a question and not a failure here.
  private static func attempt<T>(_ read: () throws -> T) throws -> T? {
    do {
      return try read()
    } catch DecodingError.typeMismatch {
      return nil
    } catch DecodingError.dataCorrupted {
      return nil
    }
  }
}
