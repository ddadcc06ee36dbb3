import KubeCore
import TestSupport
import Testing

@testable import spawnerctl

/// GPUs, placement and PodDefaults on files: lists, every kind of change, what comes from a file.
@Suite(.aFewAtATime)
struct NounCommandsTests {
  private static let lists = [
    "gpu show", "gpu vendor list", "affinity list", "toleration list", "poddefault list",
  ]

  @Test(arguments: ["json", "yaml", "name", "text"])
  func `list in every form`(form: String) async throws {
    for list in Self.lists {
      let run = await Scene(stdin: Sample.offering).run("\(list) -f - -o \(form)")
      #expect(run.status == .done)
      #expect(run.stderr.isEmpty)
      let name = list.replacing(" list", with: "").replacing(" ", with: "-")
      try Golden.expect(run.stdout, "list-\(name)-\(form).txt")
    }
  }

  @Test(arguments: [
    ("image list", "no images\n", "images"),
    ("image list --group group-two", "no images in group-two\n", "images"),
    ("volume list", "no volumes\n", "dataVolumes"),
    ("gpu vendor list", "no GPU vendors\n", "vendors"),
    ("affinity list", "no affinities\n", "options"),
    ("toleration list", "no toleration groups\n", "options"),
    ("poddefault list", "no label keys of PodDefaults\n", "keys"),
  ])
  func `tell that there is nothing, and not where a result belongs`(
    list: String,
    words: String,
    key: String
  ) async throws {
    let scene = Scene(stdin: "spawnerFormDefaults: {}\n")
    let run = await scene.run("\(list) -f -")
    #expect(run.status == .done)
    #expect(run.stdout.isEmpty)
    #expect(run.stderr == words)
    let quiet = await scene.run("\(list) -f - -q")
    #expect(quiet.stdout.isEmpty && quiet.stderr.isEmpty)
    let json = await scene.run("\(list) -f - -o json")
    #expect(json.stderr.isEmpty)
    #expect(try JSONValue(parsing: Array(json.stdout.utf8))[key] == [])
  }

  @Test func `show nothing where there is nothing`() async {
    let scene = Scene(stdin: "spawnerFormDefaults: {}\n")
    let show = await scene.run("gpu show -f -")
    #expect(show.stdout == "Number:   none\nVendor:   none\nLocked:   no\nOffered:  none\n")
  }

