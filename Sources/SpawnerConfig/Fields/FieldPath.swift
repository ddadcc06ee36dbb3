internal import YAMLEdit

/// The way to a field of the form as an admin writes it: `gpus.value.vendors[nvidia.com/gpu].uiName`.
///
/// It starts below `spawnerFormDefaults`. In brackets stands the position of a list's item, counted
/// from 0, its name, or a key that holds a dot.
public struct FieldPath: Hashable, Sendable {
  /// One step from a value into it.
  enum Step: Hashable, Sendable {
    /// To what a mapping holds under a key.
    case key(String)
    /// To the item at a position.
    case index(Int)
    /// To the item of that name in a list, to the key of that name in a mapping.
    case name(String)
  }

  /// The steps, the outermost first; at least one.
  let steps: [Step]

  init(_ steps: [Step]) { self.steps = steps }

  /// Reads a written path.
  ///
  /// A leading `spawnerFormDefaults.` may be given or left out. A name in brackets may stand in
  /// quotes, and must where it is a number or holds a bracket; a quote inside quotes is doubled.
  ///
  /// - Parameter text: The written path.
  /// - Throws: ``SpawnerConfigError`` with code `invalidPath`.
  public init(parsing text: String) throws(SpawnerConfigError) {
    var reader = FieldPathReader(text)
    var steps = try reader.steps()
    if steps.first == .key("spawnerFormDefaults") { steps.removeFirst() }
    guard !steps.isEmpty else {
      throw SpawnerConfigError(.invalidPath, "expected a path such as cpu.value, found '\(text)'")
    }
    self.steps = steps
  }

  /// Takes an assignment apart at its first equals sign that is not in brackets.
  ///
  /// - Parameter text: What was written, such as `cpu.value=0.5`.
  /// - Returns: The written path and the written value; `nil` where there is no such sign.
  public static func splitting(_ text: String) -> (path: String, value: String)? {
    var quote: Character?
    var isInBrackets = false
    for index in text.indices {
      let character = text[index]
      if let open = quote {
        if character == open { quote = nil }
      } else if isInBrackets {
        if character == "]" { isInBrackets = false }
        if character == "'" || character == "\"" { quote = character }
      } else if character == "[" {
        isInBrackets = true
      } else if character == "=" {
        return (String(text[..<index]), String(text[text.index(after: index)...]))
      }
    }
    return nil
  }

  func appending(_ key: String) -> FieldPath { FieldPath(steps + [.key(key)]) }

  func appending(_ index: Int) -> FieldPath { FieldPath(steps + [.index(index)]) }

  /// The path without its last step; `nil` for a section.
  public var parent: FieldPath? { steps.count > 1 ? FieldPath(steps.dropLast()) : nil }

  /// The section of the form that the path leads into.
  public var section: String {
    switch steps.first {
    case .key(let name)?, .name(let name)?: name
    case .index?, nil: ""
    }
  }

  /// The path from the file's root with every name taken for a key, whatever stands there.
  ///
  /// Right for mappings all the way; names of items need the file, see ``FieldPlace``.
  var literal: YAMLPath {
    YAMLPath.formDefaults.appending(
      steps.map { step in
        switch step {
        case .key(let key), .name(let key): .key(key)
        case .index(let index): .index(index)
        }
      }
    )
  }
}

extension FieldPath: CustomStringConvertible {
  /// The path as it would be written: ``init(parsing:)`` gives the same again.
  public var description: String {
    steps.reduce(into: "") { text, step in
      switch step {
      case .key(let key) where Self.isPlain(key): text += text.isEmpty ? key : ".\(key)"
      case .key(let name), .name(let name): text += "[\(Self.bracketed(name))]"
      case .index(let index): text += "[\(index)]"
      }
    }
  }

  private static func isPlain(_ key: String) -> Bool {
    !key.isEmpty && !key.contains { ".[]'\"= ".contains($0) }
  }

  private static func bracketed(_ name: String) -> String {
    let isNumber = name.unicodeScalars.allSatisfy(\.isDigit)
    guard name.isEmpty || isNumber || name.contains(where: { "[]'\"".contains($0) }) else {
      return name
    }
    return "'\(name.replacing("'", with: "''"))'"
  }
}

extension YAMLPath {
  /// The path some steps further.
  func appending(_ more: [Step]) -> YAMLPath { YAMLPath(steps + more) }
}
