import TestSupport
import Testing

@testable import spawnerctl

/// `set`, `unset`, `lock`, `unlock` and `get` with the paths of fields, on files.
@Suite(.aFewAtATime)
struct FieldCommandsTests {
  private static let full = Scene(stdin: FieldTable.text)

  private static let edits = [
    Sample.Edit("set-many", "set allowCustomImage=false cpu.value=0.25 memory.limitFactor=none"),
    Sample.Edit("set-by-key", "set gpus.value.vendors[amd.com/gpu].uiName=MI300 -y"),
    Sample.Edit("set-list", "set configurations.value=[team-a,team-b]"),
    Sample.Edit("set-absent", "set image.readOnly=false"),
    Sample.Edit("set-nothing", "set gpus.value.vendor= shm.value=true"),
    Sample.Edit("unset", "unset environment workspaceVolume.value.newPvc.spec.storageClassName"),
    Sample.Edit("unset-item", "unset image.options[registry.example/lab:v2]"),
    Sample.Edit("lock", "lock cpu gpus.value imagePullPolicy.readOnly"),
    Sample.Edit("unlock", "unlock cpu environment"),
  ]

  @Test(arguments: edits)
  func `change a file`(edit: Sample.Edit) async throws {
    let run = await Self.full.run(edit.words + ["-f", "-", "--dry-run"])
    #expect(run.status == .done)
    try Golden.expect(run.transcript(), "field-\(edit.name).txt")
  }

