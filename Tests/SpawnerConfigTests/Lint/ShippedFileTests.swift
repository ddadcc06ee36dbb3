import SpawnerConfig
import TestSupport
import Testing

/// What lint says of the files that releases of Kubeflow came with.
@Suite(.needsCorpus)
struct ShippedFileTests {
  /// The topics whose findings are listed here: sections, images, resources.
  private static let topics: Set<Character> = ["S", "I", "R"]

  /// What the newest web app does not like about the files of old ones; nothing about the others.
  private static let expected: [String: [String]] = [
    "v0.6.2.yaml": beforePlacement + ["warning S012 extraResources"],
    "v1.0.yaml": beforePlacement,
    "v1.1.0.yaml": beforePlacement,
    "v1.2.0.yaml": beforeGroups,
    "v1.3.0.yaml": ["error S016"],
    "v1.4.0.yaml": ["error S016"],
  ]

  private static let beforeGroups = [
    "error R006 cpu.limitFactor", "error R006 memory.limitFactor", "error S002 imagePullPolicy",
    "error S016", "warning S010 imageGroupOne", "warning S010 imageGroupTwo",
  ]

  private static let beforePlacement =
    beforeGroups + ["error S002 affinityConfig", "error S002 tolerationGroup"]

  /// Severity, rule and place of what these topics find.
  private static func findings(in file: Corpus.File, for version: AppVersion) -> [String] {
    Lint.findings(in: file.bytes, for: version).compactMap { finding -> String? in
      guard let topic = finding.rule.first, topics.contains(topic) else { return nil }
      let place = (finding.path ?? "").replacing("spawnerFormDefaults", with: "")
      return "\(finding.severity) \(finding.rule)\(place.replacing(/^\./, with: " "))"
    }
  }

  @Test func `is content with every file for the web app it was shipped with`() throws {
    for (file, version) in try Self.files() {
      #expect(Self.findings(in: file, for: version) == [], "\(file.name)")
    }
  }

  @Test func `tells what the newest web app makes of old files`() throws {
    for (file, _) in try Self.files() {
      let found = Self.findings(in: file, for: .newest).sorted()
      #expect(found == (Self.expected[file.name] ?? []).sorted(), "\(file.name)")
    }
  }

  @Test func `finds nothing at all in those since Kubeflow 1_5, be the app old or new`() throws {
    let first = try #require(AppVersion(parsing: "v1.5.0"))
    let current = try Self.files().filter { $0.1 >= first }
    #expect(!current.isEmpty)
    for (file, version) in current {
      #expect(Lint.findings(in: file.bytes, for: version) == [], "\(file.name)")
      #expect(Lint.findings(in: file.bytes) == [], "\(file.name)")
    }
  }

  /// The files that are YAML, with the versions in their names.
  private static func files() throws -> [(Corpus.File, AppVersion)] {
    let first = try #require(AppVersion(parsing: "v0.6.0"))
    return try Corpus.files().compactMap { file in
      guard let version = AppVersion(parsing: file.name.replacing(".yaml", with: "")),
        version >= first
      else { return nil }
      return (file, version)
    }
  }
}
