import SpawnerConfig
import Testing

/// Y005 to Y008: files in which the web app finds no form.
struct RootRuleTests {
  @Test(arguments: [
    ("", ["1:1 error Y005: the file is empty"]),
    ("# nothing yet\n", ["1:1 error Y005: the file is empty"]),
    ("~\n", ["1:1 error Y005: the file is empty"]),
    (
      "- a\n",
      [
        """
        1:1 error Y006: expected a mapping with the key 'spawnerFormDefaults', found a list
        """
      ]
    ),
    (
      "form: 1\n",
      ["1:1 error Y006: expected the key 'spawnerFormDefaults', found no such key"]
    ),
    (
      "ä: 1\nspawnerformdefault: {}\n",
      ["2:1 error Y006: expected the key 'spawnerFormDefaults', found 'spawnerformdefault'"]
    ),
    (
      "spawnerFormDefaults:\n",
      ["1:1 error Y007: expected a mapping at 'spawnerFormDefaults', found null"]
    ),
    (
      "spawnerFormDefaults: text\n",
      ["1:1 error Y007: expected a mapping at 'spawnerFormDefaults', found text"]
    ),
    ("spawnerFormDefaults: {}\n", ["1:1 error Y008: 'spawnerFormDefaults' is empty"]),
  ])
  func `tells a file that holds no form`(_ text: String, _ report: [String]) {
    #expect(lintReport(text) == report)
  }

  @Test func `says what the web app does and what to do about it`() throws {
    let empty = try #require(findings(of: "Y005", in: "").first)
    #expect(
      empty.effect == """
        the web app answers 500 to the form, to every launch and to the list of notebooks; \
        an empty file is no fallback
        """
    )
    #expect(empty.remedy == "restore the file, or remove it to get the built-in defaults")
    let near = try #require(findings(of: "Y006", in: "spawnerFormDefault: {}\n").first)
    #expect(near.remedy == "rename 'spawnerFormDefault' to 'spawnerFormDefaults'")
    #expect(near.path == "spawnerFormDefault")
    let far = try #require(findings(of: "Y006", in: "form: {}\n").first)
    #expect(far.remedy == "put the form's sections below 'spawnerFormDefaults:'")
    #expect(far.path == nil)
    let null = try #require(findings(of: "Y007", in: "spawnerFormDefaults:\n").first)
    #expect(
      null.effect == "the form stops, every launch and the list of notebooks fail with 500"
    )
    #expect(null.remedy == "indent the form's sections below 'spawnerFormDefaults:'")
    let list = try #require(findings(of: "Y007", in: "spawnerFormDefaults: []\n").first)
    #expect(list.effect == "every launch and the list of notebooks fail with 500")
    let bare = try #require(findings(of: "Y008", in: "spawnerFormDefaults: {}\n").first)
    #expect(bare.effect == "the form offers no images and every launch fails with 500")
    #expect(
      bare.remedy == "add the form's sections, or remove the file to get the built-in defaults"
    )
  }

  @Test func `is content with a file that has all sections`() {
    #expect(lintReport(Sample.text) == [])
  }
}
