/// What an admin may ask about a rule beside its words.
extension RuleDescription {
  /// Every severity that the rule gives, the most serious first.
  public var severities: [Finding.Severity] {
    for (severities, rules) in Self.gradedRules where rules.contains(id) { return severities }
    return [severity]
  }

  /// The first release of the web app that the rule is about; `nil` for all of them.
  public var since: AppVersion? {
    Self.laterRules.first { $0.rules.contains(id) }?.since
  }

  /// Whether some of what the rule finds has one right answer, and can be mended without asking.
  public var isFixable: Bool { Self.fixableRules.contains(id) }

  /// What the rule says about its own bad example; `nil` for a rule about something else than a
  /// file.
  public var showcase: Finding? {
    Lint.findings(in: bad.bytes, for: appVersion).first { $0.rule == id && $0.severity == severity }
  }

  /// The rule of an id, in capitals or not.
  ///
  /// - Parameter id: The id as somebody typed it.
  /// - Returns: The rule; `nil` where there is none of that id.
  public static func named(_ id: String) -> RuleDescription? {
    let wanted = id.uppercased()
    return all.first { $0.id == wanted }
  }

  /// The ids that somebody may have meant who typed one that there is not.
  ///
  /// - Parameter id: What was typed: `V15`, `X015`, `V0015`.
  /// - Returns: The ids, those of the same letter first; none where nothing is near.
  public static func idsNear(_ id: String) -> [String] {
    let digits = id.drop { !("0"..."9").contains($0) }.filter { ("0"..."9").contains($0) }
    guard let number = Int(digits), let letter = id.uppercased().first else { return [] }
    let near = all.map(\.id).filter { Int($0.dropFirst()) == number }
    let same = near.filter { $0.first == letter }
    return same.isEmpty ? near : same
  }

  // MARK: Tables

  private static let gradedRules: [([Finding.Severity], Set<String>)] = [
    ([.error, .warning, .info], ["R002", "V010", "V024"]),
    (
      [.error, .warning],
      [
        "C007", "S010", "I009", "R001", "R003", "R004", "R008", "G002", "G004", "G006", "T002",
        "T010",
        "V004", "V018", "V019",
      ]
    ),
    ([.error, .info], ["S008", "V023"]),
    ([.warning, .info], ["Y018", "S009", "S013", "G007", "M003"]),
  ]

  private static let laterRules: [(since: AppVersion, rules: Set<String>)] = [
    (AppVersion(1, 3), ["S010", "R006", "R007", "R008", "R009", "R010", "R011", "R012"]),
    (AppVersion(1, 7), ["V005"]),
    (AppVersion(1, 5), Set((2...24).map { $0 < 10 ? "V00\($0)" : "V0\($0)" })),
  ]

  private static let fixableRules: Set<String> = [
    "Y009", "Y010", "Y015", "Y016",
    "S001", "S002", "S003", "S005", "S006", "S007", "S008", "S011", "S014",
    "I001", "I005", "I006", "I009", "I011",
    "R001", "R002", "R004", "R005", "R006", "R007", "R012",
    "G002", "G003", "G004", "G005", "G008",
    "T001", "T006", "T007", "T008", "T009", "T010",
    "M001", "M003", "M004",
    "V006", "V008", "V014", "V015", "V016", "V018", "V019", "V021", "V022", "V023", "V024", "V025",
    "V026",
  ]
}