  @Test func `take a whole part from a file or from standard input`() async throws {
    try await TemporaryDirectory.with { folder in
      let config = try folder.write(FieldTable.text, to: "config.yaml")
      let value = "- configKey: none\n  displayName: 1\n  affinity: {}\n"
      let path = try folder.write(value, to: "options.yaml")
      let scene = Scene(stdin: "readOnly: true\nvalue: 3\nlimitFactor: 1.5\n", folder: folder)
      let words = ["set", "affinityConfig.options", "--from", path, "-f", config]
      let run = await scene.run(words)
      #expect(run.status == .done)
      try Golden.expect(run.transcript(hiding: [folder.path: "FOLDER"]), "field-set-from.txt")
      let cpu = await scene.run(["set", "cpu", "--from", "-", "-f", config])
      #expect(cpu.status == .done)
      #expect(
        cpu.stdout.changedLines == [
          "-    readOnly: false", "-    value: \"0.5\"", "-    limitFactor: \"1.2\"",
          "+    readOnly: true", "+    value: \"3\"", "+    limitFactor: \"1.5\"",
        ]
      )
    }
  }

  @Test(arguments: Sample.manifests)
  func `change the file inside a manifest`(manifest: Sample.Manifest) async throws {
    try await TemporaryDirectory.with { folder in
      let path = try folder.write(manifest.text, to: "manifest.yaml")
      let scene = Scene(folder: folder)
      let set = await scene.run("set cpu.value=2 shm.readOnly=true -q -f \(path)")
      #expect(set.status == .done)
      #expect(await scene.run("get cpu.value -f \(path)").stdout == "'2'\n")
      #expect(await scene.run("get shm -f \(path)").stdout == "value: true\nreadOnly: true\n")
      let edited = String(decoding: try folder.read("manifest.yaml"), as: UTF8.self)
      #expect(manifest.linesAround(edited) == manifest.linesAround(manifest.text))
      #expect(await scene.run("set cpu.value=0.5 -q -f \(path)").status == .done)
      #expect(await scene.run("unset shm.readOnly -q -f \(path)").status == .done)
      let restored = String(decoding: try folder.read("manifest.yaml"), as: UTF8.self)
      #expect(restored == manifest.text)
    }
  }

  @Test(arguments: [
    ("gpus.value.vendors[nvidia.com/gpu].uiName", "\"NVIDIA\"\n"),
    ("tolerationGroup.options[gpu].displayName", "Large\n"),
    ("dataVolumes.value[shared].mount", "/home/jovyan/shared\n"),
    ("dataVolumes.value[/home/jovyan/shared].mount", "/home/jovyan/shared\n"),
    ("dataVolumes.value[1].mount", "/scratch\n"),
    ("image.options[registry.example/lab:v2]", "registry.example/lab:v2\n"),
    ("workspaceVolume.value.newPvc.metadata.labels[example.com/team]", "\"a\"\n"),
    ("workspaceVolume.value.newPvc.metadata.labels['example.com/team']", "\"a\"\n"),
    ("spawnerFormDefaults.configurations", "readOnly: false\nvalue:\n- team-settings\n"),
  ])
  func `show a part by its key`(path: String, text: String) async {
    let run = await Self.full.run(["get", path, "-f", "-"])
    #expect(run.stdout == text)
    #expect(run.stderr.isEmpty)
  }

  @Test func `show all that the web app reads, and what only the file knows`() async {
    let all = await Self.full.run("get spawnerFormDefaults -f -")
    #expect(all.stdout.hasPrefix("allowCustomImage: true\nhideRegistry: true # the long part\n"))
    let json = await Self.full.run("get spawnerFormDefaults -f - -o json")
    #expect(json.stdout.hasPrefix("{\n  \"affinityConfig\" : {\n"))
    let odd = await Scene(stdin: Sample.text + "  rokLabURL: x # old\n").run("get rokLabURL -f -")
    #expect(odd.stdout == "x\n")
  }

  @Test(arguments: ["text", "json", "yaml", "name"])
  func `list the paths there are`(form: String) async throws {
    let words = ["get", "--paths", "-f", "-"] + (form == "text" ? [] : ["-o", form])
    let run = await Scene(stdin: Sample.text).run(words)
    #expect(run.status == .done)
    #expect(run.stderr.isEmpty)
    try Golden.expect(run.stdout, "paths-\(form).txt")
  }

  @Test func `list the paths below one`() async {
    let run = await Self.full.run("get gpus.value.vendors[amd.com/gpu] --paths -o name -f -")
    #expect(
      run.stdout == """
        gpus.value.vendors[amd.com/gpu]
        gpus.value.vendors[amd.com/gpu].limitsKey
        gpus.value.vendors[amd.com/gpu].uiName

        """
    )
  }

  @Test func `offer a shell what can be typed, with a file or without`() async {
    let paths = await Self.full.run("get --complete paths -f -").stdout.split(separator: "\n")
    #expect(paths.contains("image.options[registry.example/lab:v2]"))
    #expect(paths.contains("dataVolumes.value[shared]"))
    #expect(!paths.contains { $0.contains("[]") })
    let values = await Self.full.run("get --complete assignments -f -").stdout
      .split(separator: "\n")
    #expect(values.contains("imagePullPolicy.value=IfNotPresent"))
    #expect(values.contains("shm.readOnly=true"))
    #expect(values.contains("cpu.value="))
    #expect(!values.contains { $0.hasPrefix("cpu=") })
    let unreachable = Scene(environment: ["KUBECONFIG": "/nonexistent"], cluster: LiveCluster())
    for line in ["get --complete paths -f /nonexistent", "get --complete paths"] {
      let run = await unreachable.run(line)
      #expect(run.status == .done)
      #expect(run.stderr.isEmpty)
      #expect(run.stdout.contains("\nworkspaceVolume.value.newPvc.spec.storageClassName\n"))
    }
  }

  private static let mistakes: [(String, String, Status)] = [
    ("cores", "set cpu.value=500m", .invalidFile),
    ("memory", "set memory.value=512Mi", .invalidFile),
    ("memory-unit", "set memory.value=1.5", .invalidFile),
    ("boolean", "set shm.value=off", .invalidFile),
    ("policy", "set imagePullPolicy.value=ifnotpresent", .invalidFile),
    ("gpus", "set gpus.value.num=3", .invalidFile),
    ("size", "set workspaceVolume.value.newPvc.spec.resources.requests.storage=1Ti", .invalidFile),
    ("list", "set image.options=a.example/x:1", .invalidFile),
    ("section", "set imagePullPolicy=Always", .invalidFile),
    ("path", "set cpu.limit=2", .notFound),
    ("path-part", "set shm.nothing=2", .notFound),
    ("path-nowhere", "set nothing.like.it=2", .notFound),
    ("path-syntax", "set cpu[=2", .usage),
    ("label", "set workspaceVolume.value.newPvc.metadata.labels.a.b/c=x", .notFound),
    ("item", "set gpus.value.vendors[intel.com/gpu].uiName=Intel", .notFound),
    ("unset-required", "unset cpu.value", .invalidFile),
    ("unset-section", "unset memory", .invalidFile),
    ("unset-item", "unset image.options[9]", .notFound),
    ("unset-path", "unset cpu.valeu", .notFound),
    ("lock-image", "lock image", .invalidFile),
    ("lock-data", "lock dataVolumes", .invalidFile),
    ("lock-workspace", "set workspaceVolume.readOnly=true", .invalidFile),
    ("lock-group", "lock imageGroupOne", .invalidFile),
    ("lock-flag", "lock hideTag", .invalidFile),
    ("lock-part", "lock gpus.value.num", .invalidFile),
    ("get-absent", "get image.readOnly", .notFound),
    ("get-path", "get cpu.limit", .notFound),
    ("get-item", "get gpus.value.vendors[x]", .notFound),
  ]

  @Test(arguments: mistakes)
  func `explain what is wrong`(name: String, line: String, status: Status) async throws {
    try await TemporaryDirectory.with { folder in
      let path = try folder.write(FieldTable.text, to: "config.yaml")
      let words = line.split(separator: " ").map(String.init)
      let run = await Scene(folder: folder).run(words + ["-f", path])
      #expect(run.status == status)
      #expect(run.stdout.isEmpty)
      let left = String(decoding: try folder.read("config.yaml"), as: UTF8.self)
      #expect(left == FieldTable.text)
      try Golden.expect(
        run.transcript(hiding: [folder.path: "FOLDER"]),
        "field-mistake-\(name).txt"
      )
    }
  }

  @Test(arguments: [
    ("from-empty", "# nothing\n"), ("from-value", "value: 1\nlimitFactor: größer\n"),
    ("from-syntax", "value: [\n"), ("from-shape", "[1]\n"),
  ])
  func `explain what is wrong with another file`(name: String, text: String) async throws {
    try await TemporaryDirectory.with { folder in
      let path = try folder.write(FieldTable.text, to: "config.yaml")
      let other = try folder.write(text, to: "other.yaml")
      let run = await Scene(folder: folder).run(["set", "cpu", "--from", other, "-f", path])
      #expect(run.status == .invalidFile)
      try Golden.expect(
        run.transcript(hiding: [folder.path: "FOLDER"]),
        "field-mistake-\(name).txt"
      )
    }
  }
}
