import Testing

extension ClusterTests {
  /// Ctrl-C, when the change is written and the proof is still to be had.
  @Suite struct InterruptTests {
    @Test func `an interrupt in the wait says what was changed already`() async throws {
      // The app answers so late that the wait is sure to be interrupted.
      try await WebApp.with(settings: ["WEBAPP_STARTUP_SECONDS": "600"]) { app in
        let arguments = [
          "image", "add", "x.example/new:1", "--yes", "--namespace", app.namespace,
          "--kubeconfig", app.cluster.kubeconfig,
        ]
        let name = app.configMapName

        let output = try await Program.spawnerctl.run(arguments) { $0.contains("ready") }

        #expect(output.status == 130, "\(output)")
        #expect(output.stderr.contains(name), "\(output)")
        #expect(output.stderr.contains("undo"), "\(output)")
        #expect(try await app.text().contains("    - x.example/new:1\n"))
      }
    }
  }
}
