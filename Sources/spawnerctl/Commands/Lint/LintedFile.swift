import SpawnerConfig
import SpawnerKit
import YAMLEdit

/// Where a text that lint looks at comes from.
enum LintOrigin: Hashable, Sendable {
  case file(String)
  case standardInput
  case configMap(name: String, key: String)

  /// The text as findings name it.
  var name: String {
    switch self {
    case .file(let path): path
    case .standardInput: "standard input"
    case .configMap(let name, let key): "ConfigMap '\(name)', key '\(key)'"
    }
  }

  /// The name as it stands before a line number: editors take that of a file apart.
  var placePrefix: String {
    if case .configMap = self { "\(name): " } else { "\(name):" }
  }

  /// What a file is called on the command line; `-` for what comes from elsewhere.
  var path: String {
    if case .file(let path) = self { path } else { "-" }
  }
}

/// A text with what lint says about it.
struct LintedFile: Sendable {
  let origin: LintOrigin
  /// What the user has in front of them: the file, or the live text.
  let bytes: [UInt8]
  /// The configuration alone, which may lie inside a manifest.
  let text: [UInt8]
  /// What was found, with places in ``bytes``.
  let findings: [Finding]
  /// The same findings, with places in ``text``.
  let innerFindings: [Finding]
  let fit: GenerationFit
  /// The file around the text, if there is one.
  let file: ConfigurationFile?

  init(_ file: ConfigurationFile, from origin: LintOrigin, for appVersion: AppVersion) {
    self.origin = origin
    self.file = file
    bytes = file.bytes
    text = file.text
    innerFindings = file.findings(for: appVersion)
    findings = file.relocated(innerFindings)
    fit = file.generationFit(for: appVersion)
  }

  init(_ installation: Installation, for appVersion: AppVersion?) {
    origin = .configMap(name: installation.configMapName, key: installation.key)
    file = nil
    bytes = installation.text
    text = installation.text
    innerFindings = installation.findings(for: appVersion)
    findings = innerFindings
    fit = installation.generationFit(for: appVersion)
  }

  /// What is at least as serious as asked for.
  func findings(from severity: Finding.Severity) -> [Finding] {
    findings.filter { $0.severity >= severity }
  }
}

/// A file that could not be checked.
struct LintFailure: Encodable, Sendable {
  let origin: LintOrigin
  let failure: Failure

  private enum CodingKeys: String, CodingKey {
    case file, message, status
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(origin.path, forKey: .file)
    try container.encode(failure.message, forKey: .message)
    try container.encode(failure.status.rawValue, forKey: .status)
  }
}
