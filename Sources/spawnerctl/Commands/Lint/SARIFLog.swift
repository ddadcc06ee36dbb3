import KubeCore
import SpawnerConfig
import SpawnerKit
import YAMLEdit

/// Findings in the interchange format of static analysis, SARIF 2.1.0.
struct SARIFLog: Sendable {
  private let report: LintReport
  private let rules = RuleDescription.all
  private let indexes: [String: Int]

  init(_ report: LintReport) {
    self.report = report
    indexes = Dictionary(zip(rules.map(\.id), rules.indices)) { first, _ in first }
  }

  /// The whole log.
  var json: JSONValue {
    [
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
      "version": "2.1.0",
      "runs": [
        [
          "tool": ["driver": driver],
          "columnKind": "unicodeCodePoints",
          "newlineSequences": ["\r\n", "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"],
          "results": .array(report.files.flatMap(results) + report.shownCluster.map(result)),
          "invocations": [invocation],
        ]
      ],
    ]
  }

  // MARK: The tool

  private var driver: JSONValue {
    [
      "name": "spawnerctl",
      "version": .string(SpawnerCtl.version),
      "semanticVersion": .string(SpawnerCtl.version),
      "rules": .array(rules.map(Self.descriptor)),
    ]
  }

  private static func descriptor(_ rule: RuleDescription) -> JSONValue {
    let finding = rule.showcase
    let why = finding.map { " What happens: \($0.effect)." } ?? ""
    let help = RuleExplanation(rule).text(style: .none)
    return [
      "id": .string(rule.id),
      "shortDescription": ["text": .string(rule.summary)],
      "fullDescription": ["text": .string(rule.summary + "." + why)],
      "help": ["text": .string(help)],
      "defaultConfiguration": ["level": .string(rule.severity.level)],
    ]
  }

  private var invocation: JSONValue {
    let notes = report.failures.map { failure -> JSONValue in
      ["level": "error", "message": ["text": .string(failure.failure.message)]]
    }
    return [
      "executionSuccessful": .bool(report.failures.isEmpty),
      "toolExecutionNotifications": .array(notes),
    ]
  }

  // MARK: Results

  private func results(of file: LintedFile) -> [JSONValue] {
    zip(file.findings, file.innerFindings)
      .filter { $0.0.severity >= report.least }
      .map { finding, inner in
        var result: JSONValue = [
          "ruleId": .string(finding.rule),
          "level": .string(finding.severity.level),
          "message": [
            "text": .string("\(finding.message); \(finding.effect); \(finding.remedy)")
          ],
          "locations": [location(of: finding, in: file)],
        ]
        result["ruleIndex"] = index(of: finding.rule)
        result["fixes"] = SARIFFix(of: inner, in: file).map { [$0.json] }
        return result
      }
  }

  private func result(for finding: ClusterFinding) -> JSONValue {
    var result: JSONValue = [
      "ruleId": .string(finding.rule.id),
      "level": .string(finding.severity.level),
      "message": [
        "text": .string("\(finding.message); \(finding.effect); \(finding.remedy)")
      ],
      "locations": [
        ["logicalLocations": [["fullyQualifiedName": .string("\(finding.object)")]]]
      ],
    ]
    result["ruleIndex"] = index(of: finding.rule.id)
    return result
  }

  private func index(of rule: String) -> JSONValue? { indexes[rule].map { .integer($0) } }

  private func location(of finding: Finding, in file: LintedFile) -> JSONValue {
    var location: JSONValue = [
      "physicalLocation": [
        "artifactLocation": ["uri": .string(file.origin.uri)],
        "region": [
          "startLine": .integer(finding.location.line),
          "startColumn": .integer(finding.location.column),
        ],
      ]
    ]
    if let path = finding.path {
      location["logicalLocations"] = [["fullyQualifiedName": .string(path)]]
    }
    return location
  }
}

/// A finding's fix as the one stretch of text to put in the place of another.
private struct SARIFFix {
  let uri: String
  let old: [UInt8]
  let new: [UInt8]
  let rule: String

  init?(of finding: Finding, in file: LintedFile) {
    guard let around = file.file,
      let text = finding.mending(file.text, among: file.innerFindings, for: file.fit.appVersion)
    else { return nil }
    do throws(SpawnerError) {
      new = try around.replacing(text)
    } catch {
      // A manifest that cannot hold the text has no fix to offer.
      return nil
    }
    old = file.bytes
    uri = file.origin.uri
    rule = finding.rule
  }

  var json: JSONValue {
    let start = zip(old, new).prefix { $0 == $1 }.count
    let limit = min(old.count, new.count) - start
    let end = zip(old.reversed(), new.reversed()).prefix(limit).prefix { $0 == $1 }.count
    let removed = widened(start..<old.count - end)
    let inserted = removed.lowerBound..<new.count - (old.count - removed.upperBound)
    let lines = SourceLines(old)
    let (from, to) = (
      lines.location(of: removed.lowerBound), lines.location(of: removed.upperBound)
    )
    return [
      "description": ["text": .string("settles \(rule)")],
      "artifactChanges": [
        [
          "artifactLocation": ["uri": .string(uri)],
          "replacements": [
            [
              "deletedRegion": [
                "startLine": .integer(from.line), "startColumn": .integer(from.column),
                "endLine": .integer(to.line), "endColumn": .integer(to.column),
              ],
              "insertedContent": ["text": .string(String(decoding: new[inserted], as: UTF8.self))],
            ]
          ],
        ]
      ],
    ]
  }

  /// Takes in the rest of characters that the borders cut through.
  private func widened(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start > 0, start < old.count, old[start] & 0xC0 == 0x80 { start -= 1 }
    while end < old.count, old[end] & 0xC0 == 0x80 { end += 1 }
    return start..<end
  }
}

extension LintOrigin {
  /// The text as a relative reference, or a `file` URI where the path is absolute.
  fileprivate var uri: String {
    switch self {
    case .file(let path):
      let relative = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
      return (path.hasPrefix("/") ? "file://" : "") + Self.percentEncoded(relative)
    case .standardInput: return "stdin"
    case .configMap(let name, let key): return Self.percentEncoded("configmaps/\(name)/\(key)")
    }
  }

  private static func percentEncoded(_ path: String) -> String {
    let digits = Array("0123456789ABCDEF")
    return path.utf8.map { byte in
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte) || "-._~/".utf8.contains(byte)
      return isPlain
        ? String(Unicode.Scalar(byte)) : "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
    }.joined()
  }
}

extension Finding.Severity {
  fileprivate var level: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .info: "note"
    }
  }
}
