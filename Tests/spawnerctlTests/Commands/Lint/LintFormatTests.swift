import Foundation
import KubeCore
import SpawnerConfig
import TestSupport
import Testing

@testable import spawnerctl

/// What was found, in every form.
@Suite(.aFewAtATime)
struct LintFormatTests {
  /// Runs lint on files with awkward names, and takes the folder out of what it says.
  private func lint(_ words: String) async throws -> CommandRun {
    try await TemporaryDirectory.with { folder in
      let paths = try [
        folder.write(Sample.unsound, to: "ours, 100%: größe.yaml"),
        folder.write(Sample.unsoundManifests[0].text, to: "manifest.yaml"),
      ]
      let run = await Scene().run(
        ["lint"] + words.split(separator: " ").map(String.init) + paths
      )
      return CommandRun(
        status: run.status,
        stdout: run.stdout.replacing(folder.path, with: "FOLDER"),
        stderr: run.stderr.replacing(folder.path, with: "FOLDER")
      )
    }
  }

  @Test(arguments: ["json", "github"])
  func `shows findings for programs`(form: String) async throws {
    let run = try await lint("-o \(form)")
    #expect(run.status == .notLive)
    try Golden.expect(run.stdout, "lint-\(form).txt")
  }

  @Test func `shows findings for the tools of static analysis`() async throws {
    let run = try await lint("-o sarif")
    #expect(run.status == .notLive)
    var log = try JSONValue(text: run.stdout)
    var firstRun = try #require(log["runs"]?[0])
    // The rules are in a golden file of their own, `lint-rules-json.txt`.
    firstRun["tool"]?["driver"]?["rules"] = .null
    log["runs"] = [firstRun]
    try Golden.expect(try JSONRenderer.render(log), "lint-sarif.txt")
  }

  @Test func `agrees with itself in all forms`() async throws {
    let text = try await lint("").stdout.matches(of: #/(?m)^(.*):(\d+):(\d+): \w+ ([A-Z]\d+): /#)
      .map { "\($0.1) \($0.2) \($0.3) \($0.4)" }
    let json = try await JSONValue(text: lint("-o json").stdout)
    let listed = (json["files"]?.array ?? []).flatMap { file in
      (file["findings"]?.array ?? []).map { finding in
        """
        \(file["file"]?.string ?? "") \(finding["line"]?.integer ?? 0) \
        \(finding["column"]?.integer ?? 0) \(finding["rule"]?.string ?? "")
        """
      }
    }
    let github = try await lint("-o github").stdout
      .matches(of: /file=(.*),line=(\d+),col=(\d+),title=([A-Z]\d+)::/)
      .map { match in
        let path = match.1.replacing("%3A", with: ":").replacing("%2C", with: ",")
          .replacing("%25", with: "%")
        return "\(path) \(match.2) \(match.3) \(match.4)"
      }
    #expect(text.count > 8)
    #expect(listed == text)
    #expect(github == text)
  }

  // MARK: SARIF

  @Test func `has what the schema of the log format requires`() async throws {
    let log = try await JSONValue(text: lint("-o sarif").stdout)
    #expect(SARIFSchema.problems(in: log) == [])
    #expect(log["$schema"]?.string?.hasPrefix("https://") == true)
    #expect(log["runs"]?.array?.count == 1)
    let run = try #require(log["runs"]?[0])
    #expect(run["columnKind"]?.string == "unicodeCodePoints")
    let driver = try #require(run["tool"]?["driver"])
    #expect(driver["name"]?.string == "spawnerctl")
    let rules = try #require(driver["rules"]?.array)
    #expect(rules.count == RuleDescription.all.count)
    #expect(Set(rules.compactMap { $0["id"]?.string }).count == rules.count)
    for rule in rules {
      for text in ["shortDescription", "fullDescription", "help"] {
        #expect(rule[text]?["text"]?.string?.isEmpty == false, "\(rule["id"] ?? .null)")
      }
      let level = rule["defaultConfiguration"]?["level"]?.string
      #expect(["error", "warning", "note"].contains(level))
    }
    let results = try #require(run["results"]?.array)
    #expect(results.count > 8)
    for result in results { try expectSound(result, among: rules) }
    #expect(run["invocations"]?[0]?["executionSuccessful"]?.bool == true)
  }

  private func expectSound(_ result: JSONValue, among rules: [JSONValue]) throws {
    let index = try #require(result["ruleIndex"]?.integer)
    #expect(rules[index]["id"] == result["ruleId"])
    #expect(result["message"]?["text"]?.string?.isEmpty == false)
    #expect(["error", "warning", "note"].contains(result["level"]?.string))
    let place = try #require(result["locations"]?[0]?["physicalLocation"])
    let uri = try #require(place["artifactLocation"]?["uri"]?.string)
    #expect(URL(string: uri) != nil)
    #expect(uri.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
    #expect((place["region"]?["startLine"]?.integer ?? 0) >= 1)
    #expect((place["region"]?["startColumn"]?.integer ?? 0) >= 1)
    for fix in result["fixes"]?.array ?? [] {
      let change = try #require(fix["artifactChanges"]?[0])
      #expect(change["artifactLocation"]?["uri"]?.string == uri)
      let replacement = try #require(change["replacements"]?[0])
      #expect(replacement["insertedContent"]?["text"]?.string != nil)
      let region = try #require(replacement["deletedRegion"])
      let (start, end) = (corner(of: region, "start"), corner(of: region, "end"))
      #expect(start.allSatisfy { $0 > 0 } && !end.lexicographicallyPrecedes(start))
    }
  }

  private func corner(of region: JSONValue, _ side: String) -> [Int] {
    ["Line", "Column"].map { region[side + $0]?.integer ?? 0 }
  }

  @Test func `keeps to the schema for all that rules find`() async throws {
    try await TemporaryDirectory.with { folder in
      let paths = try RuleDescription.all.map { rule in
        try folder.write(rule.bad.bytes, to: "\(rule.id).yaml")
      }
      let run = await Scene().run(["lint", "-o", "sarif"] + paths)
      let log = try JSONValue(text: run.stdout)
      #expect(SARIFSchema.problems(in: log) == [])
      let results = log["runs"]?[0]?["results"]?.array ?? []
      #expect(results.count > 100)
      #expect(results.filter { $0["fixes"] != nil }.count > 30)
    }
  }

  @Test(arguments: [
    ("\"level\"", "\"grade\"", "'grade' is unknown"),
    ("\"level\" : \"note\"", "\"level\" : \"info\"", "level: "),
    ("\"startColumn\" : ", "\"startColumn\" : -", "startColumn: "),
    ("\"message\"", "\"words\"", "no 'message'"),
  ])
  func `the schema tells what is wrong`(old: String, new: String, told: String) async throws {
    let text = try await lint("-o sarif").stdout
    #expect(text.contains(old))
    let problems = SARIFSchema.problems(in: try JSONValue(text: text.replacing(old, with: new)))
    #expect(problems.contains { $0.contains(told) }, "\(problems.first ?? "")")
  }

  @Test func `offers fixes that lead where --fix leads`() async throws {
    let run = await Scene(stdin: Sample.unsound).run("lint - -o sarif")
    let results = try JSONValue(text: run.stdout)["runs"]?[0]?["results"]?.array ?? []
    let fix = try #require(
      results.first { $0["ruleId"]?.string == "S008" }?["fixes"]?[0]?["artifactChanges"]?[0]
    )
    let replacement = try #require(fix["replacements"]?[0])
    let region = replacement["deletedRegion"]
    let line = try #require(region?["startLine"]?.integer)
    let start = try #require(region?["startColumn"]?.integer)
    let end = try #require(region?["endColumn"]?.integer)
    #expect(region?["endLine"]?.integer == line)
    var lines = Sample.unsound.split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    let old = Array(lines[line - 1].unicodeScalars)
    lines[line - 1] =
      String(String.UnicodeScalarView(old[..<(start - 1)]))
      + (replacement["insertedContent"]?["text"]?.string ?? "")
      + String(String.UnicodeScalarView(old[(end - 1)...]))
    #expect(lines[line - 1].hasSuffix("größe: 1, readOnly: false }"))
    let again = await Scene(stdin: lines.joined(separator: "\n")).run("lint -")
    #expect(!again.stdout.contains("S008"))
  }

