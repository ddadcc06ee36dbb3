import TestSupport
import Testing

@testable import spawnerctl

/// `convert` on files: bare, in a manifest, from stdin to stdout.
@Suite(.aFewAtATime)
struct ConvertTests {
  @Test(arguments: [("template", Sample.template), ("before15", Sample.before15)])
  func `rewrites a file and reports`(name: String, text: String) async throws {
    try await TemporaryDirectory.with { folder in
      let path = try folder.write(text, to: "config.yaml")
      let scene = Scene(folder: folder)
      let run = await scene.run(["convert", "-f", path, "--to", "1.10"])
      #expect(run.status == .done)
      try Golden.expect(
        run.transcript(hiding: [folder.path: "FOLDER"]),
        "convert-\(name).txt"
      )
      let again = await scene.run(["convert", "-f", path, "--to", "1.10"])
      #expect(again.status == .done)
      #expect(again.stdout.isEmpty)
      #expect(
        again.stderr == """
          convert the file for the web app v1.10.0
          nothing to change: '\(path)' already says so

          """
      )
    }
  }

  @Test(arguments: ["literal", "quoted"])
  func `rewrites a template inside a manifest, with places in the manifest`(
    style: String
  ) async throws {
    let header = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: form\ndata:\n"
    let body =
      style == "literal"
      ? "|\n" + Sample.template.split(separator: "\n").map { "    \($0)\n" }.joined()
      : "\""
        + Sample.template.replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\"\n"
    try await TemporaryDirectory.with { folder in
      let manifest = header + "  spawner_ui_config.yaml: " + body
      let path = try folder.write(manifest, to: "manifest.yaml")
      let scene = Scene(folder: folder)
      let run = await scene.run(["convert", "-f", path])
      #expect(run.status == .done)
      let expected = await Scene(stdin: Sample.template).run("convert -f -").stdout
      #expect(await scene.run(["get", "-f", path]).stdout == expected)
      let place = style == "literal" ? "25:13: " : "6:"
      #expect(run.stderr.contains("  \(place)"))
      #expect(run.stderr.contains("the name '{username}-home' is now '{notebook-name}-home'"))
    }
  }

  @Test func `turns stdin into stdout, and tells the rest on stderr`() async throws {
    let run = await Scene(stdin: Sample.before15).run("convert -f -")
    #expect(run.status == .done)
    #expect(run.stdout.hasPrefix("# the form of a team\nspawnerFormDefaults:\n"))
    #expect(run.stdout.contains("\n      newPvc:\n"))
    #expect(!run.stdout.contains("mountPath"))
    #expect(run.stderr.contains("\n+      newPvc:\n"))
    #expect(run.stderr.hasSuffix("\nwritten to stdout\n"))
  }

  @Test func `writes nothing in a dry run`() async throws {
    try await TemporaryDirectory.with { folder in
      let path = try folder.write(Sample.template, to: "config.yaml")
      let run = await Scene(folder: folder).run(["convert", "-f", path, "--dry-run"])
      #expect(run.status == .done)
      #expect(run.stderr.hasSuffix("dry run: nothing was written\n"))
      #expect(try folder.read("config.yaml") == Array(Sample.template.utf8))
    }
  }

  @Test func `reports in JSON`() async throws {
    let run = await Scene(stdin: Sample.template).run("convert -f - --dry-run -o json")
    #expect(run.status == .done)
    try Golden.expect(run.stdout, "convert-json.txt")
  }

  @Test func `is quiet about all but what is left to decide`() async throws {
    let run = await Scene(stdin: Sample.template).run("convert -f - --dry-run -q")
    let lines = run.stderr.split(separator: "\n")
    #expect(!lines.isEmpty)
    #expect(lines.allSatisfy { $0.hasPrefix("warning: ") })
    #expect(
      lines.contains(
        """
        warning: 19:9: the name '{username}-home' is now '{notebook-name}-home'; only the \
        notebook's name is filled in; a claim that was made for the old name is not found again \
        by itself
        """
      )
    )
  }

  @Test(arguments: ["seven", "1.12", "v1", "0.2", "2.0", ""])
  func `says how a release is written`(release: String) async throws {
    let run = await Scene().run(["convert", "-f", "x.yaml", "--to", release])
    #expect(run.status == .usage)
    #expect(
      run.stderr.hasPrefix(
        """
        error: the value '\(release)' is invalid for '--to <version>': a release is written as \
        1.10, v1.10.0 or v1.10.0-rc.2, up to 1.11

        """
      )
    )
  }

  @Test(arguments: [
    ("older-target", Sample.text, "1.4", Status.failed),
    ("out-of-date-target", Sample.template, "1.2", .failed),
    ("undecided", Sample.before15.replacing("'10Gi'", with: "512Mi"), "1.10", .invalidFile),
    ("unreadable", "spawnerFormDefaults:\n  image: {{ .Values.x }}\n", "1.10", .invalidFile),
  ])
  func `is refused with the reason`(
    name: String,
    text: String,
    release: String,
    status: Status
  ) async throws {
    try await TemporaryDirectory.with { folder in
      let path = try folder.write(text, to: "config.yaml")
      let run = await Scene(folder: folder).run(["convert", "-f", path, "--to", release])
      #expect(run.status == status)
      #expect(run.stdout.isEmpty)
      #expect(try folder.read("config.yaml") == Array(text.utf8))
      try Golden.expect(
        run.transcript(hiding: [folder.path: "FOLDER"]),
        "mistake-convert-\(name).txt"
      )
    }
  }
}
