import KubeCore
import TestSupport
import Testing

struct FakeKubeTests {
  @Test(.timeLimit(.minutes(30)), arguments: KubeAPIBehaviour.checks)
  func `behaves as a server does`(_ check: KubeAPIBehaviour.Check) async throws {
    try await check.run(on: FakeKube(), namespace: "kubeflow")
  }
}
