import TestSupport
import Testing

@testable import spawnerctl

/// Commands on files that hold the form as a patch, a generator's literal or values.
@Suite(.aFewAtATime)
struct FileShapeCommandsTests {
  private static func indented(_ count: Int) -> String {
    let blanks = String(repeating: " ", count: count)
    return Sample.text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : blanks + $0 }.joined(separator: "\n")
  }

  static let shapes: [(name: String, text: String)] = [
    (
      "patch",
      "# ours\n- op: replace\n  path: /data/spawner_ui_config.yaml\n  value: |\n" + indented(4)
    ),
    (
      "kustomization",
      "kind: Kustomization\npatches:\n- patch: |\n    kind: ConfigMap\n    metadata: {name: form}\n"
        + "    data:\n      spawner_ui_config.yaml: |\n" + indented(8) + "namePrefix: a-\n"
    ),
    (
      "generator",
      "configMapGenerator:\n- name: form\n  literals:\n  - |\n    spawner_ui_config.yaml="
        + indented(4).drop { $0 == " " } + "  - a=b\n"
    ),
    (
      "values",
      "kubeflow_tools:\n  notebooks:\n" + indented(4) + "  pipelines: {size: größer}\n"
    ),
  ]

  @Test(arguments: shapes.map(\.name))
  func `are read and edited like any file`(name: String) async throws {
    let text = try #require(Self.shapes.first { $0.name == name }).text
    try await TemporaryDirectory.with { folder in
      let path = try folder.write(text, to: "file.yaml")
      let scene = Scene(folder: folder)
      let list = await scene.run(["image", "list", "-f", path, "-o", "name"])
      #expect(list.stdout.split(separator: "\n").count == 3, "\(list.stderr)")
      let add = await scene.run(["image", "add", Sample.newImage, "-f", path])
      #expect(add.status == .done)
      try Golden.expect(add.transcript(hiding: [folder.path: "FOLDER"]), "file-shape-\(name).txt")
      let volume = ["volume", "add", "--mount", "/models", "--claim", "models", "-f", path, "-q"]
      #expect(await scene.run(volume).status == .done)
      #expect(await scene.run(["volume", "remove", "models", "-f", path, "-q"]).status == .done)
      #expect(
        await scene.run(["image", "remove", Sample.newImage, "-f", path, "-q"]).status == .done
      )
      #expect(String(decoding: try folder.read("file.yaml"), as: UTF8.self) == text)
      let get = await scene.run(["get", "image.value", "-f", path])
      #expect(get.stdout == "\"registry.example/lab:v1\"\n")
    }
  }

  @Test func `are checked at the place that is named, too`() async throws {
    let text = Self.two.replacing("    cpu:\n", with: "    cpus:\n", maxReplacements: 1)
    try await TemporaryDirectory.with { folder in
      let path = try folder.write(text, to: "file.yaml")
      let scene = Scene(folder: folder)
      #expect(await scene.run(["lint", path]).status == .usage)
      let first = await scene.run(["lint", path, "--at", "a.spawnerFormDefaults"])
      #expect(first.status == .found)
      #expect(first.stdout.contains(": error S001: "), "\(first.stderr)")
      let second = await scene.run(["lint", "-f", path, "--at", "b"])
      #expect(second.status == .done, "\(second.stderr)")
    }
  }

  private static let two = "a:\n" + indented(2) + "b:\n" + indented(2)

  @Test func `say which places there are, and take one`() async throws {
    let run = await Scene(stdin: Self.two).run("image list -f -")
    #expect(run.status == .usage)
    try Golden.expect(run.transcript(), "file-shape-several.txt")
    let chosen = await Scene(stdin: Self.two).run("image list -f - --at b -o name")
    #expect(chosen.status == .done)
    let edited = await Scene(stdin: Self.two).run([
      "image", "add", Sample.newImage, "-f", "-", "--at", "a.spawnerFormDefaults", "-q",
    ])
    #expect(edited.status == .done)
    #expect(edited.stdout.hasSuffix("b:\n" + Self.indented(2)))
    #expect(edited.stdout != Self.two)
  }

  @Test(arguments: [
    ("template", "image list -f -", "spawnerFormDefaults:\n  image: {{ .Values.image }}\n"),
    ("flow", "image list -f -", "a: {spawnerFormDefaults: {image: {value: x}}}\n"),
    ("nowhere", "image list -f - --at c", two),
    (
      "elsewhere", "image list -f -",
      "configMapGenerator:\n- name: form\n  files: [conf/spawner_ui_config.yaml]\n"
    ),
    ("edit-flow", "image add x:1 -f -", "a: {spawnerFormDefaults: {image: {value: x}}}\n"),
  ])
  func `are refused with the reason`(name: String, line: String, text: String) async throws {
    let run = await Scene(stdin: text).run(line)
    #expect(run.status != .done)
    try Golden.expect(run.transcript(), "file-shape-refused-\(name).txt")
  }

  @Test(arguments: ["image list --at a", "get --at a", "edit --at a", "workspace disable --at a"])
  func `need a file to be named`(line: String) async {
    let run = await Scene().run(line)
    #expect(run.status == .usage)
    #expect(
      run.stderr.hasPrefix("error: --at is a place in a file; name the file with --file\n")
    )
  }

  @Test func `need a path that can be read`() async {
    let run = await Scene(stdin: "").run(["image", "list", "-f", "-", "--at", "a[x"])
    #expect(run.status == .usage)
    #expect(run.stderr.hasPrefix("error: --at is no path: "))
  }

  @Test func `hand their form to apply and diff by the same option`() async throws {
    try await TemporaryDirectory.with { folder in
      let target = try folder.write(Sample.textWithNewImage, to: "target.yaml")
      let values = try folder.write("a:\n" + Self.indented(2), to: "values.yaml")
      let scene = Scene(folder: folder)
      #expect(await scene.run(["diff", target, "-f", values, "--at", "a"]).status == .differs)
      #expect(await scene.run(["apply", target, "-f", values, "-q"]).status == .done)
      #expect(await scene.run(["diff", target, "-f", values]).status == .done)
      #expect(await scene.run(["apply", values, "--at", "a", "-f", values]).status == .done)
    }
  }
}
