import KubeCore
import TestSupport
import Testing

/// The fake of the tests passes the same suite of behaviours as real servers.
struct FakeKubeTests {
  @Test(.timeLimit(.minutes(30)), arguments: KubeAPIBehaviour.checks)
  func `behaves as a server does`(_ check: KubeAPIBehaviour.Check) async throws {
    try await check.run(on: FakeKube(), namespace: "kubeflow")
  }
}
