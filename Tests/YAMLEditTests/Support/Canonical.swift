import YAMLEdit

extension YAMLValue {
  /// The value in a form that Python's side of the comparison can print as well.
  var canonical: String {
    switch self {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .integer(let number): "i\(number)"
    case .bigInteger(let digits): "i\(digits)"
    case .float(let number): number.isNaN ? "fnan" : "f" + String(number.bitPattern, radix: 16)
    case .string(let text): Self.quoted(text)
    case .timestamp(let text): "t" + Self.quoted(text)
    case .binary(let text): "b" + Self.quoted(text)
    case .sequence(let items): "[" + items.map(\.canonical).joined(separator: ",") + "]"
    case .mapping(let mapping):
      "{" + mapping.map { "\($0.key.canonical):\($0.value.canonical)" }.joined(separator: ",") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\u{\(String(scalar.value, radix: 16))}"
      case " "..."~": quoted.unicodeScalars.append(scalar)
      default: quoted += "\\u{\(String(scalar.value, radix: 16))}"
      }
    }
    return quoted + "\""
  }
}
