internal import YAMLEdit

extension YAMLValue {
  /// The type as the object of a sentence: `a list`, `text`, `null`.
  var typeInMessages: String {
    switch self {
    case .null: "null"
    case .string: "text"
    default: "a \(typeName)"
    }
  }
}

extension YAMLPath {
  /// The mapping that the web app reads; everything beside it is ignored.
  static let formDefaults = YAMLPath([.key("spawnerFormDefaults")])

  /// The mapping of one section of the form.
  static func section(_ name: String) -> YAMLPath { formDefaults.appending(name) }

  /// The same place, seen from further outside.
  func inside(_ outer: YAMLPath) -> YAMLPath { YAMLPath(outer.steps + steps) }
}
