import KubeCore
import SpawnerSandbox
import Synchronization
import TestSupport
import Testing

@testable import spawnerctl

/// `apply`: a whole file in the place of another.
@Suite(.aFewAtATime)
struct ApplyTests {
  private static let quick = ["--no-restart", "--no-verify"]

  private func apply(
    _ text: String,
    to target: String,
    _ words: [String] = []
  ) async throws -> (run: CommandRun, text: String, transcript: String) {
    try await TemporaryDirectory.with { folder in
      let new = try folder.write(text, to: "new.yaml")
      let path = try folder.write(target, to: "target.yaml")
      let run = await Scene(folder: folder).run(["apply", new, "-f", path] + words)
      let after = String(decoding: try folder.read("target.yaml"), as: UTF8.self)
      return (run, after, run.transcript(hiding: [folder.path: "FOLDER"]))
    }
  }

  @Test func `makes a file equal to another`() async throws {
    let result = try await apply(Sample.textWithNewImage, to: Sample.text)
    #expect(result.run.status == .done)
    #expect(result.text == Sample.textWithNewImage)
    try Golden.expect(result.transcript, "apply-file.txt")
  }

  @Test(arguments: Sample.manifests)
  func `takes the form out of a manifest, and puts it into one`(
    manifest: Sample.Manifest
  ) async throws {
    let out = try await apply(manifest.text, to: Sample.textWithNewImage)
    #expect(out.text == Sample.text)
    let into = try await apply(Sample.textWithNewImage, to: manifest.text)
    #expect(into.run.status == .done)
    let back = try await apply(Sample.text, to: into.text)
    #expect(back.text == manifest.text)
  }

  @Test func `changes nothing where the file already says so`() async throws {
    let result = try await apply(Sample.text, to: Sample.manifests[0].text)
    #expect(result.run.status == .done)
    #expect(result.text == Sample.manifests[0].text)
    #expect(result.run.stderr.contains("nothing to change: "))
  }

  @Test func `writes nothing in a dry run`() async throws {
    let result = try await apply(Sample.textWithNewImage, to: Sample.text, ["--dry-run"])
    #expect(result.run.status == .done)
    #expect(result.text == Sample.text)
    #expect(result.run.stdout.contains("\n+    - \"\(Sample.newImage)\"\n"))
  }

  @Test(arguments: [
    ("empty", ""), ("comments", "# nothing\n"), ("unreadable", "spawnerFormDefaults:\n\tcpu: 1\n"),
    ("other", "image:\n  value: x\n"),
    ("worse", Sample.text.replacing("  cpu:\n", with: "  cpus:\n")),
    ("template", Sample.text.replacing("value: true", with: "value: {{ .Values.shm }}")),
  ])
  func `refuses a file that is no form, or a worse one`(name: String, text: String) async throws {
    let result = try await apply(text, to: Sample.text)
    #expect(result.run.status == .invalidFile)
    #expect(result.text == Sample.text)
    try Golden.expect(result.transcript, "apply-refused-\(name).txt")
  }

  @Test func `places an error in the manifest that brings it`() async throws {
    let worse = Sample.manifests[3].text.replacing("      cpu:\n", with: "      cpus:\n")
    let result = try await apply(worse, to: Sample.text)
    #expect(result.run.status == .invalidFile)
    try Golden.expect(result.transcript, "apply-refused-manifest.txt")
  }

  @Test func `reads one file from standard input, not two`() async throws {
    let run = await Scene(stdin: Sample.text).run("apply - -f -")
    #expect(run.status == .usage)
    #expect(
      run.stderr.hasPrefix("error: only one of FILE and --file can be standard input\n")
    )
  }

  @Test func `asks before it replaces the live file`() async throws {
    try await SandboxScene.with { scene in
      let path = try scene.folder.write(Sample.text, to: "new.yaml")
      let before = await scene.text()
      let run = await scene.run(["apply", path] + Self.quick)
      #expect(run.status == .usage)
      #expect(await scene.text() == before)
      var scene = scene
      scene.scene.isTerminal = true
      scene.scene.answers = ["y"]
      #expect(await scene.run(["apply", path] + Self.quick).status == .done)
      #expect(await scene.text() == Sample.text)
    }
  }

  @Test func `goes through the pipeline and proves it`() async throws {
    try await SandboxScene.with { scene in
      var scene = scene
      scene.scene.stdin = Sample.text
      let run = await scene.run("apply - --yes")
      #expect(run.status == .done, "\(run.stderr)")
      #expect(await scene.text() == Sample.text)
      #expect(run.stderr.contains("\nlive: 1 pod serving the file as written; "))
      #expect(await scene.run("diff -").status == .done)
      #expect(await scene.run("apply -").status == .done)
    }
  }

  @Test func `puts the old file back when the new one does not become live`() async throws {
    try await SandboxScene.with(faults: [.crashLoop]) { scene in
      var scene = scene
      scene.scene.stdin = Sample.text
      let before = await scene.text()
      let run = await scene.run("apply - --yes")
      #expect(run.status == .undone, "\(run.stderr)")
      #expect(await scene.text() == before)
    }
  }

  @Test func `does not take back unseen what somebody else writes meanwhile`() async throws {
    try await SandboxScene.with { scene in
      let theirs = await scene.text() + "# theirs\n"
      let isDone = Mutex(false)
      var scene = scene
      scene.scene.stdin = Sample.text
      let writer = scene
      scene.scene.onStory = { text in
        guard text.hasPrefix("replace the whole text"), !isDone.withLock({ $0 }) else { return }
        isDone.withLock { $0 = true }
        do { try writer.write(theirs) } catch { Issue.record(error) }
      }
      let run = await scene.run(["apply", "-", "--yes"] + Self.quick)
      #expect(run.status == .busy, "\(run.stderr)")
      #expect(await scene.text() == theirs)
      #expect(run.stderr.contains(" meanwhile: nothing was written\n"))
    }
  }
}

extension SandboxScene {
  /// Writes the live file as somebody else does.
  func write(_ text: String) throws {
    try sandbox.change("ConfigMap", named: sandbox.configMapName) { object in
      object["data"]?["spawner_ui_config.yaml"] = .string(text)
    }
  }
}
