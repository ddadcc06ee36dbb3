import SpawnerConfig
import Testing

/// S010 and S016: groups of images, and files for web apps of another age.
struct GenerationRuleTests {
  // MARK: S010

  private static let remedy = "give the group a 'value' that is one of its 'options'"

  @Test(arguments: [
    ("v1.11.0", "the form shows the group's button, and launching from it fails with 400"),
    ("v1.7.0", "the form shows the group's button, and launching from it fails with 400"),
    ("v1.6.1", "the form hides the group's button"),
    ("v1.5.0", "the group has no image that is chosen already"),
  ])
  func `finds a group without a default image`(_ version: String, _ effect: String) {
    for value in ["null", "\"\""] {
      #expect(
        said(by: "S010", about: "imageGroupOne:\n  value: \(value)", for: version) == [
          "3:5 warning: the group 'imageGroupOne' has no default image\n\(effect)\n\(Self.remedy)"
        ]
      )
    }
  }

  @Test(arguments: [
    (
      "v1.11.0", "warning",
      "the form shows the group's button, and launching from it fails with 400"
    ),
    ("v1.6.1", "warning", "the form hides the group's button"),
    ("v1.5.0", "error", "the form stops here, and later fields keep their built-in defaults"),
  ])
  func `misses a group`(_ version: String, _ severity: String, _ effect: String) {
    let text = form("cpu: {value: \"1\", limitFactor: none}")
      .split(separator: "\n").filter { !$0.contains("imageGroupTwo") }.joined(separator: "\n")
    let findings = Lint.findings(
      in: Array((text + "\n").utf8),
      for: AppVersion(parsing: version) ?? .newest
    )
    #expect(findings.map { "\($0.severity) \($0.rule)" } == ["\(severity) S010"])
    #expect(findings.map(\.message) == ["the group 'imageGroupTwo' is missing"])
    #expect(findings.map(\.effect) == [effect])
    #expect(findings.map(\.remedy) == [Self.remedy])
    #expect(findings.map(\.path) == ["spawnerFormDefaults.imageGroupTwo"])
  }

  @Test func `does not miss a group that the web app does not know`() {
    #expect(said(by: "S010", about: "imageGroupOne: null", for: "v1.2.0") == [])
  }

  // MARK: S016

  private static let old = """
    workspaceVolume:
      value:
        type: {value: New}
        size: {value: 5Gi}
    """

  @Test func `finds an old file for a new web app`() {
    #expect(
      said(by: "S016", about: Self.old) == [
        """
        1:1 error: expected a file of Kubeflow 1.5 or later for the web app v1.11.0, \
        found one of Kubeflow 1.3 or 1.4
        the form stops where it misses something, and later fields keep their built-in defaults
        convert the file to Kubeflow 1.5 or later
        """
      ]
    )
    #expect(said(by: "S016", about: Self.old, for: "v1.4.0") == [])
  }

  @Test func `finds a new file for an old web app`() {
    let new = "dataVolumes: {value: [{mount: /a, existingSource: {}}]}"
    #expect(
      said(by: "S016", about: new, for: "v1.4.0") == [
        """
        1:1 error: expected a file of Kubeflow 1.3 or 1.4 for the web app v1.4.0, \
        found one of Kubeflow 1.5 or later
        the form does not know what it finds, and stops
        use a file of Kubeflow 1.3 or 1.4, or a newer web app
        """
      ]
    )
    #expect(said(by: "S016", about: new, for: "v1.5.0") == [])
  }

  @Test func `does not guess from a file without volumes`() {
    let text = "workspaceVolume: {value: null}\ndataVolumes: {value: []}"
    #expect(said(by: "S016", about: text) == [])
    #expect(said(by: "S016", about: text, for: "v1.4.0") == [])
    #expect(findings(of: "S016", in: "spawnerFormDefaults: {image: {value: a}}\n") == [])
  }

  @Test func `knows a file that has nothing of the new form, even without volumes`() {
    let text = "spawnerFormDefaults: {image: {value: a}, extraResources: {value: \"{}\"}}\n"
    #expect(
      findings(of: "S016", in: text).map(\.message) == [
        """
        expected a file of Kubeflow 1.5 or later for the web app v1.11.0, \
        found one of Kubeflow 0.6 or 0.7
        """
      ]
    )
  }
}
