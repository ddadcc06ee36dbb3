import SpawnerConfig
import Testing

/// S001 to S007: sections that are missing, not what they must be, or locked where that breaks.
struct SectionRuleTests {
  private static let stop =
    "the form stops here, later fields keep their built-in defaults, "
    + "and every launch fails with 500"

  /// The sample as one line for each section, so that one can be exchanged.
  private static let sections: [(name: String, value: String)] = [
    ("imagePullPolicy", "{value: Always}"),
    ("image", "{value: a, options: [a]}"),
    ("cpu", "{value: '1', limitFactor: '1'}"),
    ("memory", "{value: 1Gi, limitFactor: '1'}"),
    ("workspaceVolume", "{value: null}"),
    ("dataVolumes", "{value: []}"),
    ("affinityConfig", "{value: '', options: []}"),
    ("tolerationGroup", "{value: '', options: []}"),
    ("gpus", "{value: {num: none, vendors: [], vendor: ''}}"),
    ("shm", "{value: true}"),
    ("configurations", "{value: []}"),
    ("imageGroupOne", "{value: b, options: [b]}"),
    ("imageGroupTwo", "{value: c, options: [c]}"),
  ]

  /// A file in which one section has another value, or none.
  private static func file(_ name: String, _ value: String?) -> String {
    let lines = sections.compactMap { section -> String? in
      guard section.name == name else { return "  \(section.name): \(section.value)" }
      return value.map { "  \(name): \($0)" }
    }
    return (["spawnerFormDefaults:"] + lines + [""]).joined(separator: "\n")
  }

  @Test func `is content with every section as it should be`() {
    #expect(lintReport(Self.file("cpu", "{value: '1', limitFactor: none}")) == [])
  }

  // MARK: S001 to S003

  @Test(arguments: [
    ("cpu", "error S001"), ("memory", "error S001"), ("image", "error S002"),
    ("imagePullPolicy", "error S002"), ("workspaceVolume", "error S002"),
    ("dataVolumes", "error S002"), ("affinityConfig", "error S002"),
    ("tolerationGroup", "error S002"), ("shm", "warning S003"),
    ("configurations", "warning S003"),
  ])
  func `misses a section`(_ name: String, _ rule: String) throws {
    let text = Self.file(name, nil)
    #expect(lintReport(text) == ["1:1 \(rule): the section '\(name)' is missing"])
    let finding = try #require(Lint.findings(in: Array(text.utf8)).first)
    let late =
      "the form stops here and later fields keep their built-in defaults, though launching works"
    #expect(finding.effect == (rule.hasSuffix("3") ? late : Self.stop))
    #expect(finding.remedy == "add '\(name)' with a 'value'")
    #expect(finding.path == "spawnerFormDefaults.\(name)")
  }

  @Test(arguments: ["gpus", "environment", "hideTag"])
  func `does not miss what may be absent`(_ name: String) {
    #expect(lintReport(Self.file(name, nil)) == [])
  }

  @Test(arguments: [("imagePullPolicy", "v1.2.0"), ("affinityConfig", "v1.1.0")])
  func `does not miss a section that the web app does not know`(_ name: String, _ version: String) {
    let bytes = Array(Self.file(name, nil).utf8)
    let found = Lint.findings(in: bytes, for: AppVersion(parsing: version) ?? .newest)
    #expect(!found.contains { $0.rule == "S002" })
  }

  // MARK: S004

  @Test(arguments: [
    ("cpu", "null", "null", stop), ("image", "text", "text", "every launch fails with 500"),
    ("shm", "[]", "a list", "every launch fails with 500"),
    ("dataVolumes", "3", "a number", stop),
    (
      "gpus", "null", "null",
      "every launch fails with 500 and the list of notebooks fails wherever there is one"
    ),
    (
      "gpus", "[]", "a list",
      """
      the form stops here, every launch fails with 500 and the list of notebooks fails \
      wherever there is one
      """
    ),
  ])
  func `finds a section of another type`(
    _ name: String,
    _ value: String,
    _ type: String,
    _ effect: String
  ) throws {
    let findings = findings(of: "S004", in: Self.file(name, value))
    #expect(findings.map(\.message) == ["expected a mapping at '\(name)', found \(type)"])
    #expect(findings.map(\.effect) == [effect])
    #expect(findings.map(\.remedy) == ["write a mapping with a 'value'"])
    #expect(findings.map(\.severity) == [.error])
  }

  @Test(arguments: ["imageGroupOne", "imageGroupTwo", "environment"])
  func `lets groups and environment be null`(_ name: String) {
    let text = Self.file(name, "null") + "  environment: null\n"
    #expect(findings(of: "S004", in: text) == [])
  }

