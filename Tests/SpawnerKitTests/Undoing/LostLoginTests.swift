import KubeCore
import SpawnerConfig
import TestSupport
import Testing

@testable import SpawnerKit

/// What cannot be seen any more is said to be unknown, not to have failed.
struct LostLoginTests {
  private static let configMap = "ConfigMap 'jupyter-web-app-config-9c2fbg2gdc'"

  /// The answer of a server to a login that has ended.
  static var ended: KubeError {
    var error = KubeError(code: .unauthorized, message: "Unauthorized")
    error.status = 401
    error.isFromServer = true
    error.reason = "Unauthorized"
    return error
  }

  /// A stage on which every login ends with an event.
  private static func stage(
    endingAt isEnd: @escaping @Sendable (ProgressEvent) -> Bool,
    outcome: @escaping @Sendable (Int) -> PodState = { _ in .ready }
  ) throws -> Stage {
    try Stage {
      $0.outcome = outcome
      $0.onProgress = { stage, event in
        if isEnd(event) { stage.kube.fail(FakeFailure(ended)) }
      }
    }
  }

  private static func version(in state: ChangeState) -> String? {
    switch state {
    case .written(let version), .restored(let version): version
    case .rolling(let version): version
    case .nothing, .maybeWritten, .undone: nil
    }
  }

