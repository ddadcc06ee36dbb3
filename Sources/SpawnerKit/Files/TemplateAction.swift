import SpawnerConfig
import YAMLEdit

/// A place in a text that a template engine would replace, such as `{{ .Values.image }}`.
struct TemplateAction {
  /// Where the first one starts.
  let location: SourceLocation

  /// Looks for the first one outside of comments; nil where there is none.
  ///
  /// Empty braces are no action: an early form of the file has the text `{{}}` in it.
  init?(in bytes: [UInt8]) {
    guard Self.mayHaveAction(bytes) else { return nil }
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (number, line) in lines.enumerated() where line.contains("{{") {
      guard let match = line.firstMatch(of: /\{\{[-~]?\s*[^\s{}\-][^\n]*\}\}|\{\{-?\s*\/\*/),
        !Self.isComment(line[..<match.range.lowerBound])
      else { continue }
      let column = line[..<match.range.lowerBound].unicodeScalars.count
      location = SourceLocation(line: number + 1, column: column + 1)
      return
    }
    return nil
  }

  /// Looks for the first one in a text that may be a form; the braces of its first generation,
  /// which was a template of another kind, are none.
  init?(inForm bytes: [UInt8]) {
    guard let action = TemplateAction(in: bytes), Generation(of: bytes) != .template else {
      return nil
    }
    self = action
  }

  /// Whether two braces open beside each other: few files have that, and all others are done with.
  private static func mayHaveAction(_ bytes: [UInt8]) -> Bool {
    let brace = UInt8(ascii: "{")
    return bytes.indices.dropLast().contains { bytes[$0] == brace && bytes[$0 + 1] == brace }
  }

  private static func isComment(_ start: Substring) -> Bool {
    start.drop { $0 == " " }.hasPrefix("#") || start.contains(" #")
  }
}

extension SpawnerError {
  /// The file is a template, of which only its engine knows what it will say.
  init(template action: TemplateAction) {
    self.init(
      .template,
      "the file is a template: what stands between {{ and }} is known only once it is rendered"
    )
    location = action.location
  }
}
