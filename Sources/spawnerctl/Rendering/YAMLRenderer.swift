import KubeCore
import YAMLEdit

/// Reports as YAML: the same object as the JSON, keys sorted.
enum YAMLRenderer {
  static func render(_ report: some Encodable) throws -> String {
    guard case .object(let fields) = try JSONValue(encoding: report) else { return "" }
    var document = try Document("")
    for (key, value) in fields.sorted(by: { $0.key < $1.key }) {
      document = try document.setting(YAMLValue(value), at: YAMLPath([.key(key)]))
    }
    return document.text
  }
}

extension YAMLValue {
  /// A JSON value as YAML has it, keys sorted.
  init(_ value: JSONValue) {
    switch value {
    case .null: self = .null
    case .bool(let bool): self = .bool(bool)
    case .integer(let integer): self = .integer(integer)
    case .number(let number): self = .float(number)
    case .string(let text): self = .string(text)
    case .array(let items): self = .sequence(items.map { YAMLValue($0) })
    case .object(let fields):
      let entries = fields.sorted { $0.key < $1.key }
        .map { YAMLMapping.Entry(key: .string($0.key), value: YAMLValue($0.value)) }
      self = .mapping(YAMLMapping(entries))
    }
  }
}
