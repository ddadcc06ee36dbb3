import KubeCore
import SpawnerSandbox
import TestSupport
import Testing

@testable import spawnerctl

/// What admins get wrong every day: place, what was expected, what was found, what to try.
///
/// Each is compared whole with a golden file, stdout and stderr.
@Suite(.aFewAtATime)
struct MistakesTests {
  @Test(arguments: Sample.mistakes)
  func `is explained for a file`(mistake: Sample.Mistake) async throws {
    try await TemporaryDirectory.with { folder in
      let path = try folder.write(mistake.text, to: "config.yaml")
      if let other = mistake.other { try folder.write(other, to: "other.yaml") }
      let words = mistake.words.map { $0.replacing("OTHER", with: folder.path(of: "other.yaml")) }
      let run = await Scene(folder: folder).run(words + ["-f", path])
      #expect(run.status == mistake.status)
      #expect(run.stdout.isEmpty)
      let left = try folder.read("config.yaml")
      #expect(left == Array(mistake.text.utf8))
      try Golden.expect(
        run.transcript(hiding: [folder.path: "FOLDER"]),
        "mistake-\(mistake.name).txt"
      )
    }
  }

  @Test(arguments: [
    ("image-default", "image default nope:1 --group group-one -n kubeflow", Status.notFound),
    ("volume-remove", "volume remove nope -y", .notFound),
    ("deployment", "status --deployment nope", .notFound),
    ("configmap", "image list --configmap nope", .notFound),
    ("key", "get --key nope --as eve", .notFound),
    ("size", "workspace set --size 10", .invalidFile),
  ])
  func `is explained for a cluster`(name: String, line: String, status: Status) async throws {
    try await SandboxScene.with { scene in
      let before = await scene.text()
      let run = await scene.run(line)
      #expect(run.status == status)
      #expect(run.stdout.isEmpty)
      #expect(await scene.text() == before)
      try Golden.expect(run.transcript(hiding: scene.secrets), "mistake-live-\(name).txt")
    }
  }

  @Test func `is explained where several installations fit`() async throws {
    try await SandboxScene.with { scene in
      var copy = try #require(
        scene.sandbox.object("Deployment", named: scene.sandbox.deploymentName)
      )
      copy["metadata"] = ["name": "another", "namespace": "kubeflow"]
      try scene.sandbox.add(copy)
      let run = await scene.run("image list")
      #expect(run.status == .usage)
      try Golden.expect(run.transcript(hiding: scene.secrets), "mistake-live-ambiguous.txt")
    }
  }

  @Test func `is explained where a live file is broken, with the command that mends it`()
    async throws
  {
    let text = Sample.text.replacing("    value: IfNotPresent", with: "    value:\tIfNotPresent")
    try await SandboxScene.with(text: text) { scene in
      for line in ["image list", "volume clear -y"] {
        let run = await scene.run(line)
        #expect(run.status == .invalidFile)
        let name = line.split(separator: " ").prefix(2).joined(separator: "-")
        try Golden.expect(run.transcript(hiding: scene.secrets), "mistake-live-tab-\(name).txt")
      }
    }
  }
}
