import SpawnerConfig
import TestSupport
import Testing

@testable import spawnerctl

/// The command `preview`: text, the body as JSON, the page.
@Suite(.aFewAtATime)
struct PreviewTests {
  @Test(arguments: PreviewSample.all)
  func `lays the form out as text`(sample: PreviewSample) async throws {
    let run = await sample.run()
    #expect(run.status == .done)
    #expect(run.stderr.isEmpty)
    try Golden.expect(run.stdout, "preview-\(sample.name).txt")
  }

  @Test(arguments: PreviewSample.all.filter { $0.name != "unreadable" })
  func `prints what LAUNCH would send`(sample: PreviewSample) async throws {
    let run = await sample.run(["-o", "json"])
    #expect(run.status == .done)
    #expect(run.stderr.isEmpty)
    try Golden.expect(run.stdout, "preview-\(sample.name).json")
  }

  @Test func `has nothing to send where the file says nothing`() async throws {
    let run = await PreviewSample.unreadable.run(["-o", "json"])
    #expect(run.status == .invalidFile)
    #expect(run.stdout.isEmpty)
    try Golden.expect(run.stderr, "preview-unreadable-json.txt")
  }

  @Test(arguments: PreviewSample.all)
  func `writes a page`(sample: PreviewSample) async throws {
    try await TemporaryDirectory.with { folder in
      let path = folder.path(of: "form.html")
      let run = await sample.run(["--html", path])
      #expect(run.status == .done)
      #expect(run.stdout.isEmpty)
      #expect(run.stderr == "wrote \(path)\n")
      let page = String(decoding: try folder.read("form.html"), as: UTF8.self)
      let shown = await sample.run(["--html", "-"])
      #expect(shown.stdout == page)
      #expect(shown.stderr.isEmpty)
      try Golden.expect(
        page.replacing(FormPage.style.text, with: "STYLE"),
        "preview-\(sample.name).html"
      )
      #expect(await sample.run(["--html", path, "-q"]).stderr.isEmpty)
    }
  }

  @Test func `says when the page cannot be written`() async {
    let run = await PreviewSample.plain.run(["--html", "/dev/null/form.html"])
    #expect(run.status == .failed)
    #expect(run.stderr.contains("/dev/null/form.html"))
  }

  @Test func `gives the line in the manifest around the file`() async {
    for manifest in Sample.manifests where manifest.name == "literal" {
      let mounted = manifest.text.replacing("mount: /home/jovyan/shared", with: "mount: /data")
      let line = mounted.split(separator: "\n", omittingEmptySubsequences: false)
        .firstIndex { $0.contains("mount: /data") }
      let run = await Scene(stdin: mounted).run("preview -f -")
      #expect(
        run.stdout.contains(
          "→ mount /data → /home/jovyan/shared (dataVolumes.value[0].mount, "
            + "line \((line ?? 0) + 1))\n"
        )
      )
    }
  }

  @Test(arguments: [
    (
      "--notebook-name 9a",
      "--notebook-name must be at most 50 lower-case letters, digits and "
        + "inner dashes, and begin with a letter"
    ),
    ("--app-version newest", "--app-version must be a release such as v1.10.0"),
    ("--html - -o json", "--html writes a page; leave out -o json"),
  ])
  func `refuses what the form would not take`(options: String, message: String) async {
    let run = await Scene(stdin: Sample.text).run("preview -f - \(options)")
    #expect(run.status == .usage)
    #expect(run.stderr.contains(message))
  }

  @Test func `does not guess at forms before v1.5`() async {
    let run = await Scene(stdin: Sample.text).run("preview -f - --app-version v1.4.0")
    #expect(run.status == .failed)
    #expect(
      run.stderr == """
        error: expected a web app of v1.5.0 or later, found v1.4.0
        try: --app-version v1.5 or later, to see the form of that release

        """
    )
  }

  @Test func `colours what stands in the way`() async {
    let run = await PreviewSample.stopped.run(["--color", "always"])
    #expect(run.stdout.contains("\u{1B}[31;1moff\u{1B}[0m\n"))
  }

  @Test func `previews the live form, for the release that runs`() async throws {
    try await SandboxScene.with { scene in
      let run = await scene.run("preview --notebook-name trial")
      #expect(run.status == .done)
      #expect(run.stderr.isEmpty)
      try Golden.expect(
        Normalizer(hiding: scene.secrets).normalized(run.stdout),
        "preview-live.txt"
      )
      let body = await scene.run("preview -o json")
      #expect(body.stdout.contains("\"name\" : \"my-notebook\""))
    }
  }

  @Test func `shows every fact of the form as text, in order`() async {
    for sample in PreviewSample.all {
      var rest = TextRenderer.form(sample.preview, style: .none)[...]
      for fact in sample.preview.facts {
        for line in [fact.label, fact.value] + fact.notes {
          let found = rest.firstRange(of: line)
          #expect(found != nil, "\(sample): \(line)")
          if let found { rest = rest[found.upperBound...] }
        }
      }
    }
  }
}
