import KubeCore
import SpawnerConfig
import Synchronization
import TestSupport
import Testing

@testable import SpawnerKit

/// Asking pods what they serve, by every way that is open.
struct ProverTests {
  static func report(_ stage: Stage) async throws -> PodProof {
    let report = try await stage.spawner.restart()
    return try #require(report.pods.first)
  }

  static func json(_ text: String = Stage.text) throws -> [UInt8] {
    try Stage.answer(serving: Array(text.utf8)).body
  }

  @Test func `the app is asked as the user that the Deployment wants to see`() async throws {
    let stage = try Stage(
      deployment: Objects.deployment {
        var container = Objects.container()
        container["env"] = [
          ["name": "USERID_HEADER", "value": "x-user"],
          ["name": "USERID_PREFIX", "value": "accounts:"],
        ]
        container["ports"] = [["containerPort": 8080]]
        $0["spec"]?["template"]?["spec"]?["containers"] = [container]
      }
    )
    _ = try await Self.report(stage)
    let request = try #require(
      stage.kube.requests.first { $0.attributes?.subresource == "proxy" }
    )
    #expect(request.headers["x-user"] == "accounts:spawnerctl")
    #expect(
      request.path == "/api/v1/namespaces/kubeflow/pods/pod-2:8080/proxy/api/config"
    )
  }

  @Test func `an app that starts slowly is asked again`() async throws {
    let stage = try Stage {
      $0.answer = { _, count, text in
        try count < 5 ? KubeResponse(status: 502) : Stage.answer(serving: text)
      }
    }
    let proof = try await Self.report(stage)
    #expect(proof.answers == 3)
    #expect(stage.scene.withLock { $0.asked["pod-2"] } == 8)
    #expect(stage.events == [])
  }

  @Test func `a login that ends while the app is asked is no closed way`() async throws {
    var ended = KubeError(code: .unauthorized, message: "Unauthorized")
    ended.status = 401
    ended.isFromServer = true
    let stage = try Stage()
    stage.kube.fail(FakeFailure(resource: "pods/proxy", ended))
    let error = try await #require(throws: SpawnerError.self) {
      try await stage.spawner.restart()
    }
    #expect((error.underlying as? KubeError)?.isUnauthorized == true)
    #expect(
      error.description.hasPrefix(
        "the pods of Deployment 'jupyter-web-app-deployment' are being renewed; whether they "
      )
    )
  }

  @Test func `the API server's own 500 is that of an app that does not listen yet`() async throws {
    let refused = KubeResponse(
      status: 500,
      body: Array(
        #"{"kind":"Status","status":"Failure","message":"connection refused","code":500}"#.utf8
      )
    )
    let stage = try Stage {
      $0.answer = { _, count, text in
        try count < 9 ? refused : Stage.answer(serving: text)
      }
    }
    #expect(try await Self.report(stage).method == .servedThroughProxy)
    #expect(stage.clock.now.offset > .seconds(3))
  }

  @Test func `an app below its prefix is asked there`() async throws {
    let stage = try Stage()
    stage.kube.onProxy { request in
      try request.path.hasSuffix("/proxy/jupyter/api/config")
        ? Stage.answer(serving: Array(Stage.text.utf8)) : KubeResponse(status: 404)
    }
    #expect(try await Self.report(stage).method == .servedThroughProxy)
  }

  @Test(arguments: InsideQuestion.Tool.allCases)
  func `where the proxy is closed the app is asked from inside`(
    _ tool: InsideQuestion.Tool
  ) async throws {
    let stage = try Stage { $0.answer = { _, _, _ in KubeResponse(status: 403) } }
    let body = try Self.json()
    stage.kube.onExec { request in
      guard request.command.first == tool.rawValue else { return ExecOutput(exitCode: 127) }
      return ExecOutput(stdout: tool == .wget ? body : body + Array("\n200".utf8))
    }
    let proof = try await Self.report(stage)
    #expect(
      proof
        == PodProof(
          pod: "pod-2",
          method: .servedFromInside,
          answers: 3,
          reason: "asking through the API server is not allowed (403)"
        )
    )
    let command = try #require(
      stage.kube.execRequests.first { $0.command.first == tool.rawValue }
    )
    #expect(command.container == "jupyter-web-app")
    #expect(command.command.contains("http://127.0.0.1:5000/api/config"))
  }

  @Test func `a mesh that drops the proxy's connections is met from inside`() async throws {
    let stage = try Stage { $0.answer = { _, _, _ in KubeResponse(status: 503) } }
    let body = try Self.json()
    stage.kube.onExec { _ in ExecOutput(stdout: body + Array("\n200".utf8)) }
    let proof = try await Self.report(stage)
    #expect(
      proof
        == PodProof(
          pod: "pod-2",
          method: .servedFromInside,
          answers: 3,
          reason: "the app did not answer through the API server"
        )
    )
  }

  @Test func `where inside is closed too a silent proxy is asked until the deadline`() async throws
  {
    let stage = try Stage {
      $0.answer = { _, count, text in
        try count < 60 ? KubeResponse(status: 503) : Stage.answer(serving: text)
      }
    }
    stage.kube.fail(FakeFailure(resource: "pods/exec", status: 403))
    #expect(try await Self.report(stage).method == .servedThroughProxy)
  }

  @Test func `from inside, nobody listening is not yet an answer`() async throws {
    let stage = try Stage { $0.answer = { _, _, _ in KubeResponse(status: 401) } }
    let body = try Self.json()
    let count = Counter()
    stage.kube.onExec { _ in
      count.next() < 4 ? ExecOutput(exitCode: 7) : ExecOutput(stdout: body + Array("\n200".utf8))
    }
    #expect(try await Self.report(stage).method == .servedFromInside)
    #expect(count.value == 7)
  }

  @Test func `without a program to ask with the mounted file is compared`() async throws {
    let stage = try Stage { $0.answer = { _, _, _ in KubeResponse(status: 403) } }
    stage.kube.onExec { request in
      request.command == ["cat", "/etc/config/spawner_ui_config.yaml"]
        ? ExecOutput(stdout: Array(Stage.text.utf8)) : ExecOutput(exitCode: 126)
    }
    #expect(
      try await Self.report(stage)
        == PodProof(
          pod: "pod-2",
          method: .mountedFile,
          answers: 0,
          reason: "asking through the API server is not allowed (403); the container has none of "
            + "python3, curl, wget"
        )
    )
  }

  @Test func `a mounted file that is still the old one is waited for`() async throws {
    let stage = try Stage { $0.answer = { _, _, _ in KubeResponse(status: 403) } }
    let count = Counter()
    stage.kube.onExec { request in
      guard request.command.first == "cat" else { return ExecOutput(exitCode: 127) }
      return ExecOutput(stdout: Array((count.next() < 3 ? "old\n" : Stage.text).utf8))
    }
    #expect(try await Self.report(stage).method == .mountedFile)
    #expect(count.value == 4)
  }

  @Test func `without any command the log's line is what is left`() async throws {
    let stage = try Stage { $0.answer = { _, _, _ in KubeResponse(status: 403) } }
    stage.kube.fail(FakeFailure(resource: "pods/exec", status: 403))
    stage.kube.onLog { _ in
      KubeResponse(
        status: 200,
        body: Array("Using config file: /etc/config/spawner_ui_config.yaml\n".utf8)
      )
    }
    let proof = try await Self.report(stage)
    #expect(proof.method == .logLine)
    #expect(
      proof.reason == "asking through the API server is not allowed (403); running a command in "
        + "the container is not allowed (403)"
    )
  }

  @Test func `the log's line is waited for as long as somebody may yet make the app log it`()
    async throws
  {
    let stage = try Stage { $0.answer = { _, _, _ in KubeResponse(status: 403) } }
    stage.kube.fail(FakeFailure(resource: "pods/exec", status: 403))
    let count = Counter()
    stage.kube.onLog { _ in
      let line = "2025-01-01 Using config file: /etc/config/spawner_ui_config.yaml\n"
      return KubeResponse(status: 200, body: Array((count.next() < 4 ? "up\n" : line).utf8))
    }
    let report = try await stage.spawner.restart()
    #expect(report.proof == .logLine)
    #expect(report.outcome == .live)
    #expect(count.value == 5)
  }

  @Test func `where the app logs nothing nothing is proved, after seconds`() async throws {
    let stage = try Stage { $0.answer = { _, _, _ in KubeResponse(status: 403) } }
    stage.kube.fail(FakeFailure(resource: "pods/exec", status: 403))
    let report = try await stage.spawner.restart()
    #expect(report.outcome == .ready)
    #expect(
      report.pods.first?.reason == "asking through the API server is not allowed (403); running a "
        + "command in the container is not allowed (403); the app's log does not say which file "
        + "it reads"
    )
    #expect(stage.clock.now.offset >= .seconds(5))
    #expect(stage.clock.now.offset < .seconds(7))
  }

  @Test func `a log that stays silent until the deadline is no failure`() async throws {
    let stage = try Stage { $0.answer = { _, _, _ in KubeResponse(status: 403) } }
    stage.kube.fail(FakeFailure(resource: "pods/exec", status: 403))
    var options = ChangeOptions()
    options.timeout = .seconds(1)
    #expect(try await stage.spawner.restart(options: options).outcome == .ready)
  }

  @Test func `a pod that goes while it is asked from inside makes room for the next one`()
    async throws
  {
    let stage = try Stage { $0.answer = { _, _, _ in KubeResponse(status: 403) } }
    let body = try Self.json()
    let kube = stage.kube
    let count = Counter()
    kube.onExec { request in
      guard count.next() == 0 else { return ExecOutput(stdout: body + Array("\n200".utf8)) }
      try kube.remove(Pod.self, name: request.pod, namespace: Objects.namespace)
      try kube.create(Pod.self, Objects.pod("pod-3", of: "rs-2"))
      _ = try await kube.get(Pod.self, name: request.pod, namespace: Objects.namespace)
      return ExecOutput()
    }
    let proof = try await Self.report(stage)
    #expect(proof.pod == "pod-3")
    #expect(proof.method == .servedFromInside)
  }

  @Test func `the app is not asked twice for what is asked again anyway`() async throws {
    let stage = try Stage()
    _ = try await Self.report(stage)
    let asked = stage.kube.requests.filter { $0.attributes?.subresource == "proxy" }
    #expect(asked.count == 3)
    #expect(!asked.contains { $0.mayRetry })
  }

  @Test func `a deadline in the proof shows what the app logged last`() async throws {
    let stage = try Stage { $0.answer = { _, _, _ in KubeResponse(status: 503) } }
    stage.kube.onLog { _ in KubeResponse(status: 200, body: Array("größer\nbye\n".utf8)) }
    stage.kube.fail(FakeFailure(resource: "pods/exec", status: 403))
    var options = ChangeOptions()
    options.timeout = .seconds(20)
    let error = try await #require(throws: SpawnerError.self) {
      try await stage.spawner.restart(options: options)
    }
    #expect(
      error.description == "gave up waiting: the deadline passed: pod 'pod-2': not answering yet"
    )
    #expect(error.rollout?.kind == .deadline)
    #expect(error.rollout?.log == ["größer", "bye"])
  }

  @Test func `where nothing is allowed the pods are Ready and nothing is proved`() async throws {
    let stage = try Stage { $0.answer = { _, _, _ in KubeResponse(status: 403) } }
    stage.kube.fail(FakeFailure(resource: "pods/exec", status: 403))
    stage.kube.fail(FakeFailure(resource: "pods/log", status: 403))
    let report = try await stage.spawner.restart()
    #expect(report.outcome == .ready)
    #expect(report.proof == ProofMethod.none)
    #expect(
      report.pods.first?.reason?.hasSuffix("; reading its log is not allowed (403)") == true
    )
  }

  @Test func `a log that names the file in the image is a failure`() async throws {
    let stage = try Stage { $0.answer = { _, _, _ in KubeResponse(status: 403) } }
    stage.kube.fail(FakeFailure(resource: "pods/exec", status: 403))
    stage.kube.onLog { _ in
      KubeResponse(status: 200, body: Array("Using config file: /app/sample.yaml\n".utf8))
    }
    let error = try await #require(throws: SpawnerError.self) {
      try await stage.spawner.restart()
    }
    #expect(
      error.description == "gave up waiting: pod 'pod-2' serves the sample that is baked into the "
        + "app's image ('/app/sample.yaml'), as the app does when it cannot read its own file"
    )
  }

  @Test func `another file that the app says it reads from the mount is not the sample`()
    async throws
  {
    let stage = try Stage { $0.answer = { _, _, _ in try Stage.sample() } }
    stage.kube.onLog { _ in
      KubeResponse(status: 200, body: Array("Using config file: /etc/config/x.yaml\n".utf8))
    }
    let error = try await #require(throws: SpawnerError.self) {
      try await stage.spawner.restart()
    }
    #expect(
      error.description == "gave up waiting: pod 'pod-2' serves neither the new file nor the one "
        + "before it"
    )
  }

  @Test(arguments: [
    (
      "wget: server returned error: HTTP/1.1 500 INTERNAL",
      Sighting.failing(
        "it answers with an error (500): it cannot read its file"
      )
    ),
    ("wget: can't connect to remote host", .notYet("not answering yet")),
    ("HTTP/1.1 403 Forbidden", .closed("a policy forbids asking the app (403)")),
  ])
  func `what wget says of an error is understood`(_ words: String, _ sighting: Sighting) {
    let output = ExecOutput(stderr: Array(words.utf8), exitCode: 1)
    let expected = ExpectedFile(Array(Stage.text.utf8))
    #expect(InsideQuestion.Tool.wget.sighting(of: output, against: expected) == sighting)
  }
}
