import SpawnerConfig
import TestSupport
import Testing

struct GenerationFitTests {
  private static let old = """
    spawnerFormDefaults:
      workspaceVolume:
        value:
          type: {value: New}
          name: {value: "{notebook-name}-home"}
      imageGroupOne: {value: a, options: [a]}
      imagePullPolicy: {value: Always}
    """

  private func fit(_ text: String, _ version: String) throws -> GenerationFit {
    GenerationFit(of: Array(text.utf8), for: try #require(AppVersion(parsing: version)))
  }

  @Test(arguments: [("v1.4.0", true), ("1.3", true), ("v1.5.0", false), ("v1.2", false)])
  func `judges an old file by the web app`(_ version: String, _ isFitting: Bool) throws {
    let fit = try fit(Self.old, version)
    #expect(fit.isFitting == isFitting)
    #expect(fit.writtenFor == "1.3 or 1.4")
    #expect(fit.generation == .imageGroups)
  }

  @Test func `says which releases the web app reads`() throws {
    #expect(try fit(Self.old, "v1.11.0").wantedBy == "1.5 or later")
    #expect(try fit(Self.old, "v1.2.0").wantedBy == "1.0 to 1.2")
  }

  @Test(arguments: ["", "a: b\n", "spawnerFormDefaults: {}\n", "a: [\n", "\t"])
  func `finds no generation where there is no form`(_ text: String) throws {
    let fit = try fit(text, "v1.7")
    #expect(fit.generation == nil)
    #expect(fit.writtenFor == nil)
    #expect(fit.isFitting)
  }

  @Test(.needsCorpus) func `fits wherever S016 finds nothing`() throws {
    for file in try Corpus.files() {
      for version in ["0.7", "1.1", "1.4", "1.7", "1.11"] {
        let version = try #require(AppVersion(parsing: version))
        let isFound = Lint.findings(in: file.bytes, for: version).contains { $0.rule == "S016" }
        #expect(GenerationFit(of: file.bytes, for: version).isFitting == !isFound, "\(file)")
      }
    }
  }
}
