extension LabelSelector {
  /// Reads a selector in the notation of a query, as a server does.
  ///
  /// - Parameter text: The selector, such as `app=web,tier notin (cache,db),!old`.
  /// - Throws: ``KubeError`` with code `badRequest` naming the part that is no requirement.
  public init(parsing text: String) throws(KubeError) {
    self.init()
    for part in Self.parts(of: text) {
      try add(part)
    }
  }

  private mutating func add(_ part: Substring) throws(KubeError) {
    let words = part.split(whereSeparator: \.isWhitespace)
    if words.count >= 2,
      words[1] == "in" || words[1] == "notin" || words[1].hasPrefix("in(")
        || words[1].hasPrefix("notin(")
    {
      return try addSet(part, key: words[0], isNegated: words[1].hasPrefix("notin"))
    }
    if part.hasPrefix("!"), !part.contains("=") {
      return require(part.dropFirst(), "DoesNotExist")
    }
    if let sign = part.firstRange(of: "!=") {
      return require(part[..<sign.lowerBound], "NotIn", [part[sign.upperBound...]])
    }
    if let sign = part.firstRange(of: "==") ?? part.firstRange(of: "=") {
      return require(part[..<sign.lowerBound], "In", [part[sign.upperBound...]])
    }
    guard words.count == 1 else { throw Self.bad(part) }
    require(part, "Exists")
  }

  private mutating func addSet(
    _ part: Substring,
    key: Substring,
    isNegated: Bool
  ) throws(KubeError) {
    guard let open = part.firstIndex(of: "("), part.last == ")" else { throw Self.bad(part) }
    let values = part[part.index(after: open)...].dropLast().split(separator: ",")
    require(key, isNegated ? "NotIn" : "In", values)
  }

  private mutating func require(
    _ key: Substring,
    _ relation: String,
    _ values: [Substring] = []
  ) {
    matchExpressions.append(
      Requirement(
        key: key.trimmed,
        operator: relation,
        values: values.map(\.trimmed)
      )
    )
  }

  /// Splits at the commas that are not between parentheses.
  private static func parts(of text: String) -> [Substring] {
    var parts: [Substring] = []
    var start = text.startIndex
    var depth = 0
    for index in text.indices {
      switch text[index] {
      case "(": depth += 1
      case ")": depth -= 1
      case "," where depth == 0:
        parts.append(text[start..<index])
        start = text.index(after: index)
      default: break
      }
    }
    parts.append(text[start...])
    return parts.map { Substring($0.trimmed) }.filter { !$0.isEmpty }
  }

  private static func bad(_ part: Substring) -> KubeError {
    KubeError(code: .badRequest, message: "'\(part)' is no requirement on a label")
  }
}

extension Substring {
  fileprivate var trimmed: String {
    let start = drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }
}