  @Test func `say that the preselected vendor is not on offer`() async {
    let text = "spawnerFormDefaults: {gpus: {readOnly: true, value: {num: 1, vendor: a.b/c}}}\n"
    let show = await Scene(stdin: text).run("gpu show -f -")
    #expect(
      show.stdout
        == "Number:   1\nVendor:   a.b/c (not listed)\nLocked:   yes\nOffered:  none\n"
    )
  }

  @Test(arguments: Sample.nounEdits)
  func `make every kind of change`(edit: Sample.Edit) async throws {
    let run = await Scene(stdin: Sample.offering).run(edit.words + ["-f", "-", "--dry-run"])
    #expect(run.status == .done)
    try Golden.expect(run.transcript(), "edit-\(edit.name).txt")
  }

  @Test(arguments: [
    ("gpu vendor add a.b/c --name C", "gpu vendor remove a.b/c"),
    ("toleration add a --name A --toleration a", "toleration remove a"),
    ("affinity add a --name A --node-label a=b", "affinity remove a"),
    ("poddefault add a", "poddefault remove a"),
  ])
  func `are taken back by their opposites, byte by byte`(
    there: String,
    back: String
  ) async throws {
    for text in [
      Sample.offering,
      Sample.text.replacing(
        "  shm:",
        with: "  gpus: {value: {num: none, vendor: \"\", vendors: []}}\n  shm:"
      ),
    ] {
      let changed = await Scene(stdin: text).run(there + " -f - -q").stdout
      #expect(changed != text)
      #expect(await Scene(stdin: changed).run(there + " -f - -q").stdout == changed)
      #expect(await Scene(stdin: changed).run(back + " -f - -q").stdout == text)
    }
  }

  private static let files: [(String, String, String)] = [
    ("toleration add", Sample.groupFile, "file"),
    ("toleration add --default", Sample.groupFile, "file"),
    ("toleration add own --name Own", Sample.groupFile, "own"),
    ("toleration add own --name Own", "- {key: a, operator: Exists}\n", "own"),
    (
      "toleration add",
      "- {groupKey: a, displayName: A, tolerations: []}\n"
        + "- {groupKey: b, displayName: B, tolerations: []}\n", "a\nb"
    ),
    ("affinity add own --name Own", "podAntiAffinity: {}\n", "own"),
    ("affinity add own --name Own --default", "affinity: {podAffinity: {}}\n", "own"),
  ]

  @Test(arguments: files)
  func `take options from a file`(line: String, file: String, keys: String) async throws {
    try await TemporaryDirectory.with { folder in
      let path = try folder.write(file, to: "option.yaml")
      let words = line.split(separator: " ").map(String.init)
      let run = await Scene(stdin: Sample.text, folder: folder).run(
        words + ["--from", path, "-f", "-", "-q"]
      )
      #expect(run.status == .done, "\(run.stderr)")
      let list = await Scene(stdin: run.stdout).run("\(words[0]) list -f - -o name")
      #expect(list.stdout == keys + "\n")
      let section = words[0] == "affinity" ? "affinityConfig" : "tolerationGroup"
      let value = await Scene(stdin: run.stdout).run("get \(section).value -f -")
      #expect(value.stdout == (words.contains("--default") ? "\"\(keys)\"\n" : "\"\"\n"))
    }
  }

  @Test func `take a single option as default, and several not`() async throws {
    try await TemporaryDirectory.with { folder in
      let file = Self.files[4].1
      let path = try folder.write(file, to: "options.yaml")
      let run = await Scene(stdin: Sample.text, folder: folder).run(
        ["toleration", "add", "--from", path, "--default", "-f", "-"]
      )
      #expect(run.status == .usage)
      #expect(
        run.stderr.hasPrefix(
          "error: --default takes a single option, and the file has several\n"
        )
      )
    }
  }

  @Test(arguments: [
    ("toleration add", "error: say the key to choose it by, or --from FILE\n"),
    ("toleration add a", "error: say what it does: --toleration or --from FILE\n"),
    ("affinity add a --name A", "error: say what it does: --node-label or --from FILE\n"),
    ("affinity add a --node-label b", "error: say the name that users see: --name\n"),
    ("affinity add --from x --node-label b", "error: --from says what is offered; leave out"),
    ("toleration add --from - -f -", "error: only one of --file and --from can be standard"),
    ("gpu vendor add a.b/c", "error: missing expected argument '--name <name>'"),
    ("gpu vendor default none --num 2", "error: --num 2 needs a vendor\n"),
    ("gpu vendor default a.b/c --num 3", "error: the value '3' is invalid for '--num <num>'."),
    ("poddefault list --available -f x", "error: --available needs a cluster, not --file\n"),
  ])
  func `refuse a command line that leaves something open`(
    line: String,
    beginning: String
  ) async {
    let run = await Scene(stdin: Sample.text).run(line)
    #expect(run.status == .usage)
    #expect(run.stdout.isEmpty)
    #expect(run.stderr.hasPrefix(beginning), "\(run.stderr)")
  }

  @Test(arguments: [
    (
      ["toleration", "add", "a", "--name", " ", "--toleration", "b"],
      "--name: expected text as displayName"
    ),
    (
      ["affinity", "add", " ", "--name", "A", "--node-label", "b"],
      "<key>: expected text as configKey"
    ),
    (
      ["gpu", "vendor", "add", "a.b/c", "--name", ""],
      "standard input: expected a name for vendor 'a.b/c'"
    ),
  ])
  func `refuse a name that nobody would see`(words: [String], beginning: String) async {
    let run = await Scene(stdin: Sample.text).run(words + ["-f", "-"])
    #expect(run.status == .invalidFile)
    #expect(run.stderr.hasPrefix("error: \(beginning), found an empty one\n"), "\(run.stderr)")
  }

  @Test func `look nothing up for a file`() async {
    let run = await Scene(stdin: Sample.text).run("poddefault add team-git-login -f - -q")
    #expect(run.status == .done)
    #expect(run.stdout.contains("\n    - team-git-login\n"))
  }
}
