import Testing

extension ClusterTests {
  /// A file that PyYAML rejects, put there by hand: the pod runs and is ready all the same.
  @Suite struct BrokenFileTests {
    @Test func `names the sample that is served instead of a file with a tab`() async throws {
      try await WebApp.with { app in
        try await app.overwrite(app.text().inserting("\t\n", before: "  image:\n"))

        let restart = try await app.spawnerctl("restart", "--timeout", "40s")
        #expect(restart.status != 0, "\(restart)")
        #expect(restart.stderr.contains("sample"), "\(restart)")

        let status = try await app.spawnerctl("status")
        #expect(status.status == 1, "\(status)")
        #expect((status.stdout + status.stderr).contains("sample"), "\(status)")

        let wait = try await app.spawnerctl("wait", "--timeout", "15s")
        #expect(wait.status != 0, "\(wait)")
        #expect((wait.stdout + wait.stderr).contains("sample"), "\(wait)")
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
