import SpawnerConfig
import Testing
import YAMLEdit

/// Y014 to Y016: what is spelt so that it means something else.
struct SpellingRuleTests {
  private func report(_ rule: String, _ text: String) -> [String] {
    lintReport(text).filter { $0.contains(rule) }
  }

  // MARK: Y014

  @Test func `finds a no-break space that makes another key`() throws {
    let text = "form:\n\u{A0} shm: 1\n"
    #expect(
      report("Y014", text) == [
        "2:1 error Y014: the key ' shm' contains a no-break space (U+00A0)"
      ]
    )
    let finding = try #require(findings(of: "Y014", in: text).first)
    #expect(
      finding.effect
        == "the character counts as text, so that the key is not what it seems to be"
    )
    #expect(finding.remedy == "remove the character, or write a plain space")
    #expect(finding.path == "['\u{A0} shm']")
  }

  @Test(arguments: [
    ("value: base\u{A0}", "1:8", "the value 'base' contains a no-break space (U+00A0)"),
    ("value: \"\u{A0}base\"", "1:8", "the value 'base' contains a no-break space (U+00A0)"),
    ("va\u{200B}lue: x", "1:1", "the key 'value' contains a zero-width space (U+200B)"),
    ("va\u{AD}lue: x", "1:1", "the key 'value' contains a soft hyphen (U+00AD)"),
    ("\"va\u{FEFF}lue\": x", "1:1", "the key 'value' contains a byte order mark (U+FEFF)"),
    ("shm:\n  on:\u{A0}1", "2:3", "the value 'on:\u{A0}1' contains a no-break space (U+00A0)"),
  ])
  func `finds what is not to be seen`(_ text: String, _ place: String, _ message: String) {
    #expect(report("Y014", text) == ["\(place) error Y014: \(message)"])
  }

  @Test(arguments: [
    // What stands above the place where reading stops, and there.
    ("cpu:\n  value:\u{A0}1\n  limitFactor: 2\n", ["2:9"]),
    ("a: 1\n  b:\u{A0}c: 2\n", ["2:5"]),
    ("\u{A0} a: 1\nb: 2\n c: 3\n", ["1:1"]),
    ("- name:\u{A0}a\n  b: 2\n", ["1:8"]),
    ("# word:\u{A0}x\na: 'Prix\u{A0}: 1'\nb: c:\u{A0}d\n e: 1\n", []),
  ])
  func `finds what stopped the reader`(_ text: String, _ places: [String]) {
    let message = "error Y014: the line contains a no-break space (U+00A0)"
    #expect(findings(of: "Y001", in: text).count == 1)
    #expect(report("Y014", text) == places.map { "\($0) \(message)" })
  }

  @Test(arguments: [
    "value: a\u{A0}b", "a\u{A0}b: c", "value: a\u{200B}b", "# \u{A0}\nvalue: b",
    "uiName: Note:\u{A0}new", "uiName: \"Note:\u{A0}new\"", "- \"Note:\u{A0}new\"",
  ])
  func `lets no-break spaces be inside text`(_ text: String) {
    #expect(report("Y014", text) == [])
  }

  // MARK: Y015

  @Test func `finds a template without quotes`() throws {
    let text = Sample.with("name: \"{notebook-name}-workspace\"", "name: {notebook-name}")
    let path = "spawnerFormDefaults.workspaceVolume.value.newPvc.metadata.name"
    #expect(
      report("Y015", text) == [
        "31:17 error Y015: expected text at '\(path)', found the mapping '{notebook-name}'"
      ]
    )
    let finding = try #require(findings(of: "Y015", in: text).first)
    #expect(finding.effect == "braces without quotes make a mapping, which is no name")
    #expect(finding.remedy == "put the text in quotes: \"{notebook-name}\"")
    #expect(findings(of: "Y016", in: text) == [])
  }

  @Test(arguments: [
    ("value: \"0.5\"", "R001"), ("value: IfNotPresent", "I011"), ("storage: 5Gi", "V014"),
    ("name: \"{notebook-name}-workspace\"", "V007"), ("mount: /home/jovyan", "V004"),
    ("- ReadWriteOnce", "V018"), ("- registry.example/lab/torch:v1", "I001"),
  ])
  func `leaves mappings that somebody wrote to the rule of the field`(
    _ line: String,
    _ rule: String
  ) {
    let text = Sample.with(line, line.prefix { $0 != " " } + " {a: b}")
    #expect(report("Y015", text) == [])
    #expect(report("error \(rule)", text).count == 1)
  }

  @Test func `tells of a mapping where no other rule does, and has no mending for it`() {
    let vendor = "vendors: [{limitsKey: a.b/c, uiName: {a: b}}]"
    let found = findings(of: "Y015", in: Sample.with("vendors: []", vendor))
    #expect(found.map(\.message.isEmpty) == [false])
    #expect(found.map { $0.fix == nil } == [true])
  }

  @Test func `lets mappings be where they belong`() {
    #expect(report("Y015", Sample.with("value: true", "value: {on: true}")) == [])
    #expect(report("Y015", Sample.with("name: \"{notebook-name}-workspace\"", "name: {}")) == [])
  }

  // MARK: Y016

  /// A file in which the key of an affinity is written in some way.
  private static func sample(key: String) -> String {
    Sample.with(
      "affinityConfig:\n    value: \"\"\n    options: []\n",
      """
      affinityConfig:
          value: ""
          options:
          - displayName: GPU
            configKey: \(key)

      """
    )
  }

  @Test(arguments: [
    ("yes", "'yes', which is the boolean true"),
    ("0123", "'0123', which is the number 83"),
    ("12:30", "'12:30', which is the number 750"),
    ("1.10", "'1.10', which is the number 1.1"),
    ("2024-01-02", "'2024-01-02', which is a date"),
    ("~", "'~', which is null"),
    ("", "null"),
  ])
  func `shows what a plain text is taken for`(_ source: String, _ found: String) throws {
    let text = Self.sample(key: source)
    let path = "spawnerFormDefaults.affinityConfig.options[0].configKey"
    let message = "expected text at '\(path)', found \(found)"
    #expect(findings(of: "Y016", in: text).map(\.message) == [message])
    #expect(findings(of: "Y016", in: text).map(\.severity) == [.warning])
  }

  @Test func `says what follows and how to quote`() throws {
    let text = Self.sample(key: "5")
    let finding = try #require(findings(of: "Y016", in: text).first)
    #expect(finding.location.description == "45:18")
    #expect(finding.effect == "the option is never found")
    #expect(finding.remedy == "put the value in quotes: \"5\"")
    #expect(
      findings(of: "Y016", in: Self.sample(key: "")).map(\.remedy) == [
        "write a text, or remove the line"
      ]
    )
  }

  @Test(arguments: ["storage: 5", "storage: ~", "storage: yes"])
  func `leaves to other rules what they judge`(_ storage: String) {
    #expect(report("Y016", Sample.with("storage: 5Gi", storage)) == [])
  }

  @Test(arguments: [
    ("vendors: []", "vendors: [{limitsKey: a.b/c, uiName: \"1.10\"}]"),
    ("vendors: []", "vendors: [{limitsKey: a.b/c, uiName: v1.10}]"),
    ("value: registry.example/lab/base:v1", "value: 1.10"),
    ("storage: 5Gi", "storage: !!str 5"),
    ("limitFactor: \"1.2\"", "limitFactor: 1.2"),
    ("value: true", "value: false"),
  ])
  func `lets text be that reads as text, and null where it may be`(_ old: String, _ new: String) {
    #expect(report("Y016", Sample.with(old, new)) == [])
  }
}
