import SpawnerConfig
import Testing
import YAMLEdit

/// What is not converted, and why.
struct ConversionRefusalTests {
  private static func error(_ text: String, to release: String) throws -> SpawnerConfigError? {
    let target = try #require(AppVersion(parsing: release))
    return #expect(throws: SpawnerConfigError.self) {
      try Conversion(of: Array(text.utf8), to: target)
    }
  }

  @Test func `does not convert back`() throws {
    let error = try Self.error(Sample.text, to: "1.4")
    #expect(error?.code == .olderTarget)
    #expect(
      error?.description == """
        2:1: expected a web app of Kubeflow 1.5 or later, found v1.4.0 to convert for: a file is \
        not converted back, since older web apps cannot do all that it says
        """
    )
    #expect(try Self.error(OldFile.placement.text, to: "0.7")?.code == .olderTarget)
    #expect(try Self.error(Sample.text, to: "0.3")?.code == .olderTarget)
  }

  @Test func `does not convert for a web app that is out of date`() throws {
    let error = try Self.error(OldFile.gpus.text, to: "1.3")
    #expect(error?.code == .olderTarget)
    #expect(
      error?.description == """
        1:1: expected a web app of Kubeflow 1.5 or later, found v1.3.0 to convert for: a file of \
        Kubeflow 1.0 or 1.1 is not rewritten for one that is out of date itself
        """
    )
  }

  @Test(arguments: [
    (OldFile.template, "0.5"), (OldFile.extraResources, "0.7"), (OldFile.gpus, "1.2"),
    (OldFile.placement, "1.1"), (OldFile.imageGroups, "1.4"), (OldFile.hiddenNames, "1.3"),
  ])
  func `leaves a file as it is for a web app that understands it`(
    file: OldFile,
    release: String
  ) throws {
    let target = try #require(AppVersion(parsing: release))
    let conversion = try Conversion(of: file.bytes, to: target)
    #expect(conversion.bytes == file.bytes)
    #expect(conversion.report.isEmpty)
    #expect(conversion.report.target == target)
  }

  @Test func `says what cannot be read`() throws {
    let error = try Self.error("spawnerFormDefaults:\n  image: {{ .Values.image }}\n", to: "1.11")
    #expect(error?.code == .unreadable)
    #expect(error?.underlying != nil)
    #expect(error?.location?.line == 2)
  }

  @Test func `says that a file is no form`() throws {
    #expect(try Self.error("", to: "1.11")?.code == .noDefaults)
    #expect(try Self.error("spawnerFormDefaults: []\n", to: "1.11")?.code == .noDefaults)
  }

  @Test func `does not choose between two equal keys`() throws {
    let text = OldFile.placement.text.replacing(
      "    value: '0.5'\n",
      with: "    value: '0.5'\n    value: '2'\n"
    )
    let error = try Self.error(text, to: "1.11")
    #expect(error?.code == .undecided)
    #expect(error?.findings.map(\.rule) == ["Y010"])
    #expect(error?.location?.line == 8)
  }

  @Test func `lists all that is to be decided, at its place in the old file`() throws {
    let text = OldFile.imageGroups.text
      .replacing("value: '10Gi'", with: "value: '10G'")
      .replacing("value: '0.5'", with: "value: 500m")
    let error = try Self.error(text, to: "1.11")
    #expect(error?.findings.map { "\($0.location.line) \($0.rule)" } == ["20 R001", "31 V015"])
    #expect(error?.location?.line == 20)
    #expect(error?.description.hasSuffix(", found '500m' and 1 more") == true)
  }

  @Test func `refuses an edit that an alias elsewhere needs`() throws {
    let text = OldFile.imageGroups.text
      .replacing("        size:\n", with: "        size: &size\n")
      .replacing("  shm:\n    value: true\n", with: "  shm:\n    value: true\n  old: *size\n")
    let error = try Self.error(text, to: "1.11")
    #expect(error?.code == .unsoundPath)
    #expect(error?.description.contains("'size'") == true)
  }

  @Test func `writes out what is shared within what is rewritten`() throws {
    let text = OldFile.imageGroups.text
      .replacing("        accessModes:\n", with: "        accessModes: &mode\n")
      .replacing("          value: ReadWriteOnce\n", with: "          value: ReadWriteMany\n")
    try #require(text.contains("&mode"))
    let conversion = try Conversion(of: Array(text.utf8), to: .newest)
    let volumes = try SpawnerDocument(conversion.bytes).volumes()
    #expect(volumes.map(\.accessModes) == [["ReadWriteMany"]])
  }
}
