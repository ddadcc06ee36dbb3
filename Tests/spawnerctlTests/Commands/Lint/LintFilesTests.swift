import TestSupport
import Testing

@testable import spawnerctl

/// `lint` on files: which ones, what is said of them, and what the shell is told.
@Suite(.aFewAtATime)
struct LintFilesTests {
  private func lint(
    _ words: [String],
    files: [String: String],
    _ scene: Scene = Scene()
  ) async throws -> CommandRun {
    try await TemporaryDirectory.with { folder in
      for (name, text) in files { try folder.write(text, to: name) }
      let run = await scene.run(
        ["lint"] + words.map { $0.replacing("FOLDER", with: folder.path) }
      )
      return CommandRun(
        status: run.status,
        stdout: run.stdout.replacing(folder.path, with: "FOLDER"),
        stderr: run.stderr.replacing(folder.path, with: "FOLDER")
      )
    }
  }

  @Test func `shows what is wrong with several files, in the order given`() async throws {
    let run = try await lint(
      ["FOLDER/b.yaml", "FOLDER/a.yaml", "FOLDER/c.yaml"],
      files: ["a.yaml": Sample.unsound, "b.yaml": Sample.unreadable, "c.yaml": Sample.text]
    )
    #expect(run.status == .notLive)
    try Golden.expect(run.transcript(), "lint-files.txt")
  }

