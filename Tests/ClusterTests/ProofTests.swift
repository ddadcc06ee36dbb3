import Testing

private let image = "x.example/new:1"

extension ClusterTests {
  /// What is learnt where the app itself may not be asked, and what happens beside the waiting.
  @Suite struct ProofTests {
    /// Has the kubelet ask the app as somebody who opens the form does, so that it logs what it
    /// reads.
    private static let askingProbe = """
      {"spec":{"template":{"spec":{"containers":[{"name":"jupyter-web-app","readinessProbe":{\
      "periodSeconds":1,"exec":{"command":["wget","-q","-O","/dev/null","--header",\
      "kubeflow-userid: probe","http://127.0.0.1:5000/api/config"]}}}]}}}}
      """

    private static func add(_ app: WebApp, as user: Cluster.User) async throws -> CommandOutput {
      try await app.spawnerctl("image", "add", image, "--yes", as: user)
    }

    @Test(arguments: [Cluster.User.admin, .noProxy])
    func `compares the mounted file where the app accepts nobody it knows`(
      user: Cluster.User
    ) async throws {
      try await WebApp.with(settings: ["USERID_HEADER": "x-mesh-user"]) { app in
        try await app.kubectl("set", "env", "deployment/\(WebApp.deployment)", "USERID_HEADER-")
        try await app.waitForRollout()

        let output = try await Self.add(app, as: user)

        #expect(output.status == 0, "\(output)")
        #expect(output.stderr.contains("has the written file mounted"), "\(output)")
        #expect(output.stderr.contains("does not accept the identity (401)"), "\(output)")
        #expect(output.stderr.contains("live: 1 pod with the written file mounted"), "\(output)")
        #expect(try await app.text().contains("    - \(image)\n"))
      }
    }

    @Test func `reads the log where nothing may be asked and nothing run`() async throws {
      try await WebApp.with { app in
        try await app.kubectl("patch", "deployment", WebApp.deployment, "-p", Self.askingProbe)
        try await app.waitForRollout()

        let output = try await Self.add(app, as: .noProxyNoExec)

        #expect(output.status == 0, "\(output)")
        #expect(output.stderr.contains("logged that it reads the mounted file"), "\(output)")
        #expect(output.stderr.contains("live: 1 pod reading the mounted file"), "\(output)")
        #expect(try await app.served().map(\.images.last) == [image])
      }
    }

    @Test func `undoes a change when the log alone tells of the sample`() async throws {
      try await WebApp.with(settings: ["WEBAPP_FALLBACK_ON": image]) { app in
        try await app.kubectl("patch", "deployment", WebApp.deployment, "-p", Self.askingProbe)
        try await app.waitForRollout()
        let old = try await app.text()

        let output = try await Self.add(app, as: .noProxyNoExec)

        #expect(output.status == 4, "\(output)")
        #expect(output.stderr.contains("serves the sample that is baked into"), "\(output)")
        #expect(try await app.text() == old)
      }
    }

    @Test func `ends the wait when somebody puts the old file back, and says who`() async throws {
      try await WebApp.with(settings: ["WEBAPP_STARTUP_SECONDS": "600"]) { app in
        let old = try await app.text()
        async let reverted: Void = {
          while try await !app.text().contains(image) {
            try await Task.sleep(for: .milliseconds(200))
          }
          try await app.overwrite(old)
        }()

        let output = try await app.spawnerctl(
          "image",
          "add",
          image,
          "--yes",
          "--on-failure",
          "keep"
        )

        try await reverted
        #expect(output.status == 5, "\(output)")
        #expect(
          output.stderr.contains(
            "error: the change did not become live: 'kubectl-patch' has put the file as it was "
              + "before back into ConfigMap"
          ),
          "\(output)"
        )
        #expect(try await app.text() == old)
      }
    }
  }
}
