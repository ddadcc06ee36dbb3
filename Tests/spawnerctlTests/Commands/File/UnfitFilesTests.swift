import TestSupport
import Testing

@testable import spawnerctl

/// A file that is not what was meant is said to be so; it never passes for one with nothing in it.
@Suite(.aFewAtATime)
struct UnfitFilesTests {
  @Test(arguments: ["", "# only a comment\n", "---\n"])
  func `does not clear a list because its file is empty`(text: String) async throws {
    try await TemporaryDirectory.with { folder in
      let config = try folder.write(Sample.text, to: "config.yaml")
      let empty = try folder.write(text, to: "volumes.yaml")
      for command in ["volume set", "volume add", "workspace set"] {
        let run = await Scene(folder: folder).run("\(command) --from \(empty) -f \(config) --yes")
        #expect(run.status == .invalidFile, "\(command)")
        #expect(run.stderr.hasPrefix("error: \(empty): expected YAML, found an empty file\n"))
      }
      #expect(String(decoding: try folder.read("config.yaml"), as: UTF8.self) == Sample.text)
    }
  }

  @Test(arguments: ["image list", "volume list", "workspace show"])
  func `shows no empty list of a file without a form`(command: String) async {
    let manifest = "kind: Secret\nmetadata: {name: a}\n"
    let run = await Scene(stdin: manifest).run("\(command) -f -")
    #expect(run.status == .invalidFile)
    #expect(run.stdout.isEmpty)
    #expect(run.stderr.contains("expected the key 'spawnerFormDefaults', found no such key"))
  }

  @Test func `tells two ConfigMaps from a line number`() async {
    let form = "spawnerFormDefaults: {}"
    let documents = ["a", "b"].map { name in
      "kind: ConfigMap\napiVersion: v1\nmetadata: {name: \(name)}\n"
        + "data: {spawner_ui_config.yaml: '\(form)'}\n"
    }
    let run = await Scene(stdin: documents.joined(separator: "---\n")).run("image list -f -")
    #expect(run.stderr.hasPrefix("error: standard input: 2 ConfigMaps in the file have the key"))
    #expect(run.stderr.hasSuffix("try: choosing one with --configmap or --key\n"))
  }

  @Test func `asks for no namespace when a file lacks the key`() async {
    let manifest = "kind: ConfigMap\napiVersion: v1\nmetadata: {name: a}\ndata: {other: x}\n"
    let run = await Scene(stdin: manifest).run("image list -f -")
    #expect(run.status == .notFound)
    #expect(run.stderr.hasSuffix("try: --configmap or --key with a name that the file has\n"))
  }
}
