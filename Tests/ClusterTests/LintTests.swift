import KubeCore
import Testing

extension ClusterTests {
  /// Lint of the file that is live, and what it mends there.
  @Suite struct LintTests {
    @Test func `finds no error in the file of a sound installation`() async throws {
      try await WebApp.with { app in
        let output = try await app.spawnerctl("lint", "--severity", "error")

        #expect(output.status == 0, "\(output)")
        #expect(output.stdout.isEmpty, "\(output)")
      }
    }

    @Test func `finds an error at its place in the ConfigMap`() async throws {
      try await WebApp.with { app in
        try await app.overwrite(app.text().inserting("\t\n", before: "  image:\n"))

        let output = try await app.spawnerctl("lint")

        #expect(output.status == 1, "\(output)")
        #expect(output.stdout.contains(", key 'spawner_ui_config.yaml': 15:1: error Y002: "))
      }
    }

    @Test func `mends the live file and proves that it is served`() async throws {
      try await WebApp.with { app in
        let sound = try await app.text()
        let broken = sound.replacing("    value: IfNotPresent\n", with: "    value: ifNotPresent\n")
        try #require(broken != sound)
        try await app.overwrite(broken)

        let output = try await app.spawnerctl("lint", "--fix", "--severity", "error")

        #expect(output.status == 0, "\(output)")
        #expect(output.stderr.contains("note: settles "), "\(output)")
        #expect(output.stderr.contains("\nlive: "), "\(output)")
        #expect(try await app.text() == sound)
      }
    }

    @Test func `says in the status which files the web app reads`() async throws {
      try await WebApp.with { app in
        let output = try await app.spawnerctl("status")

        #expect(output.stdout.contains("Generation:  Kubeflow 1.5 or later, fits "), "\(output)")
      }
    }
  }
}
