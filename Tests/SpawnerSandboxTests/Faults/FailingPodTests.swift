import KubeClient
import KubeCore
import SpawnerSandbox
import TestSupport
import Testing

/// Every way a pod can fail, as a client sees it.
@Suite(.timeLimit(.minutes(30)), .aFewAtATime)
struct FailingPodTests {
  private static let reasons: [(Fault, String)] = [
    (.crashLoop, "CrashLoopBackOff"), (.imagePull, "ImagePullBackOff"),
    (.invalidImage, "InvalidImageName"),
  ]

  private func failingPod(_ fault: Fault) async throws -> JSONValue {
    let clock = ManualClock()
    var options = SandboxOptions()
    options.faults = [fault]
    return try await Lab.with(options, clock: clock) { sandbox, client in
      try sandbox.restart()
      clock.advance(by: .seconds(2))
      let pods = try await client.list(
        Pod.self,
        namespace: "kubeflow",
        labelSelector: "app=jupyter-web-app"
      )
      #expect(pods.items.count == 2)
      let new = sandbox.webAppPods.first { pod in
        pod["metadata"]?["annotations"]?["kubectl.kubernetes.io/restartedAt"] == "now"
      }
      return new ?? .null
    }
  }

  @Test(arguments: reasons)
  func `waits with a reason`(_ fault: Fault, _ reason: String) async throws {
    let pod = try await failingPod(fault)
    let state = pod["status"]?["containerStatuses"]?[0]?["state"]
    #expect(state?["waiting"]?["reason"]?.string == reason)
  }

  @Test func `finds no node`() async throws {
    let pod = try await failingPod(.unschedulable)
    let condition = pod["status"]?["conditions"]?.array?.first { $0["type"] == "PodScheduled" }
    #expect(condition?["reason"] == "Unschedulable")
  }

  @Test func `runs and is not ready`() async throws {
    let pod = try await failingPod(.neverReady)
    #expect(pod["status"]?["phase"] == "Running")
    #expect(pod["status"]?["containerStatuses"]?[0]?["ready"] == false)
  }

  @Test func `has a log of its crash, and of the one before`() async throws {
    let clock = ManualClock()
    var options = SandboxOptions()
    options.faults = [.crashLoop]
    try await Lab.with(options, clock: clock) { sandbox, client in
      try sandbox.restart()
      clock.advance(by: .seconds(10))
      let pod = sandbox.webAppPods.first {
        $0["metadata"]?["annotations"]?["kubectl.kubernetes.io/restartedAt"] == "now"
      }
      let name = pod?["metadata"]?["name"]?.string ?? ""
      for isPrevious in [false, true] {
        let log = try await client.podLog(
          pod: name,
          namespace: "kubeflow",
          options: LogOptions(isPrevious: isPrevious)
        )
        #expect(log.last == "RuntimeError: crash asked for by a sandbox fault")
      }
    }
  }
}
