import KubeCore
import TestSupport

@testable import SpawnerKit

/// A cluster with something between it and whoever asks.
struct InterposedKube: KubeAPI {
  typealias Interposition =
    @Sendable (KubeRequest, FakeKube) async throws -> KubeResponse

  let inner: FakeKube
  /// Handles a request in the cluster's place, or hands it on.
  let interposition: Interposition

  init(_ inner: FakeKube, _ interposition: @escaping Interposition) {
    self.inner = inner
    self.interposition = interposition
  }

  func send(_ request: KubeRequest) async throws -> KubeResponse {
    try await interposition(request, inner)
  }

  func lines(_ request: KubeRequest) async throws -> AsyncThrowingStream<[UInt8], any Error> {
    try await inner.lines(request)
  }

  func exec(_ request: ExecRequest) async throws -> ExecOutput { try await inner.exec(request) }
}

extension KubeRequest {
  /// Whether this is a request to change or delete, and no rehearsal.
  func isWrite(of resource: String) -> Bool {
    guard let attributes, attributes.resource == resource,
      ["patch", "delete"].contains(attributes.verb)
    else { return false }
    return queryValue("dryRun") == nil
      && !String(decoding: body ?? [], as: UTF8.self).contains("dryRun")
  }
}

extension Stage {
  /// The use cases on this stage, with something in between.
  func spawner(through interposition: @escaping InterposedKube.Interposition) -> Spawner {
    Spawner(
      api: InterposedKube(kube, interposition),
      clock: clock,
      surroundings: spawner.surroundings
    )
  }

  /// Runs a change with something in between, and hands out how it ended.
  func change(
    _ options: ChangeOptions = ChangeOptions(),
    through interposition: @escaping InterposedKube.Interposition
  ) async -> Result<ChangeReport, any Error> {
    let spawner = spawner(through: interposition)
    return await ended {
      try await spawner.change(
        ChangeRequest([Stage.edit], options: options),
        confirm: { _ in true },
        progress: { self.hear($0) }
      )
    }
  }

  /// The mark in the template as it is now.
  var mark: String? {
    kube.stored(Deployment.self, name: Objects.deploymentName, namespace: Objects.namespace)?[
      "spec"
    ]?["template"]?["metadata"]?["annotations"]?[Roller.restartedAt]?.string
  }

  /// Restarts the pods as somebody else does.
  func restart(at mark: String) throws {
    try kube.change(
      Deployment.self,
      name: Objects.deploymentName,
      namespace: Objects.namespace
    ) { $0["spec"]?["template"]?["metadata"]?["annotations"] = [Roller.restartedAt: .string(mark)] }
    let request = try KubeRequest.mergePatch(
      Deployment.self,
      name: Objects.deploymentName,
      namespace: Objects.namespace,
      patch: MergePatch([:])
    )
    if let attributes = request.attributes { try control(attributes) }
  }
}
