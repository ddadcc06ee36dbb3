import KubeCore
import TestSupport
import Testing

@testable import spawnerctl

/// Everything that reads or edits, on files: bare, in a manifest of any style, from stdin.
@Suite(.aFewAtATime)
struct FileCommandsTests {
  @Test func `adds one line to a bare file and keeps every other byte`() async throws {
    try await TemporaryDirectory.with { folder in
      let path = try folder.write(Sample.text, to: "spawner_ui_config.yaml")
      let run = await Scene(folder: folder).run(
        ["image", "add", Sample.newImage, "-f", path])
      #expect(run.status == .done)
      #expect(
        String(decoding: try folder.read("spawner_ui_config.yaml"), as: UTF8.self)
          == Sample.textWithNewImage
      )
      try Golden.expect(
        run.transcript(hiding: [folder.path: "FOLDER"]),
        "file-image-add.txt"
      )
    }
  }

  @Test(arguments: Sample.manifests)
  func `edits the file inside a manifest`(manifest: Sample.Manifest) async throws {
    try await TemporaryDirectory.with { folder in
      let path = try folder.write(manifest.text, to: "manifest.yaml")
      let scene = Scene(folder: folder)
      let run = await scene.run(["image", "add", Sample.newImage, "-f", path])
      #expect(run.status == .done)
      let text = await scene.run(["get", "-f", path])
      #expect(text.stdout == Sample.textWithNewImage)
      let edited = String(decoding: try folder.read("manifest.yaml"), as: UTF8.self)
      #expect(manifest.linesAround(edited) == manifest.linesAround(manifest.text))
      let back = await scene.run(["image", "remove", Sample.newImage, "-f", path, "-q"])
      #expect(back.status == .done)
      let restored = String(decoding: try folder.read("manifest.yaml"), as: UTF8.self)
      #expect(restored == manifest.text)
      #expect(await scene.run(["get", "-f", path]).stdout == Sample.text)
      try Golden.expect(
        run.transcript(hiding: [folder.path: "FOLDER"]),
        "file-manifest-\(manifest.name).txt"
      )
    }
  }

  @Test func `turns stdin into stdout and tells the diff on stderr`() async throws {
    let scene = Scene(stdin: Sample.text)
    let run = await scene.run(["image", "add", Sample.newImage, "-f", "-"])
    #expect(run.stdout == Sample.textWithNewImage)
    try Golden.expect(run.transcript(), "file-stdin.txt")
  }

  @Test func `passes stdin through when there is nothing to change`() async throws {
    let run = await Scene(stdin: Sample.text).run(["image", "add", Sample.listed, "-f", "-"])
    #expect(run.stdout == Sample.text)
    #expect(run.status == .done)
    #expect(run.stderr.hasSuffix("nothing to change: standard input already says so\n"))
  }

  @Test(arguments: [
    "--first", "--before registry.example/lab:v1",
  ])
  func `tells that a listed image stays where it is, and what moves it`(
    place: String
  ) async throws {
    try await TemporaryDirectory.with { folder in
      let path = try folder.write(Sample.text, to: "config.yaml")
      let run = await Scene(folder: folder).run("image add \(Sample.second) \(place) -f \(path)")
      #expect(run.status == .done)
      #expect(run.stdout.isEmpty)
      let words = "image move \(Sample.second) \(place) -f \(path)"
      #expect(
        run.stderr.hasSuffix(
          """
          warning: image '\(Sample.second)' is listed in jupyter already, at position 2, and stays \
          there; to move it: spawnerctl \(words)
          nothing was changed

          """
        )
      )
      #expect(try folder.read("config.yaml") == Array(Sample.text.utf8))
      #expect(await Scene(folder: folder).run(words).status == .done)
      let list = await Scene(folder: folder).run("image list --group jupyter -o name -f \(path)")
      #expect(list.stdout == "\(Sample.second)\n\(Sample.listed)\n")
      let again = await Scene(folder: folder).run("image add \(Sample.second) \(place) -f \(path)")
      #expect(again.stderr.hasSuffix("\nnothing to change: '\(path)' already says so\n"))
    }
  }

  @Test func `reports images that stay where they are`() async throws {
    let run = await Scene(stdin: Sample.text).run([
      "image", "add", Sample.newImage, Sample.second, "--first", "-f", "-", "--dry-run", "-o",
      "json", "-q",
    ])
    #expect(run.status == .done)
    #expect(run.stderr.contains("warning: image '\(Sample.second)' is listed in jupyter already"))
    let report = try JSONValue(parsing: Array(run.stdout.utf8))
    #expect(
      report["stayingImages"]
        == [["group": "jupyter", "position": 3, "reference": .string(Sample.second)]]
    )
  }

  @Test func `writes nothing in a dry run`() async throws {
    try await TemporaryDirectory.with { folder in
      let path = try folder.write(Sample.text, to: "config.yaml")
      let run = await Scene(folder: folder).run(
        ["image", "add", Sample.newImage, "-f", path, "--dry-run"])
      #expect(run.status == .done)
      #expect(run.stdout.contains("\n+    - \"\(Sample.newImage)\"\n"))
      #expect(String(decoding: try folder.read("config.yaml"), as: UTF8.self) == Sample.text)
      #expect(try folder.names() == ["config.yaml"])
    }
  }

  @Test(arguments: Sample.edits)
  func `makes every kind of change to a file`(edit: Sample.Edit) async throws {
    let run = await Scene(stdin: Sample.text).run(edit.words + ["-f", "-", "--dry-run"])
    #expect(run.status == .done)
    try Golden.expect(run.transcript(), "edit-\(edit.name).txt")
  }

  @Test func `says what was wrong with the file before, in a few lines`() async throws {
    let broken = Sample.text.replacing("  shm:\n    value: true\n", with: "  shm:\n")
    let manifest = """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: größe}
      data:
        spawner_ui_config.yaml: |

      """ + broken.split(separator: "\n").map { "    \($0)\n" }.joined()
    let words = ["volume", "add", "--mount", "/models", "--claim", "models"]
    let run = await Scene(stdin: manifest).run(words + ["-f", "-", "--dry-run"])
    #expect(run.status == .done)
    try Golden.expect(run.transcript(), "file-errors-before.txt")
    let worse = ["cpu", "memory", "affinityConfig", "tolerationGroup"].reduce(Sample.text) {
      $0.replacing("  \($1):\n", with: "  \($1)Old:\n")
    }
    let many = await Scene(stdin: worse).run(words + ["-f", "-", "--dry-run", "-q"])
    let before = many.stderr.split(separator: "\n").filter { $0.contains(" already there: ") }
    #expect(before.count == 4)
    #expect(before.last == "warning: already there: 1 more error")
  }

  @Test func `reports findings and notes as JSON`() async throws {
    let broken = Sample.text.replacing("  shm:\n    value: true\n", with: "  shm:\n")
    let run = await Scene(stdin: broken).run(
      ["volume", "add", "--mount", "/models", "--claim", "models"]
        + ["-f", "-", "--dry-run", "-q", "-o", "json"]
    )
    try Golden.expect(run.stdout, "report-notes-json.txt")
  }

  @Test(arguments: ["json", "yaml", "name", "text"])
  func `reports a change in every form`(form: String) async throws {
    let run = await Scene(stdin: Sample.text).run(
      ["image", "default", Sample.second, "-f", "-", "--dry-run", "-q", "-o", form])
    #expect(run.stderr.isEmpty)
    try Golden.expect(run.stdout, "report-change-\(form).txt")
  }

  @Test(arguments: ["json", "yaml", "name", "text"])
  func `lists in every form`(form: String) async throws {
    let scene = Scene(stdin: Sample.text)
    for list in ["image list", "volume list", "workspace show"] {
      let run = await scene.run("\(list) -f - -o \(form)")
      #expect(run.status == .done)
      try Golden.expect(
        run.stdout,
        "\(list.replacing(" ", with: "-"))-\(form).txt"
      )
    }
  }

  @Test(arguments: [
    ("image.options", "- \"registry.example/lab:v1\"\n- \"registry.example/lab:v2\" # newer\n"),
    ("image.value", "\"registry.example/lab:v1\"\n"),
    ("spawnerFormDefaults.image.options[1]", "\"registry.example/lab:v2\"\n"),
    ("cpu", "value: '0.5'\nlimitFactor: \"1.2\"\n"),
  ])
  func `prints the text at a path`(path: String, text: String) async {
    let run = await Scene(stdin: Sample.text).run(["get", path, "-f", "-"])
    #expect(run.stdout == text)
    #expect(run.stderr.isEmpty)
  }

  @Test func `prints the value at a path as JSON`() async {
    let run = await Scene(stdin: Sample.text).run(["get", "cpu", "-f", "-", "-o", "json"])
    #expect(run.stdout == "{\n  \"limitFactor\" : \"1.2\",\n  \"value\" : \"0.5\"\n}\n")
  }

  @Test func `says when there is nothing at a path`() async {
    let run = await Scene(stdin: Sample.text).run(["get", "gpus.value", "-f", "-"])
    #expect(run.status == .notFound)
    #expect(
      run.stderr == """
        error: nothing at 'gpus.value' in the file
        try: spawnerctl get -f - (shows the whole file)

        """
    )
  }
}