  @Test func `a login that ends in the proof leaves open whether the change is live`() async throws
  {
    let stage = try Self.stage { if case .proving = $0 { true } else { false } }
    let error = try await UndoTests.error(of: stage)
    #expect(error.code == .notUndone)
    #expect(error.isUnseen)
    #expect((error.underlying as? KubeError)?.isUnauthorized == true)
    let version = try #require(Self.version(in: error.change))
    #expect(error.change == .rolling(resourceVersion: version))
    #expect(
      error.description == """
        the change was written to \(Self.configMap) (resourceVersion \(version)); whether it is live \
        is not known (pods/proxy 'pod-2' in 'kubeflow': not logged in: Unauthorized), and it could \
        not be undone: configmaps 'jupyter-web-app-config-9c2fbg2gdc' in 'kubeflow': not logged in: \
        Unauthorized
        """
    )
    #expect(stage.text == Stage.changedText)
  }

  @Test func `a login that ends before the roll leaves the pods as they are`() async throws {
    let stage = try Self.stage { if case .written = $0 { true } else { false } }
    let error = try await UndoTests.error(of: stage)
    #expect(error.code == .notUndone)
    let version = try #require(Self.version(in: error.change))
    #expect(error.change == .written(resourceVersion: version))
    #expect(
      error.description.hasPrefix(
        "the change was written to \(Self.configMap) (resourceVersion \(version)), but the pods "
          + "could not be renewed ("
      )
    )
    #expect(error.description.contains("), and it could not be undone: configmaps "))
    #expect(stage.pods == ["pod-1"])
  }

  @Test(arguments: [true, false])
  func `what is to be kept is kept, and said to be open`(_ isRenewed: Bool) async throws {
    let stage = try Self.stage { event in
      if case .proving = event { return isRenewed }
      if case .rolling = event { return !isRenewed }
      return false
    }
    let error = try await UndoTests.error(of: stage, ChangeOptions(onFailure: .keep))
    #expect(error.code == .notUndone)
    #expect(error.isUnseen)
    let version = try #require(Self.version(in: error.change))
    let words =
      isRenewed ? "; whether it is live is not known: " : ", but the pods could not be renewed: "
    #expect(
      error.description.hasPrefix(
        "the change was written to \(Self.configMap) (resourceVersion \(version)) and was kept"
          + words
      )
    )
  }

  @Test func `a login that ends with the undoing leaves the change in place, known to be dead`()
    async throws
  {
    let stage = try Self.stage(
      endingAt: { if case .undoing = $0 { true } else { false } },
      outcome: { _ in .crashing(exitCode: 1) }
    )
    let error = try await UndoTests.error(of: stage)
    #expect(error.code == .notUndone)
    #expect(!error.isUnseen)
    #expect((error.underlying as? KubeError)?.isUnauthorized == true)
    #expect(error.rollout?.kind == .crashLoop)
    #expect(
      error.description.hasPrefix("the change did not become live (container 'jupyter-web-app' of ")
    )
    #expect(error.description.contains(") and could not be undone: configmaps "))
    #expect(stage.text == Stage.changedText)
  }

  @Test func `a login that ends once the old text is back says so`() async throws {
    let stage = try Self.stage(
      endingAt: { if case .restored = $0 { true } else { false } },
      outcome: { _ in .crashing(exitCode: 1) }
    )
    let error = try await UndoTests.error(of: stage)
    #expect(error.code == .notUndone)
    #expect(error.isUnseen)
    let version = try #require(Self.version(in: error.change))
    #expect(error.change == .restored(resourceVersion: version))
    #expect(
      error.description.contains(
        "; the old file is back in \(Self.configMap), but is not proved to be live: "
      )
    )
    #expect(error.description.hasSuffix(": not logged in: Unauthorized"))
    #expect(stage.text == Stage.text)
  }

  @Test func `a login that is back in time undoes what was not seen`() async throws {
    let stage = try Stage {
      $0.onProgress = { stage, event in
        // The undoing proves in the same way, and there the login does not end again.
        if case .proving = event, !stage.events.contains(where: \.isUndoing) {
          stage.kube.fail(FakeFailure(Self.ended))
        }
        if event.isUndoing { stage.kube.clearFailures() }
      }
    }
    let error = try await UndoTests.error(of: stage)
    #expect(error.code == .undone)
    #expect(error.change == .undone)
    #expect(
      error.description == "whether the change is live could not be seen, so it was undone: "
        + "pods/proxy 'pod-2' in 'kubeflow': not logged in: Unauthorized"
    )
    #expect(stage.text == Stage.text)
  }

  @Test func `a right that is withdrawn after the write has the change undone, and says why`()
    async throws
  {
    let stage = try Stage {
      $0.onProgress = { stage, event in
        guard case .written = event else { return }
        stage.kube.fail(FakeFailure(verb: "patch", resource: "deployments", status: 403))
      }
    }
    let error = try await UndoTests.error(of: stage)
    #expect(error.code == .undone)
    #expect(
      error.description.hasPrefix(
        "the pods could not be renewed, so the change was undone: deployments "
      ),
      "\(error)"
    )
  }

  @Test func `an undoing whose answer is lost is not said to have failed`() async throws {
    let stage = try Stage {
      $0.outcome = { _ in .crashing(exitCode: 1) }
      $0.onProgress = { stage, event in
        guard case .undoing = event else { return }
        stage.kube.fail(FakeFailure(resource: "configmaps", status: 503))
      }
    }
    let error = try await UndoTests.error(of: stage)
    #expect(error.code == .notUndone)
    #expect(error.change == .maybeWritten)
    #expect(error.description.contains(") and whether it was undone is not known: configmaps "))
  }

  @Test func `a restart says that it is not known what the new pods serve`() async throws {
    let stage = try Stage()
    stage.kube.fail(FakeFailure(resource: "pods/proxy", Self.ended))
    let error = try await #require(throws: SpawnerError.self) { try await stage.spawner.restart() }
    #expect(
      error.description == "the pods of Deployment 'jupyter-web-app-deployment' are being renewed; "
        + "whether they serve the file is not known: pods/proxy 'pod-2' in 'kubeflow': not logged "
        + "in: Unauthorized"
    )
  }

  @Test(arguments: ["pods/exec", "pods/log"])
  func `a login that ends is met by every way to ask`(_ resource: String) async throws {
    let stage = try Stage()
    stage.kube.fail(FakeFailure(resource: "pods/proxy", status: 403))
    if resource == "pods/log" { stage.kube.fail(FakeFailure(resource: "pods/exec", status: 403)) }
    stage.kube.fail(FakeFailure(resource: resource, Self.ended))
    let error = try await #require(throws: SpawnerError.self) { try await stage.spawner.restart() }
    #expect((error.underlying as? KubeError)?.isUnauthorized == true)
  }

  @Test func `a login program that fails is no closed way`() async throws {
    let stage = try Stage()
    stage.kube.fail(FakeFailure(resource: "pods/proxy", status: 403))
    let broken = KubeError(code: .loginBroken, message: "the plugin ended with status 1")
    stage.kube.fail(FakeFailure(resource: "pods/exec", broken))
    let error = try await #require(throws: SpawnerError.self) { try await stage.spawner.restart() }
    #expect((error.underlying as? KubeError)?.code == .loginBroken)
  }
}

extension ProgressEvent {
  fileprivate var isUndoing: Bool { if case .undoing = self { true } else { false } }
}
