import SpawnerConfig
import Testing

/// Y017 and Y018: what is unusual about a file and works all the same.
struct StyleRuleTests {
  private func report(_ rule: String, _ text: String) -> [String] {
    lintReport(text).filter { $0.contains(rule) }
  }

  @Test func `counts the places that share an anchor`() throws {
    let text = "a: &x 1\nb: *x\nc: [*x]\nd: &y {e: 1}\nf: {<<: *y}\ng: &z 2\n"
    #expect(
      report("Y017", text) == [
        "1:4 info Y017: the anchor 'x' is used in 2 other places",
        "4:4 info Y017: the anchor 'y' is used in 1 other place",
        "6:4 info Y017: the anchor 'z' is used in 0 other places",
      ]
    )
    #expect(
      findings(of: "Y017", in: text).map(\.effect) == [
        "a change here changes them all", "a change here changes them all",
        "nothing else changes with it",
      ]
    )
    #expect(report("Y017", "a: \"&x 1\"\nb: x*y\n") == [])
    #expect(
      report("Y017", "a: &x\n- 1\nb: *x\n") == [
        "1:4 info Y017: the anchor 'x' is used in 1 other place"
      ]
    )
  }

  @Test(arguments: [
    ("\u{FEFF}\(Sample.text)", "1:1 info Y018: the file starts with a byte order mark"),
    (Sample.text.replacing("\n", with: "\r\n"), "1:1 info Y018: lines end with CR LF"),
    (Sample.text.replacing("\n", with: "\r"), "1:1 info Y018: lines end with CR"),
    ("a: 1\rb: 2", "2:1 info Y018: the last line has no line end"),
    (Sample.text + "x: 1", "57:1 info Y018: the last line has no line end"),
    ("%YAML 1.2\n---\n\(Sample.text)", "1:1 info Y018: the file says '%YAML 1.2'"),
    (
      Sample.text + "note: 1\n",
      "57:1 info Y018: the key 'note' stands beside 'spawnerFormDefaults'"
    ),
    (
      Sample.text + "hideTag: true\n",
      "57:1 warning Y018: the key 'hideTag' stands beside 'spawnerFormDefaults'"
    ),
    (
      Sample.text + "gpus: {}\n",
      "57:1 warning Y018: the key 'gpus' stands beside 'spawnerFormDefaults'"
    ),
  ])
  func `tells what is unusual about the file`(_ text: String, _ line: String) {
    #expect(report("Y018", text).contains(line))
  }

  @Test func `says what to do about a key that stands beside the form`() {
    let known = findings(of: "Y018", in: Sample.text + "shm: {value: true}\n")
    #expect(known.map(\.effect) == ["the web app ignores it"])
    #expect(
      known.map(\.remedy) == ["indent it, so that it stands below 'spawnerFormDefaults'"]
    )
    let other = findings(of: "Y018", in: Sample.text + "note: 1\n")
    #expect(other.map(\.remedy) == ["nothing need be done"])
  }

  @Test func `lets the usual be`() {
    #expect(report("Y018", "%YAML 1.1\n---\n\(Sample.text)") == [])
    #expect(report("Y018", "---\n\(Sample.text)...\n") == [])
  }
}
