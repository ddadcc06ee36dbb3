internal import YAMLEdit

/// Text that looks like one thing and is read as another.
extension LintRule {
  static let spellingRules = [invisibleCharacters, unquotedTemplate, unintendedType]

  // MARK: Y014

  static let invisibleCharacters = LintRule(
    "Y014",
    .error,
    RuleText(
      "an invisible character that counts as text: a no-break space, a zero-width space",
      bad: "shm:\n  value\u{200B}: true\n  value: true\n",
      good: "shm:\n  value: true\n"
    )
  ) { context in
    if let error = context.error { return blanksNear(error, context) }
    return context.nodes.compactMap { entry -> Hit? in
      guard let text = entry.node.text,
        let found = entry.oddCharacter(in: text) ?? entry.spaceForBlank(in: text, of: context)
      else { return nil }
      let role = entry.isKey ? "key" : "value"
      return Hit(
        .exactly(entry.node.location, entry.node.path),
        "the \(role) '\(text.withoutInvisibles)' contains \(found.description)",
        effect: "the character counts as text, so that the \(role) is not what it seems to be",
        remedy: "remove the character, or write a plain space"
      )
    }
  }

  /// A no-break space where YAML wants a blank, in a line above the place where reading stopped, or
  /// anywhere in that line, is most likely the reason.
  private static func blanksNear(_ error: YAMLError, _ context: LintContext) -> [Hit] {
    guard let place = error.location else { return [] }
    let space = OddCharacter.noBreakSpace
    let lines = context.lines.prefix(place.line).enumerated().reversed()
    for (index, line) in lines {
      let scalars = Array(line.unicodeScalars)
      let indent = scalars.prefix { $0 == " " || $0 == space }
      let found =
        index + 1 == place.line ? scalars.firstIndex(of: space) : indent.firstIndex(of: space)
      guard let column = found ?? line.unicodeScalars.spaceBehindKey else { continue }
      return [
        Hit(
          .position(SourceLocation(line: index + 1, column: column + 1)),
          "the line contains \(OddCharacter(space).description)",
          effect: "the character counts as text and not as a blank",
          remedy: "remove the character, or write a plain space"
        )
      ]
    }
    return []
  }

  // MARK: Y015

  private static let unquotedName: RuleExample = """
    workspaceVolume:
      value:
        mount: /home/jovyan
        newPvc:
          metadata:
            name: {notebook-name}-home
          spec:
            accessModes: [ReadWriteOnce]
            resources:
              requests:
                storage: 5Gi
    """

  private static let quotedName: RuleExample = """
    workspaceVolume:
      value:
        mount: /home/jovyan
        newPvc:
          metadata:
            name: "{notebook-name}-home"
          spec:
            accessModes: [ReadWriteOnce]
            resources:
              requests:
                storage: 5Gi
    """

  static let unquotedTemplate = LintRule(
    "Y015",
    .error,
    RuleText(
      "a text starts with `{` and is not in quotes",
      bad: unquotedName,
      good: quotedName
    )
  ) { context in
    if let error = context.error { return templateNear(error, context) }
    return TextField.all.flatMap { field in
      field.placesWithoutText(in: context).compactMap { path -> Hit? in
        guard let node = context.node(at: path), node.kind == .mapping, node.isFlow,
          !node.entries.isEmpty, node.isUnquotedTemplate || !field.hasOwnRule,
          let document = context.document
        else { return nil }
        let range = node.range.lowerBound.value..<node.range.upperBound.value
        let source = String(decoding: document.bytes[range], as: UTF8.self)
        return Hit(
          .value(path),
          "expected text at '\(path)', found the mapping '\(source)'",
          effect: "braces without quotes make a mapping, which is no name",
          remedy: "put the text in quotes: \"\(source)\""
        )
        .fixed(
          by: node.isUnquotedTemplate && !source.contains(where: \.isNewline)
            ? LintFix(.set(path, .string(source))) : nil
        )
      }
    }
  }

  /// A value like `{notebook-name}-data` cannot be read at all.
  private static func templateNear(_ error: YAMLError, _ context: LintContext) -> [Hit] {
    guard let location = error.location,
      let line = context.lines.dropFirst(location.line - 1).first,
      let template = UnquotedTemplate(line: line)
    else { return [] }
    let place = SourceLocation(line: location.line, column: template.column)
    return [
      Hit(
        .position(place),
        "expected text, found '\(template.text)', which starts like a mapping",
        effect: ignoredFile,
        remedy: "put the text in quotes: \"\(template.text)\""
      )
      .fixed(by: context.quoting(template.text, at: place))
    ]
  }

  // MARK: Y016

