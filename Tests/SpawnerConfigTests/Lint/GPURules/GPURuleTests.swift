import SpawnerConfig
import Testing
import YAMLEdit

/// G001 to G009: the value, the vendors and the number of GPUs.
struct GPURuleTests {
  private static let vendors = "[{limitsKey: nvidia.com/gpu, uiName: N}]"
  private static let value = "spawnerFormDefaults.gpus.value"

  /// A sound file but for the value of `gpus`, which is in line 45.
  private static func file(_ value: String, readOnly: Bool = false) -> String {
    let lock = readOnly ? "\n    readOnly: true" : ""
    return Sample.with(
      "    value:\n      num: none\n      vendors: []\n      vendor: \"\"\n",
      "    value: \(value)\(lock)\n"
    )
  }

  /// The GPU findings as `severity id: message`.
  private func report(_ value: String, readOnly: Bool = false) -> [String] {
    Lint.findings(in: Array(Self.file(value, readOnly: readOnly).utf8)).map {
      "\($0.severity) \($0.rule): \($0.message)"
    }
  }

  private func first(_ rule: String, _ value: String, readOnly: Bool = false) -> Finding? {
    findings(of: rule, in: Self.file(value, readOnly: readOnly)).first
  }

  @Test(arguments: [
    "{num: none, vendor: '', vendors: []}", "{num: none, vendor: ''}",
    "{num: '1', vendor: nvidia.com/gpu, vendors: \(vendors)}",
    "{num: '8', vendor: nvidia.com/gpu, vendors: \(vendors)}",
  ])
  func `is content with what works`(_ value: String) {
    #expect(report(value) == [])
  }

  // MARK: G001 and G002

