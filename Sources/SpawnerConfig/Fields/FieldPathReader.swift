/// Reads the steps of a written field path from left to right.
struct FieldPathReader {
  private let text: String
  private var rest: Substring

  init(_ text: String) {
    self.text = text
    rest = text[...]
  }

  mutating func steps() throws(SpawnerConfigError) -> [FieldPath.Step] {
    var steps: [FieldPath.Step] = []
    while let next = rest.first {
      if next == "[" {
        rest.removeFirst()
        steps.append(try bracket())
        continue
      }
      if next == "." {
        guard !steps.isEmpty else { throw failure("a key before '.'") }
        rest.removeFirst()
      } else if !steps.isEmpty {
        throw failure("'.' or '['")
      }
      steps.append(.key(try key()))
    }
    return steps
  }

  private mutating func key() throws(SpawnerConfigError) -> String {
    let key = rest.prefix { $0 != "." && $0 != "[" && $0 != "]" }
    rest = rest[key.endIndex...]
    guard !key.isEmpty, rest.first != "]" else { throw failure("a key") }
    return String(key)
  }

  /// What stands between brackets: a position, a name, or a name in quotes.
  private mutating func bracket() throws(SpawnerConfigError) -> FieldPath.Step {
    if let quote = rest.first, quote == "'" || quote == "\"" { return .name(try quoted(quote)) }
    let name = rest.prefix { $0 != "]" }
    rest = rest[name.endIndex...]
    guard !name.isEmpty else { throw failure("a position or a name after '['") }
    try closeBracket()
    if name.unicodeScalars.allSatisfy(\.isDigit), let index = Int(name) { return .index(index) }
    return .name(String(name))
  }

  private mutating func quoted(_ quote: Character) throws(SpawnerConfigError) -> String {
    rest.removeFirst()
    var name = ""
    while true {
      guard let next = rest.popFirst() else { throw failure("a closing quote") }
      if next == quote {
        guard rest.first == quote else { break }
        rest.removeFirst()
      }
      name.append(next)
    }
    try closeBracket()
    return name
  }

  private mutating func closeBracket() throws(SpawnerConfigError) {
    guard rest.first == "]" else { throw failure("']'") }
    rest.removeFirst()
  }

  private func failure(_ expected: String) -> SpawnerConfigError {
    let position = text.distance(from: text.startIndex, to: rest.startIndex) + 1
    let found = rest.first.map { "'\($0)'" } ?? "the end"
    return SpawnerConfigError(
      .invalidPath,
      "expected \(expected) at character \(position) of path '\(text)', found \(found)"
    )
  }
}
