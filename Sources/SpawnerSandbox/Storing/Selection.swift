import KubeCore

/// Which objects a list or watch is about: the label and field selectors of its query.
struct Selection: Sendable {
  private let labels: [LabelRequirement]
  private let fields: [FieldRequirement]

  init(labelSelector: String?, fieldSelector: String?) throws(APIFailure) {
    labels = try LabelRequirement.list(labelSelector ?? "")
    fields = try FieldRequirement.list(fieldSelector ?? "")
  }

  func matches(_ object: JSONValue) -> Bool {
    let own = object.labels
    return labels.allSatisfy { $0.matches(own) } && fields.allSatisfy { $0.matches(object) }
  }
}

/// One part of a label selector: `a=b`, `a!=b`, `a in (b,c)`, `a notin (b)`, `a`, `!a`.
struct LabelRequirement: Sendable {
  let key: String
  /// Nil asks whether the label is there at all.
  let values: [String]?
  let isNegated: Bool

  func matches(_ labels: [String: String]) -> Bool {
    guard let values else { return (labels[key] != nil) != isNegated }
    // A negated requirement also takes objects without the label.
    let isAmong = labels[key].map { values.contains($0) } ?? false
    return isAmong != isNegated
  }

  static func list(_ text: String) throws(APIFailure) -> [LabelRequirement] {
    var requirements: [LabelRequirement] = []
    for part in splitOutsideParentheses(text) { requirements.append(try one(part)) }
    return requirements
  }

  private static func one(_ text: String) throws(APIFailure) -> LabelRequirement {
    let words = text.split(separator: " ", maxSplits: 2).map { String($0) }
    if words.count == 3, words[1] == "in" || words[1] == "notin" {
      let list = words[2].drop { $0 == "(" }.prefix { $0 != ")" }
      let values = list.split(separator: ",").map { trimmed($0) }
      return LabelRequirement(key: words[0], values: values, isNegated: words[1] == "notin")
    }
    if let range = text.firstRange(of: "!=") {
      return LabelRequirement(
        key: trimmed(text[..<range.lowerBound]),
        values: [trimmed(text[range.upperBound...])],
        isNegated: true
      )
    }
    if let equals = text.firstIndex(of: "=") {
      let value = text[equals...].drop { $0 == "=" }
      return LabelRequirement(
        key: trimmed(text[..<equals]),
        values: [trimmed(value)],
        isNegated: false
      )
    }
    guard words.count == 1 else {
      throw .badRequest("unable to parse requirement: found '\(text)', expected: a selector")
    }
    let isNegated = text.hasPrefix("!")
    return LabelRequirement(
      key: trimmed(text.drop { $0 == "!" }),
      values: nil,
      isNegated: isNegated
    )
  }

  private static func splitOutsideParentheses(_ text: String) -> [String] {
    var parts = [""]
    var depth = 0
    for character in text {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if character == ",", depth == 0 {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts.map { trimmed($0[...]) }.filter { !$0.isEmpty }
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

/// One part of a field selector: `metadata.name=x` and the few others servers know.
struct FieldRequirement: Sendable {
  static let known: Set<String> = [
    "metadata.name", "metadata.namespace", "spec.nodeName", "status.phase", "type", "reason",
    "involvedObject.kind", "involvedObject.name", "involvedObject.namespace",
    "involvedObject.uid",
  ]
  let path: [String]
  let value: String
  let isNegated: Bool

  func matches(_ object: JSONValue) -> Bool {
    let found = path.reduce(object as JSONValue?) { $0?[$1] }?.string ?? ""
    return (found == value) != isNegated
  }

  static func list(_ text: String) throws(APIFailure) -> [FieldRequirement] {
    var requirements: [FieldRequirement] = []
    for part in text.split(separator: ",") {
      guard let equals = part.firstIndex(of: "=") else {
        throw .badRequest("invalid field selector: \(part)")
      }
      let isNegated = part[..<equals].hasSuffix("!")
      let field = String(isNegated ? part[..<equals].dropLast() : part[..<equals])
      guard known.contains(field) else {
        throw .badRequest("field label not supported: \(field)")
      }
      requirements.append(
        FieldRequirement(
          path: field.split(separator: ".").map { String($0) },
          value: String(part[equals...].drop { $0 == "=" }),
          isNegated: isNegated
        )
      )
    }
    return requirements
  }
}
