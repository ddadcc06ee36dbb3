import KubeCore
import Testing

extension ClusterTests {
  /// A file that PyYAML rejects, put there by hand: the pod runs and is ready all the same.
  @Suite struct BrokenFileTests {
    @Test func `names the sample that is served instead of a file with a tab`() async throws {
      try await WebApp.with { app in
        try await app.overwrite(app.text().inserting("\t\n", before: "  image:\n"))
        try await app.kubectl("rollout", "restart", "deployment/\(WebApp.deployment)")
        try await app.waitForRollout()
        #expect(try await app.form().images == ["registry.example.org/baked-in/jupyter:sample"])

        let status = try await app.spawnerctl("status")

        #expect(status.status == 1, "\(status)")
        #expect(status.stdout.contains("sample"), "\(status)")
      }
    }

    @Test(arguments: ["restart", "wait"])
    func `does not roll or wait for it`(command: String) async throws {
      try await WebApp.with { app in
        try await app.overwrite(app.text().inserting("\t\n", before: "  image:\n"))
        let pods = try await app.pods().map(\.metadata.uid)

        let output = try await app.spawnerctl(command)

        #expect(output.status == 65, "\(output)")
        #expect(output.stderr.contains("15:1: "), "\(output)")
        #expect(try await app.pods().map(\.metadata.uid) == pods)
      }
    }

    @Test func `refuses to edit it and says where the tab is`() async throws {
      try await WebApp.with { app in
        let broken = try await app.text().inserting("\t\n", before: "  image:\n")
        try await app.overwrite(broken)

        let output = try await app.spawnerctl("image", "add", "x.example/new:1", "--yes")

        #expect(output.status == 65, "\(output)")
        #expect(output.stderr.contains("15:1: "), "\(output)")
        #expect(try await app.text() == broken)
      }
    }
  }
}
