internal import YAMLEdit

/// A value in the file, with its place and the way it is written.
struct LintField: Sendable {
  let path: YAMLPath
  let value: YAMLValue
  /// `nil` where no node of its own stands for it.
  let node: Node?

  var place: LintRule.Place {
    node.map { .exactly($0.location, path) } ?? .value(path)
  }

  /// The text as written, without quotes; `nil` for lists and mappings.
  var source: String? { node?.target.text }

  /// What is there, as the object of a sentence: `'500m'`, `'yes', which is the boolean true`.
  var found: String {
    if let text = value.string { return "'\(text)'" }
    return source.map { value.resolvedInMessages(from: $0) } ?? value.typeInMessages
  }

  /// Whether Y015 has its say about the value: braces that make a mapping of a text.
  var isUnquotedTemplate: Bool {
    node?.isUnquotedTemplate ?? false
  }

  /// Puts a plain text that is read as something else in quotes.
  var quoting: LintFix? {
    guard value.string == nil, !value.isNull, let source else { return nil }
    return replacing(with: .string(source))
  }

  func replacing(with value: YAMLValue) -> LintFix { LintFix(.set(path, value)) }
}

extension LintContext {
  /// The value under a key of a section; `nil` where there is no such key.
  func field(_ key: String, of section: String) -> LintField? {
    let path = YAMLPath.section(section).appending(key)
    guard let value = self.section(section)?[key] else { return nil }
    return LintField(path: path, value: value, node: node(at: path))
  }
}

extension String {
  /// The text without white space at its ends.
  var trimmed: String {
    let scalars = unicodeScalars
    guard let start = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[start...last])
  }
}

extension Node {
  /// Whether braces without quotes make a mapping of what is meant as text: `{notebook-name}`.
  ///
  /// `{a: b}` is a mapping that somebody wrote.
  var isUnquotedTemplate: Bool {
    kind == .mapping && isFlow && entries.count == 1 && entries.allSatisfy { $0.value.value.isNull }
  }
}
