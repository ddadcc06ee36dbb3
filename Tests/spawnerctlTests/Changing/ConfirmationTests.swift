import KubeCore
import SpawnerSandbox
import TestSupport
import Testing

@testable import spawnerctl

/// Changes that take something away ask first; where nobody can answer they are refused.
@Suite(.aFewAtATime)
struct ConfirmationTests {
  private static let risky = [
    "image remove ghcr.io/kubeflow/kubeflow/notebook-servers/jupyter-pytorch-full:v1.10.0",
    "workspace disable",
  ]

  @Test(arguments: risky)
  func `is refused without a terminal`(line: String) async throws {
    try await SandboxScene.with { scene in
      let before = await scene.text()
      let run = await scene.run(line)
      #expect(run.status == .usage)
      #expect(await scene.text() == before)
      let name = line.split(separator: " ").prefix(2).joined(separator: "-")
      try Golden.expect(run.transcript(hiding: scene.secrets), "confirm-refused-\(name).txt")
    }
  }

  @Test(arguments: risky) func `is made with --yes`(line: String) async throws {
    try await SandboxScene.with { scene in
      #expect(await scene.run(line + " --yes --no-restart --no-verify").status == .done)
    }
  }

  @Test(arguments: [("y", Status.done), ("YES", .done), ("n", .failed), ("", .failed)])
  func `follows the answer on a terminal`(answer: String, status: Status) async throws {
    try await SandboxScene.with { scene in
      var scene = scene
      scene.scene.isTerminal = true
      scene.scene.answers = [answer]
      let before = await scene.text()
      let run = await scene.run("workspace disable --no-restart --no-verify --color never")
      #expect(run.status == status)
      #expect(run.stderr.contains(" Write it? [y/N] "))
      #expect((await scene.text() == before) == (status == .failed))
    }
  }

  @Test func `asks when someone else will put the old text back`() async throws {
    try await SandboxScene.with { scene in
      let mark = try JSONValue(
        parsing: Array(#"{"metadata":{"labels":{"argocd.argoproj.io/instance":"kubeflow"}}}"#.utf8)
      )
      try scene.sandbox.change("ConfigMap", named: scene.sandbox.configMapName) { object in
        object = object.merging(patch: mark)
      }
      let run = await scene.run(["image", "add", Sample.newImage])
      #expect(run.status == .usage)
      try Golden.expect(run.transcript(hiding: scene.secrets), "confirm-owned.txt")
    }
  }
}
