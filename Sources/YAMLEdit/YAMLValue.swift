/// A value as PyYAML's `safe_load` resolves it (YAML 1.1).
public enum YAMLValue: Hashable, Sendable {
  /// Nothing: `null`, `~`, or no text at all.
  case null
  /// A truth value, written `true`, `yes`, `on` and so on.
  case bool(Bool)
  /// A whole number, in whatever base it was written.
  case integer(Int)
  /// A whole number that does not fit an `Int`, as decimal digits with an optional minus.
  case bigInteger(String)
  /// A number with a fraction.
  case float(Double)
  /// Text.
  case string(String)
  /// A date or a point in time, as written.
  case timestamp(String)
  /// Binary data, as written (base 64).
  case binary(String)
  /// A list.
  case sequence([YAMLValue])
  /// A mapping.
  case mapping(YAMLMapping)

  /// The text, or nil when the value is not text.
  public var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The truth value, or nil when the value is not one.
  public var bool: Bool? {
    if case .bool(let flag) = self { flag } else { nil }
  }

  /// The whole number, or nil when the value is not one that fits an `Int`.
  public var integer: Int? {
    if case .integer(let number) = self { number } else { nil }
  }

  /// The number with a fraction, or nil when the value is not one.
  public var float: Double? {
    if case .float(let number) = self { number } else { nil }
  }

  /// The items, or nil when the value is not a list.
  public var sequence: [YAMLValue]? {
    if case .sequence(let items) = self { items } else { nil }
  }

  /// The entries, or nil when the value is not a mapping.
  public var mapping: YAMLMapping? {
    if case .mapping(let mapping) = self { mapping } else { nil }
  }

  /// Whether the value is null.
  public var isNull: Bool {
    if case .null = self { true } else { false }
  }

  /// The kind of value in one word for messages: `text`, `list`, `mapping`, `number` and so on.
  public var typeName: String {
    switch self {
    case .null: "null"
    case .bool: "boolean"
    case .integer, .bigInteger, .float: "number"
    case .string: "text"
    case .timestamp: "date"
    case .binary: "binary"
    case .sequence: "list"
    case .mapping: "mapping"
    }
  }

  /// The value a mapping holds under a text key; nil if it is no mapping or has no such key.
  ///
  /// - Parameter key: The key.
  public subscript(_ key: String) -> YAMLValue? {
    mapping?[key]
  }

  /// The item of a list; nil if it is no list or is shorter.
  ///
  /// - Parameter index: The position, counted from 0.
  public subscript(_ index: Int) -> YAMLValue? {
    guard let items = sequence, items.indices.contains(index) else { return nil }
    return items[index]
  }
}

extension YAMLValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByNilLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// Makes a text.
  ///
  /// - Parameter value: The literal.
  public init(stringLiteral value: String) { self = .string(value) }

  /// Makes a boolean.
  ///
  /// - Parameter value: The literal.
  public init(booleanLiteral value: Bool) { self = .bool(value) }

  /// Makes a whole number.
  ///
  /// - Parameter value: The literal.
  public init(integerLiteral value: Int) { self = .integer(value) }

  /// Makes a number.
  ///
  /// - Parameter value: The literal.
  public init(floatLiteral value: Double) { self = .float(value) }

  /// Makes null.
  ///
  /// - Parameter nilLiteral: Nothing.
  public init(nilLiteral: ()) { self = .null }

  /// Makes a list.
  ///
  /// - Parameter elements: The items.
  public init(arrayLiteral elements: YAMLValue...) { self = .sequence(elements) }

  /// Makes a mapping.
  ///
  /// - Parameter elements: The pairs, in order.
  public init(dictionaryLiteral elements: (YAMLValue, YAMLValue)...) {
    self = .mapping(YAMLMapping(elements.map { .init(key: $0.0, value: $0.1) }))
  }
}
