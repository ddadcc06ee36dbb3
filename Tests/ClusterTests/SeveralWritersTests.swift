import KubeCore
import Testing

extension ClusterTests {
  /// Several writers at once: nobody's change is lost.
  @Suite struct SeveralWritersTests {
    @Test func `two spawnerctl at once both land`() async throws {
      try await WebApp.with { app in
        async let first = app.spawnerctl("image", "add", "x.example/first:1", "--yes")
        async let second = app.spawnerctl(
          "volume",
          "add",
          "--mount",
          "/data",
          "--claim",
          "d",
          "--yes"
        )
        let outputs = try await [first, second]

        #expect(outputs.map(\.status) == [0, 0], "\(outputs)")
        let served = try await app.served()
        #expect(served.map(\.images.last) == ["x.example/first:1"])
        #expect(served.map(\.config.dataVolumes.value.count) == [1])
      }
    }

    @Test func `five writers of the same list all land`() async throws {
      try await WebApp.with { app in
        let images = (1...5).map { "x.example/image-\($0):1" }
        let outputs = try await withThrowingTaskGroup { group in
          for image in images {
            group.addTask {
              try await app.spawnerctl(
                "image",
                "add",
                image,
                "--no-restart",
                "--no-verify",
                "--yes"
              )
            }
          }
          return try await group.reduce(into: []) { $0.append($1) }
        }

        #expect(outputs.allSatisfy { $0.status == 0 }, "\(outputs)")
        let text = try await app.text()
        #expect(images.allSatisfy { text.contains("    - \($0)\n") }, "\(text)")
      }
    }

    @Test func `keeps what someone else wrote meanwhile`() async throws {
      try await WebApp.with { app in
        let name = app.configMapName
        let output = try await withThrowingTaskGroup(of: Void.self) { group in
          group.addTask {
            // One turn less than spawnerctl has attempts, so that the last one cannot be spoilt.
            for turn in 1...4 {
              let patch = #"{"data":{"turn":"\#(turn)"}}"#
              try await app.kubectl("patch", "configmap", name, "--patch", patch)
            }
          }
          let output = try await app.spawnerctl(
            "image",
            "add",
            "x.example/mine:1",
            "--no-restart",
            "--no-verify",
            "--yes"
          )
          try await group.waitForAll()
          return output
        }

        #expect(output.status == 0, "\(output)")
        let configMap = try await app.configMap()
        #expect(configMap.data["turn"] == "4")
        #expect(configMap.data[WebApp.key]?.contains("    - x.example/mine:1\n") == true)
      }
    }
  }
}
