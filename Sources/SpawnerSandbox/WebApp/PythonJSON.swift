import YAMLEdit

/// The JSON that Flask makes of a value read by PyYAML: keys sorted, dates as in HTTP headers.
enum PythonJSON {
  /// What Python cannot write as JSON, and answers with an exception for.
  struct NotSerializable: Error {}

  static func text(of value: YAMLValue) throws(NotSerializable) -> String {
    switch value {
    case .sequence(let items):
      var parts: [String] = []
      for item in items { parts.append(try text(of: item)) }
      return "[\(parts.joined(separator: ", "))]"
    case .mapping(let mapping): return try object(mapping)
    case .binary: throw NotSerializable()
    default: return scalar(value)
    }
  }

  /// Python sorts the keys first, which fails where texts meet anything else.
  private static func object(_ mapping: YAMLMapping) throws(NotSerializable) -> String {
    let isText = mapping.keys.map { $0.string != nil }
    guard Set(isText).count <= 1 else { throw NotSerializable() }
    var members: [(key: String, text: String)] = []
    for entry in mapping.entries {
      members.append((try name(of: entry.key), try text(of: entry.value)))
    }
    members.sort { $0.key < $1.key }
    let texts = members.map { "\(quoted($0.key)): \($0.text)" }
    return "{\(texts.joined(separator: ", "))}"
  }

  private static func name(of key: YAMLValue) throws(NotSerializable) -> String {
    switch key {
    case .string(let text): return text
    case .null, .bool, .integer, .bigInteger, .float: return scalar(key)
    default: throw NotSerializable()
    }
  }

  /// The text of anything but lists and mappings.
  static func scalar(_ value: YAMLValue) -> String {
    switch value {
    case .null: "null"
    case .bool(let truth): truth ? "true" : "false"
    case .integer(let number): String(number)
    case .bigInteger(let digits): digits
    case .float(let number): float(number)
    case .string(let text): quoted(text)
    case .timestamp(let text): quoted(HTTPDate.text(ofYAML: text) ?? text)
    case .binary, .sequence, .mapping: "null"
    }
  }

  /// Python writes these three although JSON has no words for them.
  private static func float(_ number: Double) -> String {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
    return String(number)
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case " "..."~": result.unicodeScalars.append(scalar)
      default: result += String(scalar).utf16.map(escape).joined()
      }
    }
    return result + "\""
  }

  private static func escape(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
