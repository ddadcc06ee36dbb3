internal import YAMLEdit

/// What counts as true for the two programs that read the file.
extension YAMLValue {
  /// Whether the form takes the value for true: every list and mapping, every text but the empty.
  var isTrueInForm: Bool {
    switch self {
    case .sequence, .mapping: true
    default: isTrueInBackend
    }
  }

  /// Whether the web app's backend takes the value for true: empty lists and mappings are false.
  var isTrueInBackend: Bool {
    switch self {
    case .null: false
    case .bool(let flag): flag
    case .integer(let number): number != 0
    case .float(let number): number != 0
    case .string(let text): !text.isEmpty
    case .binary(let text): !text.isEmpty
    case .sequence(let items): !items.isEmpty
    case .mapping(let mapping): !mapping.isEmpty
    case .bigInteger, .timestamp: true
    }
  }
}
