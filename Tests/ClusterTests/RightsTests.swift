import Testing

extension ClusterTests {
  /// Users who may not do everything.
  @Suite struct RightsTests {
    @Test func `without rights it names the verb and the resource`() async throws {
      let output = try await Cluster.required().spawnerctl(["image", "list"], as: .noRights)
      #expect(output.status == 77, "\(output)")
      #expect(output.stderr.contains("list"), "\(output)")
      #expect(output.stderr.contains("deployments"), "\(output)")
    }

    @Test func `a reader may look`() async throws {
      let output = try await Cluster.required().spawnerctl(["image", "list"], as: .reader)
      #expect(output.status == 0, "\(output)")
      #expect(output.stdout.contains("notebooks/jupyter-scipy:v1.10.0"), "\(output)")
    }

    @Test func `a reader may not change, and nothing is changed`() async throws {
      try await WebApp.with { app in
        let old = try await app.configMap()

        let output = try await app.spawnerctl(
          "image",
          "add",
          "x.example/new:1",
          "--yes",
          as: .reader
        )

        #expect(output.status == 77, "\(output)")
        #expect(output.stderr.contains("patch"), "\(output)")
        #expect(try await app.configMap() == old)
      }
    }

    @Test func `asks from inside the pod where the proxy is not allowed`() async throws {
      try await WebApp.with { app in
        let output = try await app.spawnerctl(
          "image",
          "add",
          "x.example/new:1",
          "--yes",
          as: .noProxy
        )

        #expect(output.status == 0, "\(output)")
        #expect(output.stderr.contains("exec"), "\(output)")
        #expect(try await app.served().map(\.images.last) == ["x.example/new:1"])
      }
    }

    @Test func `says that nothing was proved where nothing may be asked`() async throws {
      try await WebApp.with { app in
        let output = try await app.spawnerctl(
          "image",
          "add",
          "x.example/new:1",
          "--yes",
          as: .noProxyNoExec
        )

        #expect(output.status == 0, "\(output)")
        #expect(output.stderr.contains("not proved"), "\(output)")
        #expect(try await app.served().map(\.images.last) == ["x.example/new:1"])
      }
    }
  }
}