  // MARK: S005

  @Test(arguments: [
    ("cpu", "every launch fails with 500", "add a 'value'"),
    (
      "workspaceVolume", "every launch fails with 500",
      "add a 'value'; 'value: null' offers no workspace"
    ),
    ("dataVolumes", "the form stops here, and every launch fails with 500", "add a 'value'"),
    ("gpus", "the form stops here, and every launch fails with 500", "add a 'value'"),
  ])
  func `misses a value`(_ name: String, _ effect: String, _ remedy: String) {
    let findings = findings(of: "S005", in: Self.file(name, "{readOnly: false}"))
    #expect(findings.map(\.message) == ["the section '\(name)' has no 'value'"])
    #expect(findings.map(\.effect) == [effect])
    #expect(findings.map(\.remedy) == [remedy])
  }

  @Test func `does not miss the value of a group`() {
    let text = Self.file("imageGroupOne", "{options: []}") + "  environment: {}\n"
    #expect(findings(of: "S005", in: text) == [])
  }

  // MARK: S006

  @Test(arguments: [
    ("cpu", "the launch button stays off", "write a value"),
    ("memory", "the form shows 1 Gi instead", "write a value"),
    ("image", "the launch button stays off until the user picks an image", "write a value"),
    (
      "imagePullPolicy", "the launch button stays off until the user picks a policy",
      "write a value"
    ),
    (
      "dataVolumes", "the form stops here, later fields keep their built-in defaults",
      "write 'value: []' for none"
    ),
    (
      "affinityConfig", "every launch fails with 400 until the user chooses an affinity",
      "write a value"
    ),
    (
      "tolerationGroup", "every launch fails with 400 until the user chooses tolerations",
      "write a value"
    ),
    (
      "gpus",
      """
      the form stops here, and the list of notebooks fails wherever there is one with 500
      """,
      "write a value"
    ),
    (
      "shm", "every launch fails with 400 until the user chooses shared memory on or off",
      "write a value"
    ),
    (
      "configurations", "every launch fails with 400 until the user chooses configurations",
      "write a value"
    ),
  ])
  func `finds a value that is null`(_ name: String, _ effect: String, _ remedy: String) {
    let findings = findings(of: "S006", in: Self.file(name, "{value: null}"))
    #expect(findings.map(\.message) == ["the value of '\(name)' is null"])
    #expect(findings.map(\.path) == ["spawnerFormDefaults.\(name).value"])
    #expect(findings.map(\.effect) == [effect])
    #expect(findings.map(\.remedy) == [remedy])
  }

  @Test func `lets null be where it means something`() {
    #expect(lintReport(Self.file("workspaceVolume", "{value: null}")) == [])
    #expect(lintReport(Self.file("shm", "{value: null, readOnly: true}")) == [])
  }

  // MARK: S007

  @Test(arguments: [
    ("image", "{value: a, options: [a], readOnly: true}", "write 'readOnly: false'"),
    ("dataVolumes", "{value: [], readOnly: yes}", "write 'readOnly: false'"),
    (
      "workspaceVolume", "{value: {mount: /}, readOnly: true}",
      "write 'readOnly: false', or 'value: null' for no workspace"
    ),
  ])
  func `finds a lock that stops every launch`(
    _ name: String,
    _ value: String,
    _ remedy: String
  ) {
    let findings = findings(of: "S007", in: Self.file(name, value))
    #expect(findings.map(\.message) == ["the section '\(name)' is read-only"])
    #expect(findings.map(\.path) == ["spawnerFormDefaults.\(name).readOnly"])
    #expect(
      findings.map(\.effect) == [
        "every launch fails with 400, since the form sends the field all the same"
      ]
    )
    #expect(findings.map(\.remedy) == [remedy])
  }

  @Test func `says why a lock is one that does not look like it`() {
    let findings = findings(
      of: "S007",
      in: Self.file("dataVolumes", "{value: [], readOnly: \"false\"}")
    )
    #expect(
      findings.map(\.message) == [
        "the section 'dataVolumes' is read-only, since the text 'false' counts as true"
      ]
    )
    #expect(findings.map(\.remedy) == ["write 'readOnly: false'"])
  }

  @Test(arguments: [
    ("image", "{value: a, options: [a], readOnly: no}"),
    ("dataVolumes", "{value: [], readOnly: 0}"),
    ("workspaceVolume", "{value: null, readOnly: true}"),
    ("cpu", "{value: '1', limitFactor: '1', readOnly: true}"),
  ])
  func `lets a lock be that works`(_ name: String, _ value: String) {
    #expect(lintReport(Self.file(name, value)) == [])
  }
}
