import SpawnerConfig
import TestSupport
import Testing

/// Whether a file is for the web app that reads it.
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

  /// A template cannot be read at all, so its age is told by Y001, that of every other file by S016.
  private static let ages: Set<String> = ["S016", "Y001"]

  @Test(arguments: ["0.5", "0.7", "1.1", "1.4", "1.7", "1.11"])
  func `fits wherever lint says nothing of the age`(_ version: String) throws {
    let template = Array("spawnerFormDefaults:\n  image: {username}/notebook\n".utf8)
    let files = try [template, Array(Self.old.utf8)] + Corpus.files().map(\.bytes)
    let version = try #require(AppVersion(parsing: version))
    for bytes in files {
      let isTold = Lint.findings(in: bytes, for: version).contains { Self.ages.contains($0.rule) }
      let fit = GenerationFit(of: bytes, for: version)
      #expect(fit.isFitting == !isTold, "\(fit.writtenFor ?? "any age")")
    }
  }
}
