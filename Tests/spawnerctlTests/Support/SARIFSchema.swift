import Foundation
import KubeCore

/// What the published schema of SARIF 2.1.0 says of the objects that a log of ours is made of.
///
/// The schema takes no keys that it does not know. Here are those that are written, with what it
/// asks of their values; another key, allowed or not, has to be looked up and added.
enum SARIFSchema {
  /// What a value has to be.
  indirect enum Shape: Sendable {
    case text
    case flag
    /// A reference to a file, relative or not.
    case reference
    /// A whole number, at least this one.
    case number(Int)
    case word([String])
    /// A list of at least so many, in a set all different.
    case list(Shape, atLeast: Int = 0, isSet: Bool = false)
    /// One of the objects by its name in the schema.
    case object(String)
  }

  /// An object: its keys, and those that must be there.
  struct Object: Sendable {
    let required: Set<String>
    let keys: [String: Shape]
  }

  private static let level = Shape.word(["none", "note", "warning", "error"])

  private static let objects: [String: Object] = [
    "log": Object(
      required: ["version", "runs"],
      keys: [
        "$schema": .reference, "version": .word(["2.1.0"]), "runs": .list(.object("run")),
      ]
    ),
    "run": Object(
      required: ["tool"],
      keys: [
        "tool": .object("tool"), "results": .list(.object("result")),
        "invocations": .list(.object("invocation")),
        "columnKind": .word(["utf16CodeUnits", "unicodeCodePoints"]),
        "newlineSequences": .list(.text, atLeast: 1, isSet: true),
      ]
    ),
    "tool": Object(required: ["driver"], keys: ["driver": .object("toolComponent")]),
    "toolComponent": Object(
      required: ["name"],
      keys: [
        "name": .text, "version": .text, "semanticVersion": .text,
        "rules": .list(.object("reportingDescriptor"), isSet: true),
      ]
    ),
    "reportingDescriptor": Object(
      required: ["id"],
      keys: [
        "id": .text, "shortDescription": .object("multiformatMessageString"),
        "fullDescription": .object("multiformatMessageString"),
        "help": .object("multiformatMessageString"),
        "defaultConfiguration": .object("reportingConfiguration"),
      ]
    ),
    "reportingConfiguration": Object(required: [], keys: ["level": level]),
    "multiformatMessageString": Object(required: ["text"], keys: ["text": .text]),
    "message": Object(required: ["text"], keys: ["text": .text]),
    "invocation": Object(
      required: ["executionSuccessful"],
      keys: [
        "executionSuccessful": .flag,
        "toolExecutionNotifications": .list(.object("notification")),
      ]
    ),
    "notification": Object(
      required: ["message"],
      keys: ["message": .object("message"), "level": level]
    ),
    "result": Object(
      required: ["message"],
      keys: [
        "ruleId": .text, "ruleIndex": .number(-1), "level": level, "message": .object("message"),
        "locations": .list(.object("location")), "fixes": .list(.object("fix"), isSet: true),
      ]
    ),
    "location": Object(
      required: [],
      keys: [
        "physicalLocation": .object("physicalLocation"),
        "logicalLocations": .list(.object("logicalLocation"), isSet: true),
      ]
    ),
    "logicalLocation": Object(required: [], keys: ["fullyQualifiedName": .text]),
    "physicalLocation": Object(
      required: ["artifactLocation"],
      keys: ["artifactLocation": .object("artifactLocation"), "region": .object("region")]
    ),
    "artifactLocation": Object(required: [], keys: ["uri": .reference]),
    "region": Object(
      required: [],
      keys: [
        "startLine": .number(1), "startColumn": .number(1), "endLine": .number(1),
        "endColumn": .number(1),
      ]
    ),
    "fix": Object(
      required: ["artifactChanges"],
      keys: [
        "description": .object("message"),
        "artifactChanges": .list(.object("artifactChange"), atLeast: 1, isSet: true),
      ]
    ),
    "artifactChange": Object(
      required: ["artifactLocation", "replacements"],
      keys: [
        "artifactLocation": .object("artifactLocation"),
        "replacements": .list(.object("replacement"), atLeast: 1),
      ]
    ),
    "replacement": Object(
      required: ["deletedRegion"],
      keys: ["deletedRegion": .object("region"), "insertedContent": .object("artifactContent")]
    ),
    "artifactContent": Object(required: [], keys: ["text": .text]),
  ]

  /// What is wrong with a log, each with its place.
  static func problems(in log: JSONValue) -> [String] { check(log, as: .object("log"), at: "log") }

  private static func check(_ value: JSONValue, as shape: Shape, at place: String) -> [String] {
    let isFine: Bool
    switch shape {
    case .text: isFine = value.string != nil
    case .flag: isFine = value.bool != nil
    case .reference: isFine = value.string.map(isReference) ?? false
    case .number(let least): isFine = value.integer.map { $0 >= least } ?? false
    case .word(let words): isFine = value.string.map(words.contains) ?? false
    case .list(let item, let least, let isSet):
      guard let items = value.array, items.count >= least else { return ["\(place): no such list"] }
      let doubles = isSet && items.indices.contains { items[..<$0].contains(items[$0]) }
      return (doubles ? ["\(place): two are the same"] : [])
        + items.enumerated().flatMap { check($1, as: item, at: "\(place)[\($0)]") }
    case .object(let name): return check(value, asObject: name, at: place)
    }
    return isFine ? [] : ["\(place): \(value)"]
  }

  private static func check(
    _ value: JSONValue,
    asObject name: String,
    at place: String
  ) -> [String] {
    guard let members = value.object, let object = objects[name] else {
      return ["\(place): no \(name)"]
    }
    let missing = object.required.subtracting(members.keys).sorted().map { "\(place): no '\($0)'" }
    return missing
      + members.sorted { $0.key < $1.key }.flatMap { key, member in
        guard let shape = object.keys[key] else { return ["\(place): '\(key)' is unknown"] }
        return check(member, as: shape, at: "\(place).\(key)")
      }
  }

  private static func isReference(_ text: String) -> Bool {
    URL(string: text) != nil && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
  }
}