  @Test(arguments: Sample.unsoundManifests)
  func `finds places in a manifest`(manifest: Sample.Manifest) async throws {
    let run = try await lint(["FOLDER/m.yaml"], files: ["m.yaml": manifest.text])
    try Golden.expect(run.transcript(), "lint-manifest-\(manifest.name).txt")
    let bare = await Scene(stdin: Sample.unsound).run("lint -")
    func messages(_ run: CommandRun) -> [String] {
      run.stdout.split(separator: "\n").map { line in
        String(line.replacing(#/^.*:[0-9]+:[0-9]+: /#, with: ""))
      }
    }
    #expect(messages(run) == messages(bare))
  }

  @Test(arguments: [("\r\n", ""), ("\n", "\u{FEFF}"), ("\r\n", "\u{FEFF}")])
  func `counts lines and columns alike whatever the line ends`(
    lineEnd: String,
    mark: String
  ) async throws {
    func places(_ run: CommandRun) -> [Substring] {
      run.stdout.split(separator: "\n").filter { $0.contains("V015") || $0.contains("R00") }
    }
    let plain = await Scene(stdin: Sample.unsound).run("lint -")
    let other = await Scene(stdin: mark + Sample.unsound.replacing("\n", with: lineEnd))
      .run("lint -")
    #expect(!places(plain).isEmpty)
    #expect(places(other) == places(plain))
  }

  @Test func `counts columns in characters, not in bytes`() async {
    let run = await Scene(stdin: Sample.unsound).run("lint -")
    let line = Sample.unsound.split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex { $0.contains("größe") }
    #expect(run.stdout.contains("standard input:\((line ?? 0) + 1):48: error S008: "))
  }

  @Test(arguments: ["", "# nothing\n", "null\n"])
  func `finds that a file is empty`(text: String) async {
    let run = await Scene(stdin: text).run("lint -")
    #expect(run.status == .notLive)
    #expect(run.stdout.hasPrefix("standard input:1:1: error Y005: "))
    #expect(run.stderr == "1 error in 1 file\n")
  }

  @Test func `is silent about a sound file`() async {
    let run = await Scene(stdin: Sample.text).run("lint - --severity error")
    #expect(run.status == .done)
    #expect(run.stdout.isEmpty)
    #expect(run.stderr == "no findings in 1 file; 2 less serious not shown\n")
    #expect(await Scene(stdin: Sample.text).run("lint - -q --severity error").stderr.isEmpty)
  }

  @Test(arguments: [
    ("error", "error", Status.done, 0), ("info", "error", .done, 2),
    ("error", "warning", .notLive, 0), ("warning", "info", .notLive, 1),
  ])
  func `shows and fails as asked`(
    severity: String,
    failOn: String,
    status: Status,
    shown: Int
  ) async {
    let run = await Scene(stdin: Sample.text)
      .run("lint - --severity \(severity) --fail-on \(failOn)")
    #expect(run.status == status)
    #expect(run.stdout.split(separator: "\n").count { $0.contains("    effect: ") } == shown)
  }

  // MARK: Which files

  @Test func `expands patterns that the shell left alone, each file once`() async throws {
    let run = try await lint(
      ["FOLDER/conf/**/*.yaml", "FOLDER/conf/a.yaml", "FOLDER/[x].yaml"],
      files: [
        "conf/a.yaml": Sample.unreadable, "conf/deep/er/b.yaml": Sample.unreadable,
        "conf/.hidden/c.yaml": Sample.unreadable, "conf/d.txt": Sample.unreadable,
        "[x].yaml": Sample.unreadable, "x.yaml": Sample.unreadable,
      ]
    )
    let lines = run.stdout.split(separator: "\n").filter { $0.hasPrefix("FOLDER") }
    #expect(
      lines.map { $0.prefix { $0 != ":" } } == [
        "FOLDER/conf/a.yaml", "FOLDER/conf/deep/er/b.yaml", "FOLDER/[x].yaml",
      ]
    )
    #expect(run.stderr == "3 errors in 3 files\n")
  }

  @Test func `checks the others where some cannot be read`() async throws {
    let run = try await lint(
      ["FOLDER/none.yaml", "FOLDER/conf", "FOLDER/conf/a.yaml", "FOLDER/no*.yaml"],
      files: ["conf/a.yaml": Sample.unreadable]
    )
    #expect(run.status == .notFound)
    try Golden.expect(run.transcript(), "lint-missing.txt")
  }

  @Test func `takes stdin among files, and files by -f`() async throws {
    let run = try await lint(
      ["-", "-f", "FOLDER/a.yaml"],
      files: ["a.yaml": Sample.unreadable],
      Scene(stdin: Sample.unreadable)
    )
    let lines = run.stdout.split(separator: "\n").filter { $0.contains(" error ") }
    #expect(lines.map { $0.prefix { $0 != ":" } } == ["standard input", "FOLDER/a.yaml"])
  }

  @Test func `says which ConfigMap could be meant`() async {
    let other = "kind: ConfigMap\nmetadata: {name: a}\ndata: {b.yaml: \"\"}\n"
    let run = await Scene(stdin: other).run("lint -")
    #expect(run.status == .notFound)
    #expect(run.stderr.hasPrefix("error: standard input: ConfigMap 'a' has no key"))
    #expect(run.stderr.hasSuffix("no findings in 0 files; 1 file not checked\n"))
    let named = await Scene(stdin: other).run("lint - --key b.yaml")
    #expect(named.status == .notLive)
  }

  @Test func `goes through a thousand files in their order`() async throws {
    try await TemporaryDirectory.with { folder in
      let numbers = 1000..<2000
      for number in numbers { try folder.write(Sample.unreadable, to: "\(number).yaml") }
      let run = await Scene().run(["lint", "\(folder.path)/*.yaml"])
      let lines = run.stdout.split(separator: "\n").filter { $0.hasPrefix(folder.path) }
      #expect(lines.count == numbers.count)
      #expect(lines == lines.sorted())
      #expect(run.stderr == "1000 errors in 1000 files\n")
    }
  }

  // MARK: Releases

  @Test func `judges by the release that is named`() async throws {
    let new = await Scene(stdin: Sample.old).run("lint - --severity error")
    #expect(new.status == .notLive)
    #expect(
      new.stderr.hasPrefix(
        "standard input: a file of Kubeflow 1.3 or 1.4 does not fit the web app v1.11.0, "
          + "which reads files of Kubeflow 1.5 or later\n"
      )
    )
    #expect(new.stdout.contains(" error S016: "))
    let old = await Scene(stdin: Sample.old).run("lint - --app-version v1.4.0")
    #expect(!old.stdout.contains("S016"))
    #expect(!old.stderr.contains("fit"))
  }
}
