import SpawnerConfig
import Testing

/// A file that is sound but for some sections.
///
/// - Parameter sections: The sections as they stand below `spawnerFormDefaults`.
/// - Returns: The whole file.
func form(_ sections: String) -> String {
  String(decoding: RuleExample.sections(sections).bytes, as: UTF8.self)
}

/// What a rule says about sections in an otherwise sound file, three lines for each finding.
///
/// - Parameters:
///   - rule: The rule's id.
///   - sections: The sections as they stand below `spawnerFormDefaults`.
///   - version: The release that reads the file.
/// - Returns: Place, severity and message; effect; remedy.
func said(by rule: String, about sections: String, for version: String = "v1.11.0") -> [String] {
  Lint.findings(in: Array(form(sections).utf8), for: AppVersion(parsing: version) ?? .newest)
    .filter { $0.rule == rule }
    .map { "\($0.location) \($0.severity): \($0.message)\n\($0.effect)\n\($0.remedy)" }
}

/// The severities and rules of all findings about sections in an otherwise sound file.
///
/// - Parameters:
///   - sections: The sections as they stand below `spawnerFormDefaults`.
///   - version: The release that reads the file.
/// - Returns: `error R001` and the like, in the order of the file.
func rated(_ sections: String, for version: String = "v1.11.0") -> [String] {
  Lint.findings(in: Array(form(sections).utf8), for: AppVersion(parsing: version) ?? .newest)
    .map { "\($0.severity) \($0.rule)" }
}

/// Mends sections in an otherwise sound file, and expects only them to change.
///
/// - Parameters:
///   - sections: The sections as they stand below `spawnerFormDefaults`.
///   - expected: The same sections, mended.
///   - rules: The rules that are to be settled, in that order.
///   - location: Where the expectation stands.
func expectMending(
  of sections: String,
  gives expected: String,
  settling rules: [String],
  location: Testing.SourceLocation = #_sourceLocation
) {
  let file = FixedFile(mending: Array(form(sections).utf8))
  let text = String(decoding: file.bytes, as: UTF8.self)
  #expect(text == form(expected), sourceLocation: location)
  #expect(file.settled.map(\.rule) == rules, sourceLocation: location)
}
