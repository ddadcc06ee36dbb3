import KubeCore
import Testing

private let image = "x.example/refused:1"

extension ClusterTests {
  /// A change that does not become live was never made.
  @Suite struct UndoTests {
    @Test(arguments: ["rollout", "delete"])
    func `undoes a change that the new pod cannot start with`(strategy: String) async throws {
      try await WebApp.with(settings: ["WEBAPP_CRASH_ON": image]) { app in
        let old = try await app.text()

        let output = try await app.spawnerctl(
          "image",
          "add",
          image,
          "--yes",
          "--restart-strategy",
          strategy
        )

        #expect(output.status == 4, "\(output)")
        #expect(output.stderr.contains("CrashLoopBackOff"), "\(output)")
        #expect(output.stderr.contains("Cannot start: the configuration mentions"), "\(output)")
        #expect(try await app.text() == old)
        try await app.waitForRollout()
        #expect(try await app.served().map { $0.images.contains(image) } == [false])
      }
    }

    @Test func `undoes a change that the running app does not serve`() async throws {
      try await WebApp.with(settings: ["WEBAPP_FALLBACK_ON": image]) { app in
        let old = try await (text: app.text(), served: app.served())

        let output = try await app.spawnerctl("image", "add", image, "--yes")

        #expect(output.status == 4, "\(output)")
        #expect(output.stderr.contains("sample"), "\(output)")
        #expect(try await app.text() == old.text)
        #expect(try await app.served() == old.served)
      }
    }

    @Test func `deletes no pod while a quota lets none follow`() async throws {
      try await WebApp.with { app in
        let old = try await (text: app.text(), pods: app.pods().map(\.metadata.uid))
        try await app.limitPods(to: 0)

        for words in [["restart"], ["image", "add", "x.example/fine:1", "--yes"]] {
          let arguments = words + ["--restart-strategy", "delete", "--namespace", app.namespace]
          let output = try await app.cluster.spawnerctl(arguments)
          #expect(output.status == 2, "\(output)")
          #expect(output.stderr.contains("error: no pod was deleted: the cluster refuses to make"))
          #expect(output.stderr.contains("exceeded quota: few"), "\(output)")
        }

        #expect(try await app.text() == old.text)
        #expect(try await app.pods().map(\.metadata.uid) == old.pods)
      }
    }

    @Test func `deletes the only pod that a quota has room for`() async throws {
      try await WebApp.with { app in
        try await app.limitPods(to: 1)
        let output = try await app.spawnerctl("restart", "--restart-strategy", "delete")
        #expect(output.status == 0, "\(output)")
      }
    }

    @Test func `keeps the change when told to`() async throws {
      try await WebApp.with(settings: ["WEBAPP_FALLBACK_ON": image]) { app in
        let output = try await app.spawnerctl(
          "image",
          "add",
          image,
          "--yes",
          "--on-failure",
          "keep"
        )

        #expect(output.status == 5, "\(output)")
        #expect(try await app.text().contains("    - \(image)\n"))
      }
    }

    @Test func `undoes a change when the Deployment's own image cannot be had`() async throws {
      try await WebApp.with { app in
        let old = try await app.text()
        try await app.kubectl(
          "set",
          "image",
          "deployment/\(WebApp.deployment)",
          "jupyter-web-app=registry.invalid/missing:1"
        )

        let output = try await app.spawnerctl("image", "add", "x.example/fine:1", "--yes")

        #expect(output.status == 4, "\(output)")
        #expect(output.stderr.contains("registry.invalid/missing:1"), "\(output)")
        // The next pod has the same image, and nobody waits to see it fail once more.
        let undoing = output.stderr.split(separator: "undoing the change: ").last ?? ""
        #expect(!undoing.contains("': ErrImagePull"), "\(output)")
        #expect(try await app.text() == old)
      }
    }
  }
}