  @Test(arguments: [("none", "text"), ("[]", "a list"), ("2", "a number")])
  func `finds a value that is no mapping`(_ value: String, _ type: String) {
    #expect(report(value) == ["error G001: expected a mapping at '\(Self.value)', found \(type)"])
    #expect(
      first("G001", value)?.effect
        == "the form stops here, and the list of notebooks fails wherever there is one"
    )
  }

  @Test(arguments: [
    ("null", "error G002: expected a list at '\(value).vendors', found null"),
    ("nvidia", "error G002: expected a list at '\(value).vendors', found text"),
    ("[x]", "error G002: expected a mapping at '\(value).vendors[0]', found text"),
    (
      "[{uiName: N}]",
      "error G002: the vendor at '\(value).vendors[0]' has no 'limitsKey'"
    ),
    (
      "[{limitsKey: a.b/c}]",
      "error G002: the vendor at '\(value).vendors[0]' has no 'uiName'"
    ),
    (
      "[{limitsKey: [], uiName: N}]",
      "error G002: expected text at '\(value).vendors[0].limitsKey', found a list"
    ),
    (
      "[{limitsKey: a.b/c, uiName: null}]",
      "warning G002: expected text at '\(value).vendors[0].uiName', found null"
    ),
  ])
  func `finds vendors that break the list of notebooks`(_ vendors: String, _ message: String) {
    #expect(report("{num: none, vendor: '', vendors: \(vendors)}") == [message])
  }

  @Test func `points at the vendor`() throws {
    let finding = try #require(first("G002", "{num: none, vendor: '', vendors: [x]}"))
    #expect(finding.location.description == "48:46")
    #expect(finding.remedy == "write a mapping with 'limitsKey' and 'uiName'")
    #expect(finding.effect == "the list of notebooks fails wherever there is one")
  }

  // MARK: G003 to G005

  @Test func `misses the number`() throws {
    #expect(report("{vendor: ''}") == ["error G003: the value of 'gpus' has no 'num'"])
    let finding = try #require(first("G003", "{vendor: ''}"))
    #expect(finding.remedy == "add 'num: \"none\"', or the number of GPUs to preselect")
    #expect(finding.fix != nil)
    #expect(first("G003", "{vendor: nvidia.com/gpu}")?.fix == nil)
  }

  @Test(arguments: [
    ("null", "null", "Kubernetes refuses the notebook with 422"),
    ("true", "the boolean true", "Kubernetes refuses the notebook with 422"),
    ("''", "''", "Kubernetes refuses the notebook with 422"),
    ("None", "'None'", "Kubernetes refuses the notebook with 422"),
    ("'-1'", "'-1'", "Kubernetes refuses the notebook's pod"),
    (
      "1.5", "the number 1.5",
      "Kubernetes refuses the notebook's pod, and then the list of notebooks fails"
    ),
    ("[1]", "a list", "Kubernetes refuses the notebook with 422"),
  ])
  func `finds a number that cannot be asked for`(
    _ num: String,
    _ found: String,
    _ effect: String
  ) {
    let value = "{num: \(num), vendor: ''}"
    #expect(
      report(value) == [
        "error G004: expected 'none' or a number of GPUs at '\(Self.value).num', found \(found)"
      ]
    )
    #expect(first("G004", value)?.effect == effect)
    #expect(first("G004", value)?.remedy == "write \"none\", \"1\", \"2\", \"4\" or \"8\"")
  }

  @Test func `only warns of zero`() {
    #expect(
      report("{num: '0', vendor: ''}") == [
        "warning G004: expected 'none' or a number of GPUs at '\(Self.value).num', found '0'"
      ]
    )
  }

  @Test(arguments: [
    ("1", "the number 1", "put the number in quotes: \"1\""),
    ("3", "the number 3", "use a number on offer"),
    ("'16'", "'16'", "use a number on offer"),
    ("'01'", "'01'", "put the number in quotes: \"1\""),
  ])
  func `finds a number that is not offered`(
    _ num: String,
    _ found: String,
    _ remedy: String
  ) {
    let value = "{num: \(num), vendor: nvidia.com/gpu, vendors: \(Self.vendors)}"
    #expect(
      report(value) == [
        "warning G005: expected the text '1', '2', '4' or '8' at '\(Self.value).num', "
          + "found \(found)"
      ]
    )
    #expect(first("G005", value)?.remedy == remedy)
  }

  // MARK: G006 to G009

  @Test(arguments: [
    (
      "", false, "error", "missing",
      "the launch button stays off, and a launch without the form fails with 400"
    ),
    (
      "vendor: '', ", false, "warning", "empty",
      "the launch button stays off until the user picks a vendor"
    ),
    ("vendor: '', ", true, "error", "empty", "the limit has no name, and the notebook is refused"),
    (
      "vendor: null, ", false, "error", "empty",
      "the limit has no name, and the notebook is refused"
    ),
  ])
  func `misses the vendor of preselected GPUs`(
    _ vendor: String,
    _ readOnly: Bool,
    _ severity: String,
    _ found: String,
    _ effect: String
  ) {
    let value = "{num: '1', \(vendor)vendors: \(Self.vendors)}"
    #expect(
      report(value, readOnly: readOnly) == [
        "\(severity) G006: GPUs are preselected, and their vendor is \(found)"
      ]
    )
    #expect(first("G006", value, readOnly: readOnly)?.effect == effect)
    #expect(report("{num: none, vendors: []}") == [])
  }

  @Test func `finds a vendor that is not on offer`() {
    let value = "{num: '1', vendor: nvidia.com/gpus, vendors: \(Self.vendors)}"
    #expect(
      report(value) == [
        "warning G007: the vendor 'nvidia.com/gpus' is not among the vendors on offer"
      ]
    )
    #expect(first("G007", value)?.remedy == "did you mean 'nvidia.com/gpu'?")
    #expect(
      report("{num: none, vendor: amd.com/gpu}") == [
        "info G007: the vendor 'amd.com/gpu' is not among the vendors on offer"
      ]
    )
  }

  @Test func `finds vendors that cannot be told apart`() {
    let vendors = "[{limitsKey: a.b/c, uiName: N}, {limitsKey: a.b/c, uiName: N}]"
    #expect(
      report("{num: none, vendor: '', vendors: \(vendors)}") == [
        "warning G008: the limitsKey 'a.b/c' is that of vendor 1 already",
        "warning G008: the uiName 'N' is that of vendor 1 already",
      ]
    )
  }

  @Test(arguments: ["gpu", "a.b/", "A.b/c", "a/b/c", "a.b/c d"])
  func `finds what is no resource`(_ key: String) {
    #expect(
      report("{num: none, vendor: '', vendors: [{limitsKey: \(key), uiName: N}]}") == [
        """
        error G009: expected a resource like 'nvidia.com/gpu' at \
        '\(Self.value).vendors[0].limitsKey', found '\(key)'
        """
      ]
    )
    #expect(
      report("{num: '1', vendor: \(key), vendors: []}") == [
        """
        error G009: expected a resource like 'nvidia.com/gpu' at '\(Self.value).vendor', \
        found '\(key)'
        """
      ]
    )
  }
}
