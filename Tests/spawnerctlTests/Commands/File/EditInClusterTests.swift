import KubeCore
import SpawnerSandbox
import TestSupport
import Testing

@testable import spawnerctl

/// `edit` in a cluster.
@Suite(.aFewAtATime)
struct EditInClusterTests {
  private static let quick = "--no-restart --no-verify"
  private static let change: @Sendable (String) -> String = { $0 + "# typed\n" }

  @Test func `writes through the pipeline and proves it`() async throws {
    try await SandboxScene.with { scene in
      let editor = ScriptedEditor(.saves(Self.change))
      var scene = scene
      scene.scene.programs = editor.programs
      let before = await scene.text()
      let run = await scene.run("edit")
      #expect(run.status == .done, "\(run.stderr)")
      #expect(await scene.text() == before + "# typed\n")
      #expect(run.stderr.contains("live: 1 pod serving the file as written"))
      let names = try scene.folder.names()
      #expect(names == ["kubeconfig"])
    }
  }

  @Test func `repairs a live file that cannot be read`() async throws {
    let broken = Sample.text.replacing("  shm:\n", with: "\tshm:\n")
    try await SandboxScene.with(text: broken) { scene in
      let editor = ScriptedEditor(.saves { $0.replacing("\tshm:\n", with: "  shm:\n") })
      var scene = scene
      scene.scene.programs = editor.programs
      let run = await scene.run("edit \(Self.quick)")
      #expect(run.status == .done, "\(run.stderr)")
      #expect(await scene.text() == Sample.text)
      #expect(editor.seen[0].contains("#| error "))
    }
  }

  @Test func `stops where somebody else has written meanwhile`() async throws {
    try await SandboxScene.with { scene in
      let theirs = await scene.text() + "# theirs\n"
      let editor = ScriptedEditor(
        .waits({ try scene.write(theirs) }, then: Self.change)
      )
      var run = scene
      run.scene.programs = editor.programs
      let result = await run.run("edit \(Self.quick)")
      #expect(result.status == .busy)
      #expect(await scene.text() == theirs)
      let kept = try #require(try scene.folder.names().first { $0 != "kubeconfig" })
      #expect(result.stderr.contains("what you wrote is kept in '\(scene.folder.path)/\(kept)'"))
      #expect(result.stderr.contains("to go on: spawnerctl apply "))
    }
  }

  @Test func `keeps the text of a change that is not confirmed`() async throws {
    try await SandboxScene.with { scene in
      let mark = try JSONValue(
        parsing: Array(#"{"metadata":{"labels":{"argocd.argoproj.io/instance":"kubeflow"}}}"#.utf8)
      )
      try scene.sandbox.change("ConfigMap", named: scene.sandbox.configMapName) { object in
        object = object.merging(patch: mark)
      }
      var run = scene
      run.scene.programs = ScriptedEditor(.saves(Self.change)).programs
      let result = await run.run("edit \(Self.quick)")
      #expect(result.status == .usage)
      let names = try scene.folder.names()
      #expect(names.count == 2)
    }
  }
}
