import SpawnerSandbox
import TestSupport
import Testing

@testable import spawnerctl

/// Whatever a kubeconfig holds that is secret, nobody reads it in a message or a log.
@Suite(.aFewAtATime)
struct SecretsTests {
  /// A kubeconfig full of secrets, each of which contains this word.
  private static let secret = "hunter2"

  @Test(arguments: Kubeconfigs.withSecrets)
  func `is not said, whatever goes wrong`(kubeconfig: Kubeconfigs.Broken) async throws {
    try await TemporaryDirectory.with { folder in
      let path = try folder.write(try #require(kubeconfig.text), to: "kubeconfig")
      #expect(kubeconfig.text?.contains(Self.secret) == true)
      let scene = Scene(environment: ["KUBECONFIG": path], cluster: LiveCluster(), folder: folder)
      for line in ["image list", "image add a.example/x:1 -o json", "restart", "status"] {
        let run = await scene.run(line + " -v")
        #expect([.unreachable, .brokenConfiguration].contains(run.status), "\(run)")
        #expect(!run.stdout.contains(Self.secret))
        #expect(!run.stderr.contains(Self.secret), "\(run.stderr)")
      }
    }
  }

  @Test func `is not said of a server that refuses the sandbox's token`() async throws {
    try await SandboxScene.with { scene in
      var wrong = scene
      let text = scene.sandbox.kubeconfig.replacing(
        "token: \(scene.sandbox.token)",
        with: "token: \(Self.secret)"
      ).replacing("/\(scene.sandbox.token)", with: "/\(Self.secret)")
      wrong.scene.environment["KUBECONFIG"] = try scene.folder.write(text, to: "wrong")
      let run = await wrong.run("status -v")
      #expect(run.status == .brokenConfiguration)
      #expect(run.stderr.contains("/…/apis/apps/v1/"))
      #expect(!run.stderr.contains(Self.secret))
    }
  }
}
