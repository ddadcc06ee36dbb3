import KubeCore
import YAMLEdit

/// What the web app's JSON of a YAML value is: Python's `json` with sorted keys, and dates as HTTP
/// writes them.
struct ServedValue: Equatable {
  /// Why a value has no JSON form: the app answers 500, or what no browser can read.
  struct Unservable: Error, Equatable {
    let words: String
  }

  let json: JSONValue

  /// Works out the JSON of a value.
  init(of value: YAMLValue) throws(Unservable) { json = try Self.json(of: value) }

  /// Takes JSON that was answered, its numbers in the form that compares.
  init(answered json: JSONValue) { self.json = Self.normalized(json) }

  private static func json(of value: YAMLValue) throws(Unservable) -> JSONValue {
    switch value {
    case .null: return .null
    case .bool(let truth): return .bool(truth)
    case .integer(let number): return .integer(number)
    case .bigInteger(let digits): return .number(Double(digits) ?? .infinity)
    case .float(let number):
      guard number.isFinite else { throw Unservable(words: "a number that JSON does not know") }
      return normalized(.number(number))
    case .string(let text): return .string(text)
    case .timestamp(let text):
      guard let date = HTTPDate(timestamp: text) else {
        throw Unservable(words: "a date that does not exist")
      }
      return .string(date.text)
    case .binary: throw Unservable(words: "binary data")
    case .sequence(let items):
      var list: [JSONValue] = []
      for item in items { list.append(try json(of: item)) }
      return .array(list)
    case .mapping(let mapping): return try object(of: mapping)
    }
  }

  private static func object(of mapping: YAMLMapping) throws(Unservable) -> JSONValue {
    var members: [String: JSONValue] = [:]
    var sorts: Set<KeySort> = []
    for entry in mapping.entries {
      guard let (key, sort) = key(entry.key) else {
        throw Unservable(words: "a key that JSON does not know")
      }
      sorts.insert(sort)
      members[key] = try json(of: entry.value)
    }
    // Python sorts the keys before it writes them, and cannot compare different sorts.
    guard sorts.count <= 1 else { throw Unservable(words: "text keys beside other keys") }
    return .object(members)
  }

  private enum KeySort { case text, number, null }

  private static func key(_ key: YAMLValue) -> (String, KeySort)? {
    switch key {
    case .string(let text): (text, .text)
    case .integer(let number): (String(number), .number)
    case .bigInteger(let digits): (digits, .number)
    case .float(let number): (number.description, .number)
    case .bool(let truth): (truth ? "true" : "false", .number)
    case .null: ("null", .null)
    case .timestamp, .binary, .sequence, .mapping: nil
    }
  }

  /// 1.0 and 1 are the same number to whoever reads the JSON.
  private static func normalized(_ json: JSONValue) -> JSONValue {
    switch json {
    case .number(let number): Int(exactly: number).map { .integer($0) } ?? json
    case .array(let items): .array(items.map(normalized))
    case .object(let members): .object(members.mapValues(normalized))
    case .null, .bool, .integer, .string: json
    }
  }
}
