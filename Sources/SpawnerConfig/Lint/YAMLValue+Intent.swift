internal import YAMLEdit

/// What somebody meant who wrote a value of the wrong type.
extension YAMLValue {
  /// The truth value that a text or number stands for in people's eyes: `"false"` is false.
  var intendedBool: Bool? {
    switch self {
    case .bool(let flag): flag
    case .integer(1): true
    case .integer(0): false
    case .string(let text):
      switch text.lowercased() {
      case "true", "yes", "on", "1": true
      case "false", "no", "off", "0": false
      default: nil
      }
    default: nil
    }
  }

  /// The value in a few words: a text in quotes, all else by its type.
  var inMessages: String {
    switch self {
    case .string(let text): "'\(text)'"
    case .bool(let flag): "the boolean \(flag)"
    case .integer(let number): "the number \(number)"
    case .float(let number): "the number \(number)"
    default: typeInMessages
    }
  }

  /// Whether nothing is in it: null, an empty text, list or mapping.
  var isEmpty: Bool {
    switch self {
    case .null: true
    case .string(let text): text.isEmpty
    case .sequence(let items): items.isEmpty
    case .mapping(let mapping): mapping.isEmpty
    default: false
    }
  }
}

extension LintContext {
  /// Whether braces without quotes stand there, which make a mapping of what is meant as text.
  ///
  /// That is Y015, and it settles what other rules could say about the place.
  func isUnquotedTemplate(at path: YAMLPath) -> Bool {
    node(at: path)?.isUnquotedTemplate ?? false
  }
}
