import TestSupport
import Testing

extension ClusterTests {
  /// What is not there: each kind has its own exit status.
  @Suite struct UnreachableTests {
    @Test func `a namespace without the app`() async throws {
      let output = try await Cluster.required().spawnerctl(["status", "--namespace", "default"])
      #expect(output.status == 66, "\(output)")
      #expect(output.stderr.contains("'default'"), "\(output)")
    }

    @Test func `an image that is not listed`() async throws {
      try await WebApp.with { app in
        let output = try await app.spawnerctl("image", "remove", "x.example/none:1", "--yes")
        #expect(output.status == 66, "\(output)")
        #expect(output.stderr.contains("'x.example/none:1'"), "\(output)")
      }
    }

    @Test func `a server that does not answer`() async throws {
      let cluster = try Cluster.required()
      let kubeconfig = try await cluster.kubectl(["config", "view", "--raw", "--flatten"])
        .replacing(/server: .*/, with: "server: https://127.0.0.1:1")
      try await TemporaryDirectory.with { directory in
        let file = try directory.write(kubeconfig, to: "config")
        let output = try await Program.spawnerctl.run(["status", "--kubeconfig", file])
        #expect(output.status == 69, "\(output)")
        #expect(output.stderr.contains("127.0.0.1:1"), "\(output)")
      }
    }

    @Test func `a kubeconfig whose authority is not the server's`() async throws {
      let cluster = try Cluster.required()
      let kubeconfig = try await cluster.kubectl(["config", "view", "--raw", "--flatten"])
        .replacing(/certificate-authority-data: .*/, with: "tls-server-name: elsewhere.example")
      try await TemporaryDirectory.with { directory in
        let file = try directory.write(kubeconfig, to: "config")
        let output = try await Program.spawnerctl.run(["status", "--kubeconfig", file])
        #expect(output.status == 69, "\(output)")
        #expect(output.stderr.contains("certificate"), "\(output)")
      }
    }
  }
}
