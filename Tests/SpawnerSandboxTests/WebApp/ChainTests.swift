import KubeClient
import KubeCore
import SpawnerSandbox
import TestSupport
import Testing

/// From a change in the ConfigMap to what users see, over real sockets, time moved by hand.
@Suite(.timeLimit(.minutes(30)), .aFewAtATime)
struct ChainTests {
  private func config(_ sandbox: Sandbox, _ client: KubeClient) async throws -> JSONValue {
    let pod = try sandbox.onlyPod()["metadata"]?["name"]?.string ?? ""
    let endpoint = PodEndpoint(pod: pod, namespace: sandbox.namespace, port: 5_000)
    let request = KubeRequest.podProxy(
      to: endpoint,
      path: "/api/config",
      headers: ["kubeflow-userid": "me"]
    )
    return try await client.send(request).decoded(as: JSONValue.self)["config"] ?? .null
  }

  private func firstImage(_ config: JSONValue) -> String? {
    config["image"]?["options"]?[0]?.string
  }

  @Test func `serves a change after a roll`() async throws {
    let clock = ManualClock()
    try await Lab.with(clock: clock) { sandbox, client in
      let text = try sandbox.configMapText
      try sandbox.setConfigMapText(text.replacing("jupyter-scipy", with: "jupyter-changed"))
      #expect(firstImage(try await config(sandbox, client))?.contains("jupyter-scipy") == true)
      try sandbox.restart()
      clock.advance(by: .seconds(2))
      #expect(firstImage(try await config(sandbox, client))?.contains("jupyter-changed") == true)
    }
  }

  @Test func `serves a change without a roll after two minutes at most`() async throws {
    let clock = ManualClock()
    try await Lab.with(clock: clock) { sandbox, client in
      for _ in 0..<3 { _ = try await config(sandbox, client) }
      let text = try sandbox.configMapText
      try sandbox.setConfigMapText(text.replacing("jupyter-scipy", with: "jupyter-changed"))
      clock.advance(by: .seconds(59))
      for _ in 0..<3 {
        #expect(firstImage(try await config(sandbox, client))?.contains("jupyter-scipy") == true)
      }
      clock.advance(by: .seconds(61))
      for _ in 0..<3 {
        #expect(firstImage(try await config(sandbox, client))?.contains("jupyter-changed") == true)
      }
    }
  }

  @Test func `serves the sample for a file with a tab, although all looks well`() async throws {
    let clock = ManualClock()
    try await Lab.with(clock: clock) { sandbox, client in
      try sandbox.setConfigMapText("spawnerFormDefaults:\n\tshm: true\n")
      try sandbox.restart()
      clock.advance(by: .seconds(2))
      let pod = try sandbox.onlyPod()
      #expect(pod["status"]?["phase"] == "Running")
      let deployment = sandbox.object("Deployment", named: sandbox.deploymentName)
      #expect(deployment?["status"]?["readyReplicas"] == 1)
      #expect(
        firstImage(try await config(sandbox, client)) == "docker.io/sample/jupyter-sample:builtin"
      )
      let name = pod["metadata"]?["name"]?.string ?? ""
      let log = try await client.podLog(pod: name, namespace: "kubeflow")
      #expect(log.contains { $0.contains("Using config file: ./apps/common/yaml/") })
      #expect(!log.contains { $0.lowercased().contains("yaml error") })
    }
  }

  @Test func `answers 500 for an empty file`() async throws {
    let clock = ManualClock()
    try await Lab.with(clock: clock) { sandbox, client in
      try sandbox.setConfigMapText("")
      try sandbox.restart()
      clock.advance(by: .seconds(2))
      let error = await #expect(throws: KubeError.self) {
        _ = try await config(sandbox, client)
      }
      #expect(error?.status == 500)
    }
  }

  @Test func `answers 503 while the app starts in a pod that is ready`() async throws {
    let clock = ManualClock()
    var options = SandboxOptions()
    options.appStartDelay = .seconds(30)
    try await Lab.with(options, clock: clock) { sandbox, client in
      clock.advance(by: .seconds(60))
      try sandbox.restart()
      clock.advance(by: .seconds(5))
      #expect(try sandbox.onlyPod()["status"]?["phase"] == "Running")
      let error = await #expect(throws: KubeError.self) {
        _ = try await config(sandbox, client)
      }
      #expect(error?.status == 503)
      #expect(error?.message.hasSuffix("connect: connection refused") == true)
      clock.advance(by: .seconds(30))
      _ = try await config(sandbox, client)
    }
  }
}
