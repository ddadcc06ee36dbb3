import SpawnerConfig
import Testing
import YAMLEdit

/// Y001 to Y004, Y009 and Y013: files that the reader refuses.
struct UnreadableFileRuleTests {
  private static let ignored =
    "the web app ignores the whole file without a word and serves its built-in defaults"
  private static let failing =
    "the web app answers 500 to the form, to every launch and to the list of notebooks"

  struct Case: Sendable {
    var rule: String
    var text: String
    var place: String
    var effect: String
    var remedy: String
  }

  private static let cases = [
    Case(
      rule: "Y001",
      text: "a: b: c\n",
      place: "1:5",
      effect: ignored,
      remedy: "correct the YAML at this place"
    ),
    Case(
      rule: "Y013",
      text: "a: 1\nb: <<\n",
      place: "2:4",
      effect: ignored,
      remedy: "remove the tag, or put the value in quotes"
    ),
    Case(
      rule: "Y001",
      text: "a: {b: really?}\n",
      place: "1:14",
      effect: ignored,
      remedy: "correct the YAML at this place"
    ),
    Case(
      rule: "Y002",
      text: "ä: 1\nb:\tc\n",
      place: "2:3",
      effect: ignored,
      remedy: "use spaces in place of the tab"
    ),
    Case(
      rule: "Y003",
      text: "a: 1\n---\nb: 2\n",
      place: "2:1",
      effect: ignored,
      remedy: "keep one document and remove the others"
    ),
    Case(
      rule: "Y004",
      text: "ä: \"\u{1}\"\n",
      place: "1:5",
      effect: ignored,
      remedy: "remove the control character"
    ),
    Case(
      rule: "Y009",
      text: "a: 2024-02-30\n",
      place: "1:4",
      effect: failing,
      remedy: "put the value in quotes"
    ),
    Case(
      rule: "Y009",
      text: "a: 0x_\n",
      place: "1:4",
      effect: failing,
      remedy: "put the value in quotes"
    ),
    Case(
      rule: "Y012",
      text: "a: &b [*b]\n",
      place: "1:8",
      effect: "the web app answers 500 when the form asks for its configuration",
      remedy: "write out what the alias stands for"
    ),
    Case(
      rule: "Y013",
      text: "a: !mine b\n",
      place: "1:4",
      effect: ignored,
      remedy: "remove the tag, or put the value in quotes"
    ),
    Case(
      rule: "Y013",
      text: "a: *b\n",
      place: "1:4",
      effect: ignored,
      remedy: "define the anchor above the alias, or put the value in quotes"
    ),
    Case(
      rule: "Y013",
      text: "a: &b 1\nc: &b 2\n",
      place: "2:4",
      effect: ignored,
      remedy: "give one of the two anchors another name"
    ),
    Case(
      rule: "Y013",
      text: "? [a]\n: b\n",
      place: "1:3",
      effect: ignored,
      remedy: "use text as the key; in quotes, if it starts with '{' or '['"
    ),
  ]

  @Test(arguments: cases)
  func `explains what the reader refuses`(_ example: Case) throws {
    let findings = Lint.findings(in: Array(example.text.utf8))
    let only = try #require(findings.first)
    #expect(findings.count == 1)
    #expect(only.rule == example.rule)
    #expect(only.severity == .error)
    #expect(only.location.description == example.place)
    #expect(only.path == nil)
    #expect(only.effect == example.effect)
    #expect(only.remedy == example.remedy)
    let error = #expect(throws: YAMLError.self) { try Document(example.text) }
    #expect(error?.description == "\(example.place): \(only.message)")
  }

  @Test func `tells text that is not UTF-8`() {
    let findings = Lint.findings(in: [0x61, 0x3A, 0x20, 0xFF, 0x0A])
    #expect(findings.map(\.rule) == ["Y004"])
    #expect(findings.map(\.effect) == [Self.failing])
    #expect(findings.map(\.remedy) == ["save the file as UTF-8"])
  }

  @Test func `tells nesting that is too deep for the reader`() {
    let text = String(repeating: "[", count: 2000) + String(repeating: "]", count: 2000)
    let findings = Lint.findings(in: Array("a: \(text)\n".utf8))
    #expect(findings.map(\.rule) == ["Y001"])
    #expect(findings.map(\.effect) == [Self.failing])
    #expect(findings.map(\.remedy) == ["nest fewer lists and mappings"])
  }

  @Test(arguments: [
    // What looks like the above and reads well.
    "a: \"b: c\"\n", "a: \"<<\"\n", "a: {b: \"really?\"}\n", "b: \"\tc\"\n", "# \t\na: 1\n",
    "---\na: 1\n...\n", "a: \"\\x01\"\n", "a: '2024-02-30'\n", "a: 0x1\n", "a: &b 1\nc: *b\n",
    "a: !!str 1\n", "? \"[a]\"\n: b\n",
  ])
  func `finds no fault with what reads well`(_ text: String) throws {
    let rules = Set(Lint.findings(in: Array(text.utf8)).map(\.rule))
    #expect(rules.subtracting(["Y006", "Y017"]).isEmpty)
    _ = try Document(text)
  }

  @Test func `points at an unquoted template that stops the reader`() {
    let text = "spawnerFormDefaults:\n  größe: {notebook-name}-data  # mine\n"
    let findings = findings(of: "Y015", in: text)
    #expect(
      findings.map(\.message) == [
        "expected text, found '{notebook-name}-data', which starts like a mapping"
      ]
    )
    #expect(findings.map(\.location.description) == ["2:10"])
    #expect(findings.map(\.remedy) == ["put the text in quotes: \"{notebook-name}-data\""])
    #expect(findings.map(\.effect) == [Self.ignored])
  }

  @Test func `points at a no-break space in the line that stops the reader`() {
    let text = "a:\n  b:\n   - 1\n\u{A0}\u{A0} - 2\n"
    #expect(
      lintReport(text).filter { $0.contains("Y014") } == [
        "4:1 error Y014: the line contains a no-break space (U+00A0)"
      ]
    )
  }

  /// A file of the first generation: not YAML before its names are filled in.
  private static let template = Array(
    """
    spawnerFormDefaults:
      image:
        value: a/b:1
      workspaceVolume:
        value:
          type: {value: New}
          name:
            value: {username}-workspace
      extraResources:
        value: "{{}}"

    """.utf8
  )

  @Test func `a file of the first generation is told to be one, and nothing else`() throws {
    let findings = Lint.findings(in: Self.template)
    #expect(
      findings.map(\.message) == ["expected YAML, found a template of Kubeflow 0.4 or 0.5"]
    )
    #expect(findings.map(\.rule) == ["Y001"])
    #expect(findings.first?.remedy == "convert the file to Kubeflow 1.5 or later")
    let fit = GenerationFit(of: Self.template)
    #expect(fit.generation == .template)
    #expect(fit.writtenFor == "0.4 or 0.5")
    #expect(!fit.isFitting)
  }

  @Test func `web apps of that age fill it in and read it`() throws {
    let old = try #require(AppVersion(parsing: "v0.5.1"))
    #expect(Lint.findings(in: Self.template, for: old) == [])
    #expect(GenerationFit(of: Self.template, for: old).isFitting)
  }
}
