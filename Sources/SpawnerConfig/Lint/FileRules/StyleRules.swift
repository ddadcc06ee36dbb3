internal import YAMLEdit

/// What works, and is good to know before editing.
extension LintRule {
  static let styleRules = [anchors, fileStyle]

  // MARK: Y017

  static let anchors = LintRule(
    "Y017",
    .info,
    RuleText(
      "an anchor with aliases or merges: one edit changes several places",
      bad: "affinityConfig: &none\n  value: \"\"\n  options: []\ntolerationGroup: *none\n",
      good: "affinityConfig:\n  value: \"\"\n  options: []\n"
    )
  ) { context in
    var uses: [Range<ByteOffset>: Int] = [:]
    for entry in context.nodes where entry.node.kind == .alias {
      uses[entry.node.target.range, default: 0] += 1
    }
    return context.nodes.compactMap { entry -> Hit? in
      guard entry.node.kind != .alias, let name = entry.node.anchor else { return nil }
      let count = uses[entry.node.range] ?? 0
      let start = entry.node.outerRange.lowerBound
      return Hit(
        .exactly(context.document?.location(of: start) ?? entry.node.location, entry.node.path),
        "the anchor '\(name)' is used in \(count) other \(count == 1 ? "place" : "places")",
        effect: count == 0 ? "nothing else changes with it" : "a change here changes them all",
        remedy: "nothing need be done"
      )
    }
  }

  // MARK: Y018

  static let fileStyle = LintRule(
    "Y018",
    .warning,
    RuleText(
      "a byte order mark, CR line ends, no final newline, keys beside `spawnerFormDefaults`",
      bad: .file("shm:\n  value: true\nspawnerFormDefaults:\n"),
      good: "shm:\n  value: true\n"
    )
  ) { context in
    guard context.document != nil else { return [] }
    let style =
      byteOrderMark(context) + lineEnds(context) + finalNewline(context)
      + versionDirective(context)
    return style.map { $0.rated(.info) } + keysBeside(context)
  }

  private static let harmless = "the web app reads it all the same"

  private static func byteOrderMark(_ context: LintContext) -> [Hit] {
    guard context.bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { return [] }
    let place = Place.position(LintContext.start)
    return [
      Hit(
        place,
        "the file starts with a byte order mark",
        effect: harmless,
        remedy: "nothing need be done"
      )
    ]
  }

  private static func lineEnds(_ context: LintContext) -> [Hit] {
    guard let index = context.bytes.firstIndex(of: UInt8(ascii: "\r")) else { return [] }
    let line = context.bytes[..<index].count { $0 == UInt8(ascii: "\n") } + 1
    let next = context.bytes.index(after: index)
    let isPair = next < context.bytes.endIndex && context.bytes[next] == UInt8(ascii: "\n")
    return [
      Hit(
        .position(SourceLocation(line: line, column: 1)),
        "lines end with \(isPair ? "CR LF" : "CR")",
        effect: "\(harmless), and edits keep it",
        remedy: "nothing need be done"
      )
    ]
  }

  private static func finalNewline(_ context: LintContext) -> [Hit] {
    guard let last = context.bytes.last, last != UInt8(ascii: "\n"), last != UInt8(ascii: "\r")
    else { return [] }
    return [
      Hit(
        .position(SourceLocation(line: context.lines.count, column: 1)),
        "the last line has no line end",
        effect: harmless,
        remedy: "nothing need be done"
      )
    ]
  }

  private static func versionDirective(_ context: LintContext) -> [Hit] {
    for (index, line) in context.head.enumerated() {
      if line.hasPrefix("---") { break }
      guard line.hasPrefix("%YAML"), line.split(separator: " ").dropFirst().first != "1.1" else {
        continue
      }
      return [
        Hit(
          .position(SourceLocation(line: index + 1, column: 1)),
          "the file says '\(line)'",
          effect: "the web app reads it by the rules of YAML 1.1 all the same",
          remedy: "remove the line, so that nobody is misled"
        )
      ]
    }
    return []
  }

  private static func keysBeside(_ context: LintContext) -> [Hit] {
    guard let root = context.document?.value.mapping, root["spawnerFormDefaults"] != nil else {
      return []
    }
    let keys = root.keys.compactMap(\.string).filter { $0 != "spawnerFormDefaults" }
    return keys.map { key in
      let isKnown = FormSection.isKnownKey(key)
      var hit = Hit(
        .key(YAMLPath([.key(key)])),
        "the key '\(key)' stands beside 'spawnerFormDefaults'",
        effect: "the web app ignores it",
        remedy: isKnown
          ? "indent it, so that it stands below 'spawnerFormDefaults'" : "nothing need be done"
      )
      hit.severity = isKnown ? .warning : .info
      return hit
    }
  }
}
