import TestSupport
import Testing

@testable import spawnerctl

/// Edits of a file are judged by the web app that reads it.
@Suite(.aFewAtATime)
struct AppVersionTests {
  private static let add = "volume add --mount /data --claim models -f -"

  @Test(arguments: [("", true), (" --app-version v1.6", false), (" --app-version 1.7.0", true)])
  func `tells what will work differently there`(option: String, isTold: Bool) async {
    let run = await Scene(stdin: Sample.text).run(Self.add + option)
    #expect(run.status == .done)
    // Since Kubeflow 1.7 the form mounts every data volume at a path of its own choice.
    #expect(run.stderr.contains(" V005: ") == isTold, "\(run.stderr)")
  }

  @Test func `converts for that release where none is named otherwise`() async {
    let scene = Scene(stdin: Sample.old)
    let named = await scene.run("convert --to 1.6 -f - -q")
    let read = await scene.run("convert --app-version 1.6 -f - -q")
    #expect(named.status == .done)
    #expect(read.stdout == named.stdout)
    let story = await scene.run("convert --app-version 1.6 -f -")
    #expect(story.stderr.hasPrefix("convert the file for the web app v1.6.0\n"))
  }

  @Test(arguments: [
    ("image add a:1 --app-version v1.7", "error: --app-version is for --file; in the cluster the"),
    ("edit --app-version v1.7", "error: --app-version is for --file; in the cluster the web app"),
    ("apply a.yaml --app-version v1.7", "error: --app-version is for --file; in the cluster the"),
    ("lock cpu --app-version new -f -", "error: the value 'new' is invalid for '--app-version <"),
    (
      "convert --to 1.6 --app-version 1.7 -f -",
      "error: give only one of --to and --app-version\n"
    ),
  ])
  func `is refused where it says nothing`(line: String, beginning: String) async {
    let run = await Scene(stdin: Sample.text).run(line)
    #expect(run.status == .usage)
    #expect(run.stdout.isEmpty)
    #expect(run.stderr.hasPrefix(beginning), "\(run.stderr)")
  }

  @Test(arguments: [("", true), (" --app-version v1.6", false)])
  func `decides what stands on top in the editor`(option: String, isTold: Bool) async throws {
    let text = Sample.text.replacing("- mount: /home/jovyan/shared", with: "- mount: /shared")
    try await TemporaryDirectory.with { folder in
      let path = try folder.write(text, to: "config.yaml")
      let editor = ScriptedEditor()
      var scene = Scene(folder: folder)
      scene.programs = editor.programs
      let run = await scene.run("edit -f \(path)\(option)")
      #expect(run.stderr.hasSuffix("unchanged: nothing was written\n"))
      let opened = try #require(editor.seen.first)
      #expect(opened.contains(" V005: ") == isTold, "\(opened)")
    }
  }
}
