import SpawnerConfig
import SpawnerKit
import TestSupport
import Testing

/// What lint says about every file that a release of Kubeflow came with.
///
/// Each file is looked at twice: as the web app of its own release reads it, and as the newest one
/// does. The expectations are in `Golden/corpus`.
@Suite(.needsCorpus)
struct CorpusFindingsTests {
  /// The release that a file is named after: `v1.0.2.configmap.yaml` is v1.0.2.
  private static func release(of file: Corpus.File) -> AppVersion? {
    let numbers = file.name.split(separator: ".").prefix { part in
      part.allSatisfy { $0.isNumber || $0 == "v" }
    }
    return AppVersion(parsing: numbers.joined(separator: "."))
  }

  private static func findings(in file: Corpus.File, for version: AppVersion) throws -> [Finding] {
    let opened = try ConfigurationFile(file.bytes)
    return opened.relocated(Lint.findings(in: opened.text, for: version))
  }

  private static func lines(_ findings: [Finding]) -> String {
    findings.map { finding in
      let place = finding.path.map { " \($0)" } ?? ""
      return "\(finding.location) \(finding.severity) \(finding.rule)\(place): "
        + "\(finding.message)\n"
    }.joined()
  }

  @Test func `every file gives exactly the findings that are expected of it`() throws {
    for file in try Corpus.files() {
      let own = try #require(Self.release(of: file))
      for (label, version) in [("own", own), ("newest", AppVersion.newest)] {
        let findings = try Self.findings(in: file, for: version)
        try Golden.expect(
          Self.lines(findings),
          "corpus/\(file.name.replacing(".yaml", with: "")).\(label).txt"
        )
      }
    }
  }

  @Test func `no file since Kubeflow 1.5 has an error on its own web app or a newer one`() throws {
    let first = try #require(AppVersion(parsing: "v1.5.0"))
    var count = 0
    for file in try Corpus.files() {
      let own = try #require(Self.release(of: file))
      guard own >= first else { continue }
      count += 1
      for version in [own, .newest] {
        let errors = try Self.findings(in: file, for: version).filter { $0.severity == .error }
        #expect(errors == [], "\(file.name) on \(version)")
      }
    }
    #expect(count >= 7)
  }
}
