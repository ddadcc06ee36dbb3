extension YAMLPath {
  /// Reads a path from its written form.
  ///
  /// Keys are separated by dots, positions stand in brackets, and a key that holds a dot, a bracket
  /// or a blank stands quoted in brackets: `data['a.b'].items[2]`. A quote inside quotes is doubled.
  /// The empty text is the root.
  ///
  /// - Parameter text: The written path.
  /// - Throws: ``YAMLError`` with code `invalidPath`.
  public init(parsing text: String) throws(YAMLError) {
    var reader = PathReader(text)
    self.init(try reader.steps())
  }
}

extension YAMLPath: ExpressibleByStringLiteral {
  /// Creates a path from a literal in its written form.
  ///
  /// A literal that is not a path becomes a single key holding the whole text; use
  /// ``init(parsing:)`` for text that comes from outside.
  ///
  /// - Parameter value: The written path.
  public init(stringLiteral value: String) {
    do {
      try self.init(parsing: value)
    } catch {
      self.init([.key(value)])
    }
  }
}

/// Reads the steps of a written path from left to right.
private struct PathReader {
  private let text: String
  private let scalars: [Unicode.Scalar]
  private var position = 0

  init(_ text: String) {
    self.text = text
    scalars = Array(text.unicodeScalars)
  }

  mutating func steps() throws(YAMLError) -> [YAMLPath.Step] {
    var steps: [YAMLPath.Step] = []
    while position < scalars.count {
      if scalars[position] == "[" {
        position += 1
        steps.append(try bracket())
      } else {
        if scalars[position] == "." {
          guard !steps.isEmpty else { throw failure("a key before '.'") }
          position += 1
        } else if !steps.isEmpty {
          throw failure("'.' or '['")
        }
        steps.append(try key())
      }
    }
    return steps
  }

  private mutating func key() throws(YAMLError) -> YAMLPath.Step {
    var key = String.UnicodeScalarView()
    while position < scalars.count, scalars[position] != ".", scalars[position] != "[" {
      guard scalars[position] != "]" else { throw failure("a key") }
      key.append(scalars[position])
      position += 1
    }
    guard !key.isEmpty else { throw failure("a key") }
    return .key(String(key))
  }

  private mutating func bracket() throws(YAMLError) -> YAMLPath.Step {
    guard position < scalars.count else { throw failure("a position or a quoted key after '['") }
    if scalars[position] == "'" || scalars[position] == "\"" { return try quotedKey() }
    var digits = ""
    while position < scalars.count, ("0"..."9").contains(scalars[position]) {
      digits.unicodeScalars.append(scalars[position])
      position += 1
    }
    guard let index = Int(digits) else { throw failure("a position or a quoted key after '['") }
    try closeBracket()
    return .index(index)
  }

  private mutating func quotedKey() throws(YAMLError) -> YAMLPath.Step {
    let quote = scalars[position]
    position += 1
    var key = String.UnicodeScalarView()
    while true {
      guard position < scalars.count else { throw failure("a closing quote") }
      if scalars[position] == quote {
        position += 1
        guard position < scalars.count, scalars[position] == quote else { break }
      }
      key.append(scalars[position])
      position += 1
    }
    try closeBracket()
    return .key(String(key))
  }

  private mutating func closeBracket() throws(YAMLError) {
    guard position < scalars.count, scalars[position] == "]" else { throw failure("']'") }
    position += 1
  }

  private func failure(_ expected: String) -> YAMLError {
    let found = position < scalars.count ? "'\(scalars[position])'" : "the end"
    return YAMLError(
      .invalidPath,
      detail: "expected \(expected) at character \(position + 1) of path '\(text)', found \(found)"
    )
  }
}