  static let unintendedType = LintRule(
    "Y016",
    .warning,
    RuleText(
      "a value without quotes that is meant as text and read as something else",
      bad: """
        gpus:
          value:
            num: none
            vendor: ""
            vendors:
            - limitsKey: example.com/gpu
              uiName: on
        """,
      good: """
        gpus:
          value:
            num: none
            vendor: ""
            vendors:
            - limitsKey: example.com/gpu
              uiName: "on"
        """
    )
  ) { context in
    TextField.all.lazy.filter { !$0.hasOwnRule }.flatMap { field in
      field.placesWithoutText(in: context).compactMap { path -> Hit? in
        guard let node = context.node(at: path), let source = node.text else { return nil }
        let value = node.value
        guard value.string == nil, !(value.isNull && field.mayBeNull) else { return nil }
        return Hit(
          .value(path),
          "expected text at '\(path)', found \(value.resolvedInMessages(from: source))",
          effect: field.effect,
          remedy: value.isNull
            ? "write a text, or remove the line" : "put the value in quotes: \"\(source)\""
        )
        .fixed(by: value.isNull ? nil : LintFix(.set(path, .string(source))))
      }
    }
  }
}

/// A character that is in a text and not to be seen there.
private struct OddCharacter: CustomStringConvertible {
  static let noBreakSpace: Unicode.Scalar = "\u{A0}"

  let scalar: Unicode.Scalar

  init(_ scalar: Unicode.Scalar) { self.scalar = scalar }

  var description: String {
    let name =
      switch scalar {
      case Self.noBreakSpace: "a no-break space"
      case "\u{200B}": "a zero-width space"
      case "\u{FEFF}": "a byte order mark"
      default: "a soft hyphen"
      }
    return "\(name) (\(scalar.codePoint))"
  }
}

extension VisitedNode {
  /// A no-break space at either end; in keys also what is invisible anywhere.
  fileprivate func oddCharacter(in text: String) -> OddCharacter? {
    let scalars = text.unicodeScalars
    let space = OddCharacter.noBreakSpace
    if scalars.first == space || scalars.last == space { return OddCharacter(space) }
    guard isKey else { return nil }
    return scalars.first(where: \.isInvisible).map(OddCharacter.init)
  }

  /// A no-break space behind a key's colon, which makes one text of the line: `value:\u{A0}true`.
  fileprivate func spaceForBlank(in text: String, of context: LintContext) -> OddCharacter? {
    guard !isKey, node.scalarStyle == .plain, text.unicodeScalars.spaceBehindKey != nil,
      let line = context.lines.dropFirst(node.location.line - 1).first,
      line.unicodeScalars.prefix(node.location.column - 1).allSatisfy({ $0 == " " })
    else { return nil }
    return OddCharacter(OddCharacter.noBreakSpace)
  }
}

extension BidirectionalCollection<Unicode.Scalar> {
  /// The distance to a no-break space that stands where a key's colon wants a blank; nil if the
  /// text does not start with a key, or a blank is there.
  fileprivate var spaceBehindKey: Int? {
    let content = drop { $0 == " " || $0 == "-" }
    let rest = content.drop { $0.isTagCharacter }
    guard rest.startIndex != content.startIndex, rest.first == ":",
      rest.dropFirst().first == OddCharacter.noBreakSpace
    else { return nil }
    return distance(from: startIndex, to: rest.startIndex) + 1
  }
}

extension String {
  /// The text as it looks, without no-break spaces at its ends and without what is invisible.
  fileprivate var withoutInvisibles: String {
    let space = OddCharacter.noBreakSpace
    let visible = unicodeScalars.filter { !$0.isInvisible }.drop { $0 == space }
    return String(String.UnicodeScalarView(visible.reversed().drop { $0 == space }.reversed()))
  }
}

/// A value in a line of source that starts with a placeholder and goes on after it.
private struct UnquotedTemplate {
  let text: String
  /// Counted from 1.
  let column: Int

  init?(line: Substring) {
    let content = line.prefix { $0 != "#" }
    guard let open = content.firstIndex(of: "{"), let close = content.firstIndex(of: "}"),
      open < close, content[..<open].trimmedEnd.last.map({ ":-".contains($0) }) ?? true
    else { return nil }
    let name = content[content.index(after: open)..<close].unicodeScalars
    let rest = content[content.index(after: close)...].trimmedEnd
    guard name.allSatisfy({ $0.isTagCharacter }), !name.isEmpty, !rest.isEmpty else { return nil }
    text = content[open...].trimmedEnd
    column = content[..<open].unicodeScalars.count + 1
  }
}

extension Substring {
  fileprivate var trimmedEnd: String {
    String(self.reversed().drop(while: \.isWhitespace).reversed())
  }
}

extension YAMLValue {
  /// What the reader makes of a plain text: `'yes', which is the boolean true`.
  func resolvedInMessages(from source: String) -> String {
    switch self {
    case .null: source.isEmpty ? "null" : "'\(source)', which is null"
    case .bool(let flag): "'\(source)', which is the boolean \(flag)"
    case .integer(let number): "'\(source)', which is the number \(number)"
    case .bigInteger(let digits): "'\(source)', which is the number \(digits)"
    case .float(let number): "'\(source)', which is the number \(number)"
    case .timestamp: "'\(source)', which is a date"
    default: "'\(source)', which is \(typeInMessages)"
    }
  }
}
