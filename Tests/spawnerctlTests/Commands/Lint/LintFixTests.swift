import Foundation
import KubeCore
import SpawnerConfig
import Subprocess
import TestSupport
import Testing
import YAMLEdit

@testable import spawnerctl

/// `lint --fix` on files.
@Suite(.aFewAtATime)
struct LintFixTests {
  @Test func `mends a file, says which rule each change settles, lists what remains`() async throws
  {
    try await TemporaryDirectory.with { folder in
      let path = try folder.write(Sample.unsound, to: "conf.yaml")
      let run = await Scene(folder: folder).run(["lint", "--fix", path])
      #expect(run.status == .notLive)
      try Golden.expect(run.transcript(hiding: [folder.path: "FOLDER"]), "lint-fix.txt")
      let mended = String(decoding: try folder.read("conf.yaml"), as: UTF8.self)
      #expect(
        mended
          == Sample.unsound.replacing("readOnly: \"no\"", with: "readOnly: false")
          .replacing("value: 512Mi # für alle", with: "value: 0.5Gi # für alle")
      )
      let again = await Scene(folder: folder).run(["lint", "--fix", path])
      #expect(again.stdout.isEmpty)
      #expect(again.stderr.hasPrefix("mend what has one right answer\nnothing to mend: "))
      #expect(try folder.names() == ["conf.yaml"])
    }
  }

  @Test func `writes nothing in a dry run`() async throws {
    try await TemporaryDirectory.with { folder in
      let path = try folder.write(Sample.unsound, to: "conf.yaml")
      let run = await Scene(folder: folder).run(["lint", "--fix", "--dry-run", path])
      #expect(run.stdout.contains("\n+    value: 0.5Gi # für alle\n"))
      #expect(run.stderr.contains("\ndry run: nothing was written\n"))
      #expect(String(decoding: try folder.read("conf.yaml"), as: UTF8.self) == Sample.unsound)
    }
  }

  @Test(arguments: Sample.unsoundManifests)
  func `mends the file inside a manifest`(manifest: Sample.Manifest) async throws {
    try await TemporaryDirectory.with { folder in
      let path = try folder.write(manifest.text, to: "m.yaml")
      let scene = Scene(folder: folder)
      let run = await scene.run(["lint", "--fix", path])
      #expect(run.stderr.contains("note: settles \(path):"))
      let places = try run.stderr.matches(of: /settles .*:(\d+):\d+: ([A-Z]\d+)/).map { match in
        (line: try #require(Int(match.1)), rule: String(match.2))
      }
      let lines = manifest.text.split(separator: "\n", omittingEmptySubsequences: false)
      for place in places where manifest.name != "quoted" {
        let text = place.rule == "S008" ? "größe" : "512Mi # für alle"
        #expect(lines[place.line - 1].contains(text))
      }
      let edited = String(decoding: try folder.read("m.yaml"), as: UTF8.self)
      #expect(manifest.linesAround(edited) == manifest.linesAround(manifest.text))
      let inner = await scene.run(["get", "-f", path])
      #expect(inner.stdout.contains("    value: 0.5Gi # für alle\n"))
      #expect(inner.stdout.contains("readOnly: false }\n"))
    }
  }

  @Test func `turns stdin into stdout`() async {
    let run = await Scene(stdin: Sample.unsound).run("lint --fix -")
    #expect(run.status == .notLive)
    #expect(run.stdout.contains("    value: 0.5Gi # für alle\n"))
    #expect(run.stdout.contains("storage: 512Mi\n"))
    #expect(run.stderr.contains("+    value: 0.5Gi"))
    let same = await Scene(stdin: Sample.text).run("lint --fix -")
    #expect(same.stdout == Sample.text)
    #expect(same.status == .done)
  }

  @Test func `mends several files and reports as JSON`() async throws {
    try await TemporaryDirectory.with { folder in
      try folder.write(Sample.unsound, to: "a.yaml")
      try folder.write(Sample.text, to: "b.yaml")
      let run = await Scene(folder: folder).run(
        ["lint", "--fix", "-q", "-o", "json", "\(folder.path)/*.yaml", "\(folder.path)/c.yaml"]
      )
      #expect(run.status == .notFound)
      let report = try JSONValue(text: run.stdout)
      let files = try #require(report["files"]?.array)
      #expect(files.compactMap { $0["outcome"]?.string } == ["written", "unchanged"])
      let settled = files[0]["settled"]?.array?.compactMap { $0["rule"]?.string }
      #expect(settled == ["R004", "S008"])
      #expect(files[0]["remaining"]?.array?.contains { $0["rule"]?.string == "V015" } == true)
      #expect(report["failures"]?[0]?["status"]?.integer == 66)
    }
  }

  @Test func `mends a file that cannot be read as it is`() async {
    let broken = Sample.text.replacing(
      "\"{notebook-name}-workspace\"",
      with: "{notebook-name}-home"
    )
    let run = await Scene(stdin: broken).run("lint --fix - --severity error")
    #expect(run.stdout.contains("name: \"{notebook-name}-home\"\n"))
    #expect(run.status == .done)
    #expect(run.stderr.hasSuffix("no findings left\n"))
    let tab = await Scene(stdin: Sample.unreadable).run("lint --fix -")
    #expect(tab.stdout == Sample.unreadable)
    #expect(tab.status == .notLive)
    #expect(tab.stderr.contains("what remains:\nstandard input:"))
  }

  @Test func `goes by the release that is named`() async {
    let missing = Sample.text.replacing("  shm:\n    value: true\n", with: "")
    let new = await Scene(stdin: missing).run("lint --fix - -q")
    #expect(new.stdout.contains("\n  shm:\n    value: true\n"))
    let old = await Scene(stdin: missing).run("lint --fix - -q --app-version v1.4")
    #expect(old.stdout == missing)
  }

  // MARK: What Python reads

  private static let hasPython = ["/usr/bin", "/usr/local/bin", "/bin"].contains { folder in
    FileManager.default.isExecutableFile(atPath: "\(folder)/python3")
  }

  @Test(.enabled(if: LintFixTests.hasPython, "needs python3 with PyYAML"))
  func `leaves files that Python reads as meant`() async throws {
    let texts = RuleDescription.all.filter(\.isFixable).map { rule in
      FixedFile(mending: rule.bad.bytes, for: rule.appVersion).bytes
    }
    let script = """
      import json, sys
      try:
          import yaml
      except ImportError:
          sys.exit(0)
      for text in json.load(sys.stdin):
          print(json.dumps(yaml.safe_load(text)["spawnerFormDefaults"], default=str))
      """
    let input = try JSONRenderer.render(texts.map { String(decoding: $0, as: UTF8.self) })
    let result = try await Subprocess.run(
      .name("python3"),
      arguments: ["-c", script],
      input: .string(input),
      output: .string(limit: 4 << 20),
      error: .discarded
    )
    #expect(result.terminationStatus.isSuccess)
    let answers = result.standardOutput.split(separator: "\n")
    if answers.isEmpty { return }
    try #require(answers.count == texts.count)
    for (answer, text) in zip(answers, texts) {
      let read = JSONValue(try SpawnerDocument(text).defaults)
      #expect(try JSONValue(text: String(answer)) == read)
    }
  }
}
