import KubeCore
import SpawnerConfig
import SpawnerKit
import Testing

@testable import spawnerctl

/// What a check comes to: its last line, its status, and the place each text has.
struct LintReportTests {
  private func file(
    _ text: String,
    _ path: String = "a.yaml",
    for version: String = "v1.11.0"
  ) throws -> LintedFile {
    LintedFile(
      try ConfigurationFile(Array(text.utf8)),
      from: path == "-" ? .standardInput : .file(path),
      for: try #require(AppVersion(parsing: version))
    )
  }

  private func report(
    _ texts: [String],
    failures: [Status] = [],
    least: Finding.Severity = .info
  ) throws -> LintReport {
    LintReport(
      files: try texts.map { try file($0) },
      failures: failures.map { status in
        LintFailure(origin: .file("x"), failure: Failure(status: status, message: "gone"))
      },
      least: least
    )
  }

  private static let warned = Sample.text.replacing("value: true", with: "value: \"yes\"")

  // MARK: The last line

  @Test func `counts what is shown, and where`() throws {
    #expect(try report([]).summary == "no findings in 0 files")
    #expect(
      try report([Sample.unreadable]).summary == "1 error in 1 file"
    )
    #expect(
      try report([Sample.unreadable, Sample.text, Sample.unreadable], least: .error).summary
        == "2 errors in 2 of 3 files; 2 less serious not shown"
    )
    #expect(
      try report([Sample.text], least: .error).summary
        == "no findings in 1 file; 2 less serious not shown"
    )
    #expect(
      try report([Self.warned], failures: [.notFound]).summary
        == "2 warnings, 1 info in 1 file; 1 can be mended with --fix; 1 file not checked"
    )
  }

  // MARK: The status

  @Test func `fails for what is as serious as asked for, shown or not`() throws {
    for least in [Finding.Severity.error, .warning, .info] {
      let report = try report([Self.warned], least: least)
      #expect(report.status(failingOn: .error) == .done)
      #expect(report.status(failingOn: .warning) == .found)
      #expect(report.status(failingOn: .info) == .found)
    }
    #expect(try report([Sample.unreadable]).status(failingOn: .error) == .found)
  }

  @Test func `counts a file that could not be checked for more than findings`() throws {
    let failures: [Status] = [.usage, .notFound]
    let report = try report([Sample.unreadable], failures: failures)
    #expect(report.status(failingOn: .error) == .usage)
    #expect(Status.found.rawValue == 1)
  }

  // MARK: Places

  @Test(arguments: [
    (LintOrigin.file("a b.yaml"), "a b.yaml:", "a b.yaml"),
    (.standardInput, "standard input:", "-"),
    (.configMap(name: "c", key: "k"), "ConfigMap 'c', key 'k': ", "-"),
  ])
  func `names where a text comes from`(_ origin: LintOrigin, _ prefix: String, _ path: String) {
    #expect(origin.placePrefix == prefix)
    #expect(origin.path == path)
    #expect(prefix.hasPrefix(origin.name))
  }

  @Test(arguments: [
    ("conf/a.yaml", "conf/a.yaml"), ("./a.yaml", "a.yaml"), ("/a b/c.yaml", "file:///a%20b/c.yaml"),
    ("ü#?.yaml", "%C3%BC%23%3F.yaml"), ("a:b.yaml", "a%3Ab.yaml"), ("-", "stdin"),
  ])
  func `makes a reference of a path`(_ path: String, _ uri: String) throws {
    let log = SARIFLog(
      LintReport(files: [try file(Sample.unreadable, path)], failures: [], least: .info)
    )
    let place = log.json["runs"]?[0]?["results"]?[0]?["locations"]?[0]?["physicalLocation"]
    #expect(place?["artifactLocation"]?["uri"]?.string == uri)
  }

  @Test(arguments: [
    ("a.yaml", "file=a.yaml,line=46,col=1,title=Y002::"),
    ("a,b:c%.yaml", "file=a%2Cb%3Ac%25.yaml,line=46,col=1,title=Y002::"),
    ("-", "title=Y002::standard input:46:1: found a tab"),
  ])
  func `masks what has a meaning in a workflow command`(_ path: String, _ words: String) throws {
    let report = LintReport(
      files: [try file(Sample.unreadable, path)],
      failures: [],
      least: .info
    )
    #expect(GitHubAnnotations.rendered(report).hasPrefix("::error \(words)"))
  }

  @Test(arguments: [
    (LintOrigin.file("a,b.yaml"), "::error file=a%2Cb.yaml,title=not checked::gone%0Afor good\n"),
    (.standardInput, "::error title=not checked::gone%0Afor good\n"),
  ])
  func `annotates what could not be checked`(_ origin: LintOrigin, _ line: String) {
    let failure = Failure(status: .notFound, message: "gone\nfor good")
    let report = LintReport(
      files: [],
      failures: [LintFailure(origin: origin, failure: failure)],
      least: .error
    )
    #expect(GitHubAnnotations.rendered(report) == line)
  }

  // MARK: Generations

  @Test(arguments: [
    (Sample.text, "v1.7", "Kubeflow 1.5 or later, fits the web app v1.7.0"),
    (
      Sample.old, "v1.7",
      "a file of Kubeflow 1.3 or 1.4 does not fit the web app v1.7.0, which reads files of "
        + "Kubeflow 1.5 or later"
    ),
    (Sample.old, "v1.3", "Kubeflow 1.3 or 1.4, fits the web app v1.3.0"),
    ("", "v1.3", "none, the file has no form in it"),
  ])
  func `says whether a file fits`(_ text: String, _ version: String, _ words: String) throws {
    #expect(LintText.words(for: try file(text, for: version).fit) == words)
  }

  // MARK: Rules

  @Test func `lists rules by topic and number`() {
    let ids = RuleCatalog.all.rules.map(\.id)
    #expect(ids.first == "Y001")
    #expect(ids.count == Set(ids).count)
    for (one, next) in zip(ids, ids.dropFirst()) where one.first == next.first {
      #expect(one < next)
    }
    let topics = ids.compactMap(\.first).reduce(into: "") { topics, letter in
      if topics.last != letter { topics.append(letter) }
    }
    #expect(topics.hasPrefix("YSIRGTMV"))
  }

  @Test func `explains a rule with colours, and proposes another where there is none`() throws {
    let style = Style(.always, isTerminal: false, environment: [:])
    let text = try RuleExplanation(of: "i011").text(style: style)
    #expect(text.hasPrefix("\u{1B}[1mI011: "))
    #expect(text.contains("\nBad:\n  spawnerFormDefaults:\n    imagePullPolicy:\n"))
    #expect(text.contains("\nGood:\n"))
    #expect(throws: (any Error).self) { try RuleExplanation(of: "I11") }
  }
}
