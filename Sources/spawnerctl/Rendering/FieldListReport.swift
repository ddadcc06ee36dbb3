import KubeCore
import SpawnerConfig
import YAMLEdit

/// What `get --paths` reports: every field, and what the file says about it.
struct FieldListReport: Encodable, Sendable {
  /// One field.
  struct Field: Encodable, Sendable {
    let path: String
    let kind: String
    /// What the file says; left out where it says nothing.
    let value: JSONValue?
    /// What the web app takes where the file says nothing.
    let absent: JSONValue?
    /// The words that the field takes, where there are only a few.
    let choices: [String]?

    init(_ field: ListedField) {
      path = field.path
      kind = field.kind
      value = field.value.map { JSONValue($0) }
      absent = field.absent.map { JSONValue($0) }
      choices = field.choices.isEmpty ? nil : field.choices
    }
  }

  let fields: [Field]
  private let listed: [ListedField]

  private enum CodingKeys: String, CodingKey {
    case fields
  }

  init(_ fields: [ListedField]) {
    listed = fields
    self.fields = fields.filter(\.isValue).map(Field.init)
  }

  /// The report in the form that was asked for; a table where none was.
  func rendered(as form: SpawnerCtl.Get.Form?) throws -> String {
    switch form {
    case nil: table
    case .yaml?: try YAMLRenderer.render(self)
    case .json?: try JSONRenderer.render(self)
    case .name?: FieldCompletion.paths.lines(for: listed).map { $0 + "\n" }.joined()
    }
  }

  private var table: String {
    var table = TextTable(["PATH", "KIND", "VALUE"])
    for field in listed where field.isValue {
      let absent = field.absent.map { "(\(Self.words(for: $0)))" }
      table.append([field.path, field.kind, field.value.map(Self.words) ?? absent ?? ""])
    }
    return table.rendered()
  }

  /// A value in a few words: as it is written, or how much of it there is.
  static func words(for value: YAMLValue) -> String {
    switch value {
    case .null: "null"
    case .bool(let flag): "\(flag)"
    case .integer(let number): "\(number)"
    case .float(let number): "\(number)"
    case .string(""): "\"\""
    case .string(let text), .bigInteger(let text), .timestamp(let text), .binary(let text): text
    case .sequence(let items): items.isEmpty ? "[]" : count(items.count, "item")
    case .mapping(let mapping): mapping.isEmpty ? "{}" : count(mapping.count, "key")
    }
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
