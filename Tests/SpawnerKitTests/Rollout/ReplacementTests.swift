import KubeCore
import SpawnerConfig
import TestSupport
import Testing

@testable import SpawnerKit

/// Before a pod is deleted the server is asked whether it would take the one that follows.
struct ReplacementTests {
  private static let options = ChangeOptions(restart: .delete)

  private static func refusal(_ status: Int, _ message: String) -> FakeFailure {
    var error = KubeError(code: .init(status: status, reason: nil), message: message)
    error.status = status
    error.isFromServer = true
    return FakeFailure(verb: "create", resource: "pods", error)
  }

  private static func refusing(_ status: Int, _ message: String) throws -> Stage {
    let stage = try Stage()
    stage.kube.fail(refusal(status, message))
    return stage
  }

  static let refusals: [(Int, String)] = [
    (403, "pods \"x\" is forbidden: violates PodSecurity \"restricted:latest\""),
    (
      403,
      "pods \"x\" is forbidden: exceeded quota: q, requested: pods=1, used: pods=1, limited: pods=0"
    ),
    (
      403,
      "pods \"x\" is forbidden: exceeded quota: q, requested: limits.cpu=500m,pods=1, "
        + "used: limits.cpu=1500m,pods=2, limited: limits.cpu=1,pods=2"
    ),
    (403, "pods \"x\" is forbidden: exceeded quota: q, in words of another version"),
    (422, "Pod \"x\" is invalid: spec.containers[0].image: Required value"),
    (400, "admission webhook \"policy.example\" denied the request: not today"),
    (500, "Internal error occurred: failed calling webhook \"policy.example\": connection refused"),
  ]

  @Test(arguments: refusals)
  func `a pod that the server would not take keeps the old one`(
    _ status: Int,
    _ message: String
  ) async throws {
    let stage = try Self.refusing(status, message)
    let change = try await #require(throws: SpawnerError.self) {
      try await stage.change(Self.options).get()
    }
    let restart = try await #require(throws: SpawnerError.self) {
      try await stage.spawner.restart(options: Self.options)
    }
    for error in [change, restart] {
      #expect(error.code == .refused)
      #expect(error.change == .nothing)
      #expect(error.rollout?.kind == .podRefused)
      #expect(
        error.description
          == "no pod was deleted: the cluster refuses to make the new pod: \(message)"
      )
    }
    #expect(stage.writes == ["delete pods (dry run)"])
    #expect(stage.text == Stage.text)
    #expect(stage.pods == ["pod-1"])
  }

  static let allowances: [(Int, String)] = [
    (
      403,
      "pods is forbidden: User \"jane\" cannot create resource \"pods\" in API group \"\" in the "
        + "namespace \"kubeflow\""
    ),
    (
      403,
      "pods \"x\" is forbidden: exceeded quota: q, requested: pods=1, used: pods=1, limited: pods=1"
    ),
    (
      403,
      "pods \"x\" is forbidden: exceeded quota: q, requested: requests.memory=1Gi, "
        + "used: requests.memory=1536Mi, limited: requests.memory=2Gi"
    ),
    (400, "admission webhook \"policy.example\" does not support dry run"),
    (503, "the server is currently unable to handle the request"),
  ]

  @Test(arguments: allowances)
  func `what says nothing about the new pod hinders nothing`(
    _ status: Int,
    _ message: String
  ) async throws {
    let stage = try Self.refusing(status, message)
    #expect(try await stage.spawner.restart(options: Self.options).outcome == .live)
    #expect(try await stage.change(Self.options).get().outcome == .live)
  }

  @Test func `asks for the pod that the ReplicaSet would make, and keeps nothing of it`()
    async throws
  {
    let stage = try Stage(
      deployment: Objects.deployment {
        $0["spec"]?["template"]?["metadata"]?["annotations"] = ["a": "b"]
      }
    )
    try stage.kube.change(Pod.self, name: "pod-1", namespace: Objects.namespace) {
      $0["metadata"]?["labels"] = ["app": "jupyter-web-app", "pod-template-hash": "5d4"]
    }
    _ = try await stage.spawner.restart(options: Self.options)
    let creation = try #require(stage.kube.requests.first { $0.attributes?.verb == "create" })
    #expect(creation.queryValue("dryRun") == "All")
    let body = try JSONValue(parsing: creation.body ?? [])
    #expect(
      body["metadata"] == [
        "generateName": "rs-1-", "annotations": ["a": "b"],
        "labels": ["app": "jupyter-web-app", "pod-template-hash": "5d4"],
        "ownerReferences": [
          [
            "apiVersion": "apps/v1", "kind": "ReplicaSet", "name": "rs-1", "uid": "uid-of-rs-1",
            "controller": true,
          ]
        ],
      ]
    )
    #expect(body["spec"] == Objects.deployment()["spec"]?["template"]?["spec"])
    #expect(stage.pods == ["pod-2"])
  }

  @Test func `a rollout, which keeps the old pod, asks for nothing`() async throws {
    let stage = try Self.refusing(403, "pods \"x\" is forbidden: no")
    #expect(try await stage.spawner.restart().outcome == .live)
  }

  @Test func `an undoing deletes no pod that cannot be replaced`() async throws {
    let stage = try Stage {
      $0.answer = { _, _, _ in try Stage.sample() }
      $0.onProgress = { stage, event in
        guard case .undoing = event else { return }
        stage.kube.fail(Self.refusal(403, "pods \"x\" is forbidden: no"))
      }
    }
    let error = try await UndoTests.error(of: stage, Self.options)
    #expect(error.code == .notUndone)
    #expect(stage.text == Stage.text)
    #expect(stage.pods == ["pod-2"])
    #expect(stage.writes.filter { $0 == "delete pods" }.count == 1)
  }
}
