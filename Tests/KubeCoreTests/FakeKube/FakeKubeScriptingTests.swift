import KubeCore
import TestSupport
import Testing

/// What tests can make a fake cluster do beyond what a server does.
struct FakeKubeScriptingTests {
  private let kube = FakeKube()

  @Test func `fails as often as it is told to`() async throws {
    try create("a")
    kube.fail(FakeFailure(verb: "get", resource: "configmaps", times: 2, status: 503))
    for _ in 1...2 {
      let error = await #expect(throws: KubeError.self) { try await read("a") }
      #expect(error?.description == "configmaps 'a' in 'n': unavailable: made to fail")
    }
    #expect(try await read("a").name == "a")
  }

  @Test func `fails for ever until it is told to stop, but only what was meant`() async throws {
    try create("a")
    kube.fail(FakeFailure(verb: "patch", status: 409))
    _ = try await read("a")
    for _ in 1...3 {
      await #expect(throws: KubeError.self) { try await patch("a") }
    }
    kube.clearFailures()
    #expect(try await patch("a").data == ["k": "v"])
  }

  @Test func `plays controllers after a write, but not after a dry run`() async throws {
    try create("a")
    kube.onWrite { kube, attributes in
      guard attributes.verb == "patch", let name = attributes.name else { return }
      try kube.change(ConfigMap.self, name: name, namespace: attributes.namespace) { object in
        object["data"]?["seen"] = "yes"
      }
    }
    _ = try await patch("a", isDryRun: true)
    #expect(try await read("a").data == [:])
    _ = try await patch("a")
    #expect(try await read("a").data == ["k": "v", "seen": "yes"])
  }

  @Test func `counts generations of what is wanted only`() throws {
    try kube.create(
      Deployment.self,
      ["metadata": ["name": "d", "namespace": "n"], "spec": ["replicas": 1]]
    )
    #expect(generation == 1)
    try kube.change(Deployment.self, name: "d", namespace: "n") { $0["status"] = ["replicas": 1] }
    #expect(generation == 1)
    try kube.change(Deployment.self, name: "d", namespace: "n") { $0["spec"] = ["replicas": 2] }
    #expect(generation == 2)
  }

  @Test func `answers for apps, logs and commands as it is told to`() async throws {
    let proxy = KubeRequest.podProxy(
      to: PodEndpoint(pod: "p", namespace: "n", port: 80),
      path: "/x",
      headers: ["Who": "me"]
    )
    await #expect(throws: KubeError.self) { try await kube.send(proxy) }
    kube.onProxy { request in
      KubeResponse(status: request.headers["who"] == "me" ? 200 : 401, body: [7])
    }
    #expect(try await kube.send(proxy).body == [7])
    var stranger = proxy
    stranger.headers["Who"] = nil
    let error = await #expect(throws: KubeError.self) { try await kube.send(stranger) }
    #expect(error?.code == .unauthorized)

    #expect(try await kube.podLog(pod: "p", namespace: "n") == [])
    let command = ExecRequest(["true"], pod: "p", namespace: "n")
    await #expect(throws: KubeError.self) { try await kube.exec(command) }
    kube.onExec { _ in ExecOutput(exitCode: 3) }
    #expect(try await kube.exec(command).exitCode == 3)
    #expect(kube.execRequests == [command, command])
  }

  @Test func `follows a log line by line`() async throws {
    kube.onLog { _ in KubeResponse(status: 200, body: Array("a\nb\n".utf8)) }
    var lines: [[UInt8]] = []
    for try await line in try await kube.lines(.podLog(pod: "p", namespace: "n")) {
      lines.append(line)
    }
    #expect(lines == [Array("a".utf8), Array("b".utf8)])
  }

  @Test func `tells watchers with a selector when an object comes to match`() async throws {
    try create("a")
    let options = WatchOptions(labelSelector: "on=1", resourceVersion: "1000")
    var lines = try await kube.lines(.watch(ConfigMap.self, namespace: "n", options: options))
      .makeAsyncIterator()
    for labels in [["on": "1"], ["on": "1", "x": "y"], [:]] as [JSONValue] {
      try kube.change(ConfigMap.self, name: "a", namespace: "n") {
        $0["metadata"]?["labels"] = labels
      }
    }
    var types: [String?] = []
    for _ in 1...3 {
      let line = try #require(try await lines.next())
      types.append(try JSONValue(parsing: line)["type"]?.string)
    }
    #expect(types == ["ADDED", "MODIFIED", "DELETED"])
  }

  private var generation: Int? {
    kube.stored(Deployment.self, name: "d", namespace: "n")?["metadata"]?["generation"]?.integer
  }

  private func create(_ name: String) throws {
    try kube.create(ConfigMap(metadata: ObjectMeta(name: name, namespace: "n")))
  }

  private func read(_ name: String) async throws -> ConfigMap {
    try await kube.get(ConfigMap.self, name: name, namespace: "n")
  }

  private func patch(_ name: String, isDryRun: Bool = false) async throws -> ConfigMap {
    let patch = MergePatch(["data": ["k": "v"]], isDryRun: isDryRun)
    return try await kube.mergePatch(ConfigMap.self, name: name, namespace: "n", patch: patch)
  }
}
