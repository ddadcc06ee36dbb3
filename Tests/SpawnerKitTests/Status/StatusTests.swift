import KubeCore
import SpawnerConfig
import Synchronization
import TestSupport
import Testing

@testable import SpawnerKit

/// The status of an installation, whatever may be looked at.
struct StatusTests {
  @Test func `all is said about an installation that is live`() async throws {
    let stage = try Stage()
    try stage.kube.create(
      ConfigMap.self,
      Objects.configMap(name: "jupyter-web-app-config-k2t4m6b8c9", data: [:])
    )
    try stage.kube.create(
      ConfigMap.self,
      Objects.configMap(name: "jupyter-web-app-config-plain", data: [:])
    )
    let report = try await stage.spawner.status()
    #expect(report.isLive == true)
    #expect(report.staleSiblings == ["jupyter-web-app-config-k2t4m6b8c9"])
    #expect(report.wantedPods == 1)
    #expect(
      report.pods == [
        PodStatus(
          name: "pod-1",
          isReady: true,
          state: "ready",
          startTime: "2025-01-01T00:00:00Z",
          restarts: 0,
          serving: .written,
          method: .servedThroughProxy,
          detail: nil
        )
      ]
    )
    #expect(
      report.lintErrors == Lint.findings(in: Array(Stage.text.utf8)).count { $0.severity == .error }
    )
    #expect(stage.writes == [])
    #expect(stage.scene.withLock { $0.asked["pod-1"] } == 1)
  }

  /// What a pod answers, and what status says of it.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    var text = Stage.text
    let answer: KubeResponse
    var log = ""
    let serving: PodStatus.Serving
    let detail: String
    let isLive: Bool?

    var testDescription: String { name }
  }

  static func cases() throws -> [Case] {
    [
      Case(
        name: "an older file",
        answer: try Stage.answer(serving: Array(Stage.changedText.utf8)),
        log: "Using config file: /etc/config/spawner_ui_config.yaml\n",
        serving: .other,
        detail: "it serves another file",
        isLive: false
      ),
      Case(
        name: "the sample",
        answer: try Stage.sample(),
        log: "Using config file: /app/spawner_ui_config.yaml\n",
        serving: .sample,
        detail: "it serves the sample that is baked into the app's image",
        isLive: false
      ),
      Case(
        name: "the sample, because the file has a tab",
        text: "spawnerFormDefaults:\n\ta: 1\n",
        answer: try Stage.sample(),
        serving: .sample,
        detail: "it serves the sample that is baked into the app's image",
        isLive: false
      ),
      Case(
        name: "an error",
        answer: KubeResponse(status: 500),
        serving: .failing,
        detail: "it answers with an error (500): it cannot read its file",
        isLive: false
      ),
      Case(
        name: "nothing yet",
        answer: KubeResponse(status: 503),
        serving: .unknown,
        detail: "not answering yet",
        isLive: nil
      ),
      Case(
        name: "nothing that may be seen",
        answer: KubeResponse(status: 403),
        serving: .unknown,
        detail: "asking through the API server is not allowed (403); running a command in the "
          + "container is not allowed (403); running a command in the container is not allowed "
          + "(403)",
        isLive: nil
      ),
    ]
  }

  @Test(arguments: try cases())
  func `what a pod serves is told`(_ example: Case) async throws {
    let stage = try Stage(text: example.text) { $0.answer = { _, _, _ in example.answer } }
    stage.kube.onLog { _ in KubeResponse(status: 200, body: Array(example.log.utf8)) }
    stage.kube.fail(FakeFailure(resource: "pods/exec", status: 403))
    let report = try await stage.spawner.status()
    let pod = try #require(report.pods.first)
    #expect(pod.serving == example.serving)
    #expect(pod.detail == example.detail)
    #expect(report.isLive == example.isLive)
  }

  @Test func `a pod that is not Ready is not asked`() async throws {
    let stage = try Stage()
    try stage.kube.create(Pod.self, Objects.pod("pod-1", of: "rs-1", .crashing(exitCode: 1)))
    let report = try await stage.spawner.status()
    #expect(report.pods.map(\.state) == ["CrashLoopBackOff"])
    #expect(report.pods.map(\.serving) == [.unknown])
    #expect(report.isLive == false)
    #expect(stage.scene.withLock(\.asked) == [:])
  }

  @Test func `a Deployment that wants no pods is neither live nor dead`() async throws {
    let stage = try Stage(deployment: Objects.deployment { $0["spec"]?["replicas"] = 0 })
    try stage.kube.remove(Pod.self, name: "pod-1", namespace: Objects.namespace)
    #expect(try await stage.spawner.status().isLive == nil)
  }

  @Test func `siblings that may not be listed are left out`() async throws {
    let stage = try Stage()
    stage.kube.fail(FakeFailure(verb: "list", resource: "configmaps", status: 403))
    #expect(try await stage.spawner.status().staleSiblings == [])
  }

  @Test func `the report is one JSON object`() async throws {
    let stage = try Stage()
    let report = try await stage.spawner.status()
    let json = try JSONValue(encoding: report)
    #expect(json["configMap"] == .string(Objects.configMapName))
    #expect(json["isLive"] == true)
    #expect(json["owners"]?[0]?["owner"] == "kustomize")
    #expect(json["pods"]?[0]?["serving"] == "written")
    #expect(json["pods"]?[0]?["method"] == "servedThroughProxy")
  }

  @Test func `a change report is one JSON object with the proof it had`() async throws {
    let stage = try Stage()
    let json = try JSONValue(encoding: try await stage.change().get())
    #expect(json["outcome"] == "live")
    #expect(json["changed"] == true)
    #expect(json["proof"] == "servedThroughProxy")
    #expect(json["restart"] == "rollout")
    #expect(json["seconds"]?.isNull == false)
    #expect(json["pods"]?[0]?["answers"] == 3)
  }
}
