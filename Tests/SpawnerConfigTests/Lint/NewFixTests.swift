import SpawnerConfig
import TestSupport
import Testing
import YAMLEdit

/// What is mended by adding what is missing, by quotes, and by taking away what stands twice.
struct NewFixTests {
  /// The form without one section.
  private static func form(without name: String) -> String {
    form("").split(separator: "\n").filter { !$0.hasPrefix("  \(name):") }
      .map { $0 + "\n" }.joined()
  }

  private static func form(_ sections: String) -> String {
    String(decoding: RuleExample.sections(sections).bytes, as: UTF8.self)
  }

  private func mended(_ text: String, for version: AppVersion = .newest) -> String {
    String(decoding: FixedFile(mending: Array(text.utf8), for: version).bytes, as: UTF8.self)
  }

  // MARK: Sections

  static let defaults: [(String, String)] = [
    ("cpu", #"{"limitFactor": "1.2", "value": "0.5"}"#),
    ("memory", #"{"limitFactor": "1.2", "value": "1.0Gi"}"#),
    ("imagePullPolicy", #"{"value": "IfNotPresent"}"#),
    ("dataVolumes", #"{"value": []}"#), ("configurations", #"{"value": []}"#),
    ("affinityConfig", #"{"options": [], "value": ""}"#),
    ("tolerationGroup", #"{"options": [], "value": ""}"#), ("shm", #"{"value": true}"#),
  ]

  @Test(arguments: defaults.map(\.0) + ["workspaceVolume"])
  func `adds a missing section as the web app's own file has it`(_ name: String) throws {
    let text = Self.form(without: name)
    let fixed = FixedFile(mending: Array(text.utf8))
    #expect(fixed.settled.map(\.path) == ["spawnerFormDefaults.\(name)"])
    #expect(fixed.remaining.filter { $0.severity > .info }.map(\.rule) == [])
    #expect(String(decoding: fixed.bytes, as: UTF8.self).hasPrefix(text))
    for file in try Corpus.files() {
      guard let version = Self.currentVersion(of: file.name) else { continue }
      let mended = FixedFile(mending: Array(text.utf8), for: version)
      let added = try #require(try SpawnerDocument(mended.bytes).defaults[name]?.mapping)
      let stock = try SpawnerDocument(file.bytes).defaults[name]
      for entry in added.entries {
        #expect(stock?[entry.key.string ?? ""] == entry.value, "\(file.name)")
      }
    }
  }

  /// The release of a stock file of 1.5 and later.
  private static func currentVersion(of name: String) -> AppVersion? {
    guard let version = AppVersion(parsing: name.dropLast(5)),
      let first = AppVersion(parsing: "1.5")
    else { return nil }
    return version >= first ? version : nil
  }

  @Test(arguments: ["image", "gpus"])
  func `adds no section about which somebody must decide`(_ name: String) {
    let text = Self.form(without: name)
    #expect(mended(text) == text)
  }

  @Test func `adds no section to a file that is to be converted`() {
    let old = Self.form(without: "shm").replacing(
      "  workspaceVolume: {value: null}\n",
      with: "  workspaceVolume: {value: {type: {value: New}, name: {value: x}}}\n"
    )
    #expect(mended(old) == old)
    let forOld = Self.form(without: "shm")
    #expect(mended(forOld, for: AppVersion(parsing: "1.4") ?? .newest) == forOld)
  }

  @Test(arguments: [
    (
      "workspaceVolume:\n  readOnly: false\n",
      "  workspaceVolume:\n    readOnly: false\n    value: null\n"
    ),
    ("dataVolumes:\n  readOnly: false\n", "  dataVolumes:\n    readOnly: false\n    value: []\n"),
    (
      "cpu:\n  limitFactor: \"1.2\"\n",
      "  cpu:\n    limitFactor: \"1.2\"\n    value: \"0.5\"\n"
    ),
  ])
  func `adds a missing value`(_ sections: String, _ expected: String) {
    let text = mended(Self.form(sections))
    #expect(text.contains(expected), "\(text)")
  }

  @Test(arguments: [
    ("configurations", "[]"), ("dataVolumes", "[]"), ("affinityConfig", "\"\""),
  ])
  func `says none in the place of null`(_ name: String, _ none: String) {
    let text = mended(Self.form("\(name):\n  value: null\n  options: []\n"))
    #expect(text.contains("  \(name):\n    value: \(none)\n"), "\(text)")
  }

  // MARK: Quotes

  @Test(arguments: [
    ("name: {notebook-name}-home", "name: \"{notebook-name}-home\""),
    ("name: {notebook-name}", "name: \"{notebook-name}\""),
    ("name: {notebook-name}-home # ours", "name: \"{notebook-name}-home\" # ours"),
  ])
  func `puts a template in quotes`(_ line: String, _ expected: String) throws {
    let rule = try #require(RuleDescription.named("Y015"))
    let broken = String(decoding: rule.bad.bytes, as: UTF8.self)
      .replacing("name: {notebook-name}-home", with: line)
    let fixed = FixedFile(mending: Array(broken.utf8))
    #expect(
      String(decoding: fixed.bytes, as: UTF8.self) == broken.replacing(line, with: expected)
    )
    #expect(fixed.settled.map(\.rule) == ["Y015"])
  }

  @Test(arguments: ["2024-02-30", "0b_"])
  func `puts an impossible value in quotes`(_ value: String) {
    let text = Self.form("# größer\nconfigurations:\n  value: [a, \(value)]\n")
    #expect(mended(text) == text.replacing(value, with: "\"\(value)\""))
  }

  @Test func `leaves a file that quotes alone do not make readable`() {
    let text = Self.form("configurations:\n  value: [2024-02-30 10:00:00, {a]\n")
    #expect(mended(text) == text)
  }

  // MARK: Twice

  @Test(arguments: [
    (
      "shm:\n  # on for all\n  value: true # yes\n  value: true\n",
      "shm:\n  # on for all\n  value: true\n"
    ),
    ("shm:\n  value: true\nshm: {value: true}\n", "shm: {value: true}\n"),
    (
      "configurations:\n  value:\n  - a\n  - b\n  value: [a, b]\n",
      "configurations:\n  value: [a, b]\n"
    ),
  ])
  func `takes away a key that says the same twice`(_ sections: String, _ expected: String) {
    #expect(mended(Self.form(sections)) == Self.form(expected))
  }

  @Test(arguments: [
    "shm:\n  value: true\n  value: false\n", "shm: {value: true, value: true}\n",
    "configurations:\n  value:\n  - value: 1\n    value: 1\n",
  ])
  func `leaves a key that stands twice where that is no plain line`(_ sections: String) {
    let text = Self.form(sections)
    #expect(mended(text) == text)
  }

  @Test func `takes away a volume, a vendor and an option that stand twice`() throws {
    let volume = "{mount: /home/jovyan/m, existingSource: {persistentVolumeClaim: {claimName: m}}}"
    let vendor = "{limitsKey: x.com/gpu, uiName: X}"
    let option = "{groupKey: a, displayName: A, tolerations: []}"
    let text = Self.form(
      """
      dataVolumes:
        value:
        - \(volume)
        - \(volume)
      gpus:
        value:
          num: none
          vendor: ""
          vendors:
          - \(vendor)
          - \(vendor)
      tolerationGroup:
        value: ""
        options:
        - \(option)
        - \(option)
      """
    )
    let fixed = FixedFile(mending: Array(text.utf8))
    #expect(Set(fixed.settled.map(\.rule)) == ["V006", "G008", "T007"])
    #expect(fixed.remaining.filter { $0.severity > .info } == [])
    let lines = String(decoding: fixed.bytes, as: UTF8.self).split(separator: "\n")
    for item in [volume, vendor, option] {
      #expect(lines.count { $0.hasSuffix("- \(item)") } == 1)
    }
  }
}
