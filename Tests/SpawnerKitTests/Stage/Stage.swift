import KubeCore
import SpawnerConfig
import Synchronization
import TestSupport

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@testable import SpawnerKit

/// A cluster with one installation of the web app, whose controllers and pods the test directs.
///
/// New pods become what ``Scene/outcome`` says and serve the file as it was when they were made.
final class Stage: Sendable {
  /// What a test directs.
  struct Scene: Sendable {
    /// What becomes of the pod of this number; the one that is there at first has number 1.
    var outcome: @Sendable (Int) -> PodState = { _ in .ready }
    /// What a pod answers: pod, how often it was asked before, the file it was made with.
    var answer: @Sendable (String, Int, [UInt8]) throws -> KubeResponse = { _, _, text in
      try Stage.answer(serving: text)
    }
    /// Is told every event, while the change waits.
    var onProgress: @Sendable (Stage, ProgressEvent) -> Void = { _, _ in }
    var pods = 1
    var replicaSets: [String: Int] = ["": 1]
    var texts: [String: [UInt8]] = [:]
    var asked: [String: Int] = [:]
    var events: [ProgressEvent] = []
    fileprivate var isTimePassing = false
  }

  static let text = """
    spawnerFormDefaults:
      image:
        # preselected
        value: registry.example/lab:1
        options:
        - registry.example/lab:1
        - registry.example/lab:2  # the small one

    """
  static let changedText = text.replacing(
    "# the small one\n",
    with: "# the small one\n    - registry.example/lab:3\n"
  )
  static let edit = SpawnerEdit.addImages(
    ["registry.example/lab:3"],
    to: .jupyter,
    at: .last,
    makeDefault: false
  )

  let kube = FakeKube()
  let clock = ManualClock.forLoops()
  let scene: Mutex<Scene>
  private let beginnings = AsyncStream.makeStream(of: Void.self)

  /// Sets the stage.
  init(
    text: String = Stage.text,
    deployment: JSONValue = Objects.deployment(),
    _ direct: (inout Scene) -> Void = { _ in }
  ) throws {
    var scene = Scene()
    direct(&scene)
    scene.texts["pod-1"] = Array(text.utf8)
    self.scene = Mutex(scene)
    try kube.create(ConfigMap.self, Objects.configMap(data: [Objects.key: text]))
    try kube.create(Deployment.self, deployment)
    try kube.create(ReplicaSet.self, Objects.replicaSet("rs-1", revision: 1))
    try kube.create(Pod.self, Objects.pod("pod-1", of: "rs-1"))
    kube.onWrite { [weak self] _, attributes in try self?.control(attributes) }
    kube.onProxy { [weak self] request in
      try self?.ask(request.attributes?.name ?? "") ?? KubeResponse(status: 503)
    }
  }

  var spawner: Spawner {
    Spawner(
      api: kube,
      clock: clock,
      surroundings: Surroundings(
        now: { Date(timeIntervalSince1970: 1_700_000_000) },
        jitter: { 0.5 }
      )
    )
  }

  /// The file as it is written now.
  var text: String? {
    let stored = kube.stored(
      ConfigMap.self,
      name: Objects.configMapName,
      namespace: Objects.namespace
    )
    if let text = stored?["data"]?[Objects.key]?.string { return text }
    let bytes = stored?["binaryData"]?[Objects.key]?.string.flatMap { Data(base64Encoded: $0) }
    return bytes.map { String(decoding: $0, as: UTF8.self) }
  }

  var events: [ProgressEvent] { scene.withLock(\.events) }

  /// Lets time pass beside a use case, half a minute at a time, until it is stopped.
  ///
  /// To be called once nothing but the time can end the waiting: who comes first is left to chance.
  func startTime() {
    scene.withLock { $0.isTimePassing = true }
    beginnings.continuation.yield()
  }

  /// Lets no more time pass.
  func stopTime() { scene.withLock { $0.isTimePassing = false } }

  fileprivate func passTime() async {
    for await _ in beginnings.stream {
      while !Task.isCancelled, scene.withLock(\.isTimePassing) {
        clock.advance(by: .seconds(30))
        await Task.yield()
      }
    }
  }

  /// The names of the pods that are there.
  var pods: [String] {
    (1...scene.withLock(\.pods)).map { "pod-\($0)" }
      .filter { kube.stored(Pod.self, name: $0, namespace: Objects.namespace) != nil }
  }

  /// The writes that were sent, such as `patch configmaps`; rehearsals are marked.
  var writes: [String] {
    kube.requests.compactMap { request in
      guard let attributes = request.attributes,
        ["patch", "delete"].contains(attributes.verb)
      else { return nil }
      let body = String(decoding: request.body ?? [], as: UTF8.self)
      let isDryRun = request.queryValue("dryRun") != nil || body.contains("dryRun")
      return "\(attributes.verb) \(attributes.resource)" + (isDryRun ? " (dry run)" : "")
    }
  }

  /// Writes the file as somebody else does.
  func write(_ text: String) throws {
    try kube.change(
      ConfigMap.self,
      name: Objects.configMapName,
      namespace: Objects.namespace
    ) { $0["data"]?[Objects.key] = .string(text) }
  }

  static func answer(serving text: [UInt8]) throws -> KubeResponse {
    guard let value = ExpectedFile(text).written else { return try sample() }
    return KubeResponse(status: 200, body: try JSONValue.object(["config": value.json]).encoded())
  }

  static func sample() throws -> KubeResponse {
    KubeResponse(status: 200, body: try JSONValue.object(["config": ["image": "sample"]]).encoded())
  }
}

extension Stage {
  /// Runs a change, beside the passing of time, and hands out how it ended.
  func change(
    _ options: ChangeOptions = ChangeOptions(),
    edits: [SpawnerEdit] = [Stage.edit],
    confirm: @escaping Spawner.Confirmation = { _ in true }
  ) async -> Result<ChangeReport, any Error> {
    let request = ChangeRequest(edits, options: options)
    return await ended {
      try await self.spawner.change(request, confirm: confirm) { self.hear($0) }
    }
  }

  /// Runs a use case beside the passing of time.
  func ended<Value: Sendable>(
    _ body: @escaping @Sendable () async throws -> Value
  ) async -> Result<Value, any Error> {
    await withTaskGroup(of: Result<Value, any Error>?.self) { group in
      group.addTask {
        do { return .success(try await body()) } catch { return .failure(error) }
      }
      group.addTask {
        await self.passTime()
        return nil
      }
      defer { group.cancelAll() }
      while let next = await group.next() {
        if let result = next { return result }
      }
      return .failure(CancellationError())
    }
  }

  func hear(_ event: ProgressEvent) {
    let react = scene.withLock { scene in
      scene.events.append(event)
      return scene.onProgress
    }
    react(self, event)
  }
}