  @Test func `says in the log which files could not be checked`() async throws {
    let run = await Scene().run("lint /nowhere/at/all.yaml -o sarif")
    #expect(run.status == .notFound)
    let log = try JSONValue(text: run.stdout)
    let invocation = try #require(log["runs"]?[0]?["invocations"]?[0])
    #expect(SARIFSchema.problems(in: log) == [])
    #expect(invocation["executionSuccessful"]?.bool == false)
    #expect(
      invocation["toolExecutionNotifications"]?[0]?["message"]?["text"]?.string
        == "no such file: '/nowhere/at/all.yaml'"
    )
  }

  // MARK: Terminals

  @Test func `shows the line with a caret to people`() async throws {
    var scene = Scene(environment: ["NO_COLOR": "1"], stdin: Sample.unsound, isTerminal: true)
    scene.columns = 60
    let run = await scene.run("lint - --severity error")
    try Golden.expect(run.stdout, "lint-terminal.txt")
  }

  @Test func `colours what matters`() async throws {
    let run = await Scene(stdin: Sample.unreadable).run("lint - --color always")
    #expect(run.stdout.hasPrefix("\u{1B}[36mstandard input:"))
    #expect(run.stdout.contains("\u{1B}[31;1merror Y002:\u{1B}[0m"))
  }

  // MARK: Rules

  @Test(arguments: ["text", "json"])
  func `lists every rule`(form: String) async throws {
    let run = await Scene().run("lint --rules -o \(form)")
    #expect(run.status == .done)
    #expect(run.stderr.isEmpty)
    let rows = run.stdout.split(separator: "\n")
    if form == "text" { #expect(rows.count == RuleDescription.all.count + 1) }
    try Golden.expect(run.stdout, "lint-rules-\(form).txt")
  }

  @Test(arguments: ["V015", "Y002", "S016", "R008", "Y004"])
  func `explains a rule`(id: String) async throws {
    let run = await Scene().run("lint --explain \(id.lowercased())")
    #expect(run.status == .done)
    try Golden.expect(run.stdout, "lint-explain-\(id).txt")
  }

  @Test func `explains every rule, in text and in JSON`() async throws {
    for rule in RuleDescription.all {
      let text = await Scene().run("lint --explain \(rule.id)")
      #expect(text.stdout.hasPrefix("\(rule.id): \(rule.summary)\n\nSeverity: "))
      let json = await Scene().run("lint --explain \(rule.id) -o json")
      let value = try JSONValue(text: json.stdout)
      #expect(value["id"]?.string == rule.id)
      #expect(value["severities"]?.array?.count == rule.severities.count)
    }
  }
}

extension JSONValue {
  /// Reads what a command printed.
  init(text: String) throws {
    try self.init(parsing: Array(text.utf8))
  }
}
