import KubeCore
import Testing

extension ClusterTests {
  /// What spawnerctl must not touch, as kubectl sees it.
  @Suite struct UntouchedBytesTests {
    @Test func `leaves every other byte of the ConfigMap as it was`() async throws {
      try await WebApp.with { app in
        let name = app.configMapName
        // A neighbour in the same object, with what a careless rewrite would lose.
        let neighbour = "tabs\tand trailing blanks  \r\n\u{FEFF}no newline at the end"
        try await app.kubectl(
          "patch",
          "configmap",
          name,
          "--patch",
          #"{"data":{"other":"tabs\tand trailing blanks  \r\n\uFEFFno newline at the end"}}"#
        )
        let old = try await app.configMap()

        let output = try await app.spawnerctl(
          "image",
          "add",
          "registry.example.org/new:1",
          "--group",
          "group-two",
          "--no-restart",
          "--no-verify",
          "--yes"
        )

        #expect(output.status == 0, "\(output)")
        let new = try await app.configMap()
        #expect(new.data["other"] == neighbour)
        #expect(new.data.keys.sorted() == old.data.keys.sorted())
        #expect(new.metadata.labels == old.metadata.labels)
        #expect(new.metadata.uid == old.metadata.uid)
        #expect(new.metadata.resourceVersion != old.metadata.resourceVersion)
        #expect(new.metadata.managedFields.map(\.manager).contains("spawnerctl"))
        let expected = old.data[WebApp.key]?.inserting(
          "    - registry.example.org/new:1\n",
          before: "\n  # --- resources"
        )
        #expect(new.data[WebApp.key] == expected)
      }
    }

    @Test func `an image that is listed already changes nothing and rolls nothing`() async throws {
      try await WebApp.with { app in
        let old = try await (configMap: app.configMap(), pods: app.pods())

        let output = try await app.spawnerctl(
          "image",
          "add",
          "registry.example.org/notebooks/jupyter-scipy:v1.10.0",
          "--yes"
        )

        #expect(output.status == 0, "\(output)")
        #expect(try await app.configMap() == old.configMap)
        #expect(try await app.pods().map(\.metadata.uid) == old.pods.map(\.metadata.uid))
      }
    }

    @Test(arguments: ["client", "server"])
    func `a dry run shows the change and makes none`(kind: String) async throws {
      try await WebApp.with { app in
        let old = try await (configMap: app.configMap(), pods: app.pods())

        let output = try await app.spawnerctl(
          "image",
          "add",
          "x.example/dry:1",
          "--dry-run=\(kind)"
        )

        #expect(output.status == 0, "\(output)")
        #expect(output.stdout.contains("\n+    - x.example/dry:1\n"), "\(output)")
        #expect(try await app.configMap() == old.configMap)
        #expect(try await app.pods().map(\.metadata.uid) == old.pods.map(\.metadata.uid))
      }
    }
  }
}
