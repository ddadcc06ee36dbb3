public import YAMLEdit

/// A field and the value it is to have, checked against what the field is.
public struct FieldAssignment: Hashable, Sendable {
  /// The field.
  public let path: FieldPath
  /// The value as it is to stand in the file.
  public let value: YAMLValue

  /// Takes a value as somebody types it.
  ///
  /// A single value is taken as it stands, unless it is in quotes: `0.5` is text where the field
  /// wants text. For lists and mappings the text is YAML, such as `[a, b]`.
  ///
  /// - Parameters:
  ///   - path: The field.
  ///   - text: The value.
  /// - Throws: ``SpawnerConfigError`` with code `unknownPath` or `invalidValue`.
  public init(_ path: FieldPath, text: String) throws(SpawnerConfigError) {
    self.path = path
    let shape = try path.shape()
    let reader = FieldReader(isFromFile: false)
    if case .leaf = shape.content, !Self.isNull(text, shape), !Self.isQuoted(text) {
      value = try reader.value(of: text, as: shape, at: path)
      return
    }
    guard let root = try Self.document(text, for: shape, at: path).root else {
      throw Self.notYAML(text, shape, path)
    }
    value = try reader.value(of: root, as: shape, at: path)
  }

  /// Takes the value that a file holds.
  ///
  /// - Parameters:
  ///   - path: The field.
  ///   - document: The file; its root is the value.
  /// - Throws: ``SpawnerConfigError`` with code `unknownPath` or `invalidValue`, with the place in
  ///   that file.
  public init(_ path: FieldPath, reading document: Document) throws(SpawnerConfigError) {
    self.path = path
    let shape = try path.shape()
    guard let root = document.root else {
      let problem = FieldProblem(at: path, expected: shape.expected, found: "an empty file")
      throw SpawnerConfigError(.invalidValue, problem.words, problem: problem)
    }
    value = try FieldReader(isFromFile: true).value(of: root, as: shape, at: path)
  }

  /// Whether the value is a whole list or mapping, of which something may be lost.
  public var replacesMuch: Bool {
    switch value {
    case .sequence, .mapping, .null: true
    default: false
    }
  }

  // MARK: Reading what was typed

  private static func isNull(_ text: String, _ shape: FieldShape) -> Bool {
    shape.isNullable && text == "null"
  }

  private static func isQuoted(_ text: String) -> Bool {
    guard let first = text.first, text.count > 1 else { return false }
    return (first == "\"" || first == "'") && text.last == first
  }

  private static func document(
    _ text: String,
    for shape: FieldShape,
    at path: FieldPath
  ) throws(SpawnerConfigError) -> Document {
    do throws(YAMLError) { return try Document(text) } catch {
      throw notYAML(text, shape, path)
    }
  }

  private static func notYAML(
    _ text: String,
    _ shape: FieldShape,
    _ path: FieldPath
  ) -> SpawnerConfigError {
    let problem = FieldProblem(
      at: path,
      expected: shape.expected,
      found: text.isEmpty ? "nothing" : "'\(text)', which is no YAML"
    )
    return SpawnerConfigError(
      .invalidValue,
      problem.words,
      at: .init(path: path.literal),
      problem: problem
    )
  }
}

extension FieldReader {
  /// A single value from its bare text.
  func value(
    of text: String,
    as shape: FieldShape,
    at path: FieldPath
  ) throws(SpawnerConfigError) -> YAMLValue {
    guard case .leaf(let kind) = shape.content else { return .string(text) }
    if let value = kind.value(of: text) { return value }
    let problem = FieldProblem(
      at: path,
      expected: kind.expected,
      found: text.isEmpty ? "nothing" : "'\(text)'",
      proposal: kind.proposal(for: text).map { "\(path)=\($0)" }
    )
    throw SpawnerConfigError(
      .invalidValue,
      problem.words,
      at: .init(path: path.literal),
      problem: problem
    )
  }
}
