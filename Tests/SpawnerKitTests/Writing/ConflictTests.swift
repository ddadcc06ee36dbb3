import KubeCore
import SpawnerConfig
import Synchronization
import TestSupport
import Testing

@testable import SpawnerKit

/// Writers who come between reading and writing.
struct ConflictTests {
  /// Lets somebody else write each time a plan is shown, this many times.
  static func interfering(
    _ stage: Stage,
    times: Int,
    _ text: @escaping @Sendable (Int) -> String
  ) -> Spawner.Confirmation {
    { plan in
      if plan.attempt <= times { try stage.write(text(plan.attempt)) }
      return true
    }
  }

  static func commented(_ number: Int) -> String { "# edit \(number)\n" + Stage.text }

  @Test(arguments: 1...4)
  func `the intent is worked out again on what others have written`(_ times: Int) async throws {
    let stage = try Stage()
    let report = try await stage.change(
      confirm: Self.interfering(stage, times: times, Self.commented)
    ).get()
    #expect(report.outcome == .live)
    #expect(stage.text == "# edit \(times)\n" + Stage.changedText)
    let conflicts = stage.events.filter {
      if case .conflict = $0 { true } else { false }
    }
    #expect(
      conflicts
        == (1...times).map { ProgressEvent.conflict(attempt: $0, limit: Spawner.writeAttempts) }
    )
  }

  @Test func `a plan that looks different after a conflict is told`() async throws {
    let stage = try Stage()
    _ = try await stage.change(
      confirm: Self.interfering(stage, times: 1, Self.commented)
    ).get()
    let replanned = stage.events.compactMap { event -> UnifiedDiff? in
      if case .replanned(let diff) = event { diff } else { nil }
    }
    #expect(replanned.count == 1)
    #expect(replanned.first?.text.contains("@@ -6,3 +6,4 @@") == true)
  }

  @Test func `after five conflicts it gives up and nothing is written`() async throws {
    let stage = try Stage()
    let error = try await #require(throws: SpawnerError.self) {
      try await stage.change(
        confirm: Self.interfering(stage, times: 5, Self.commented)
      ).get()
    }
    #expect(error.code == .conflict)
    #expect(error.change == .nothing)
    #expect(
      error.description == "others kept changing ConfigMap 'jupyter-web-app-config-9c2fbg2gdc': "
        + "5 attempts, nothing was written"
    )
    #expect(stage.text == "# edit 5\n" + Stage.text)
    #expect(stage.pods == ["pod-1"])
  }

  @Test func `the same change made by somebody else is no change of ours`() async throws {
    let stage = try Stage()
    let report = try await stage.change(
      confirm: Self.interfering(stage, times: 1) { _ in Stage.changedText }
    ).get()
    #expect(report.outcome == .unchanged)
    #expect(!report.isChanged)
    #expect(stage.pods == ["pod-1"])
  }

  @Test func `an edit that no longer fits what others have written is refused`() async throws {
    let stage = try Stage()
    let edit = SpawnerEdit.replaceImage(
      "registry.example/lab:2",
      with: "registry.example/lab:4",
      in: .jupyter
    )
    let error = try await #require(throws: SpawnerError.self) {
      try await stage.change(
        edits: [edit],
        confirm: Self.interfering(stage, times: 1) { _ in
          Stage.text.replacing("    - registry.example/lab:2  # the small one\n", with: "")
        }
      ).get()
    }
    #expect(error.code == .notFound)
    #expect(error.change == .nothing)
  }

  @Test func `a file that others have built upon since is what has to be live`() async throws {
    let newer = Stage.changedText.replacing("value: registry.example/lab:1", with: "value: x")
    let stage = try Self.stage(overtakenBy: newer)
    let report = try await stage.change().get()
    #expect(report.outcome == .live)
    #expect(stage.text == newer)
    #expect(stage.events.contains(.overtaken(configMap: Objects.configMapName)))
    #expect(stage.pods == ["pod-2"])
  }

  @Test func `what was removed stays removed in what others have written since`() async throws {
    let removal = SpawnerEdit.removeImages(
      ["registry.example/lab:2"],
      from: .jupyter,
      newDefault: nil
    )
    let newer =
      Stage.text.replacing("    - registry.example/lab:2  # the small one\n", with: "")
      + "other: 1\n"
    let stage = try Self.stage(
      overtakenBy: newer.replacing("value: registry.example/lab:1", with: "value: x")
    )
    #expect(try await stage.change(edits: [removal]).get().outcome == .live)
  }

  @Test func `a change that others have taken back since is not claimed`() async throws {
    let newer = Stage.text.replacing("value: registry.example/lab:1", with: "value: x")
    let stage = try Self.stage(overtakenBy: newer)
    let error = try await #require(throws: SpawnerError.self) { try await stage.change().get() }
    #expect(error.code == .notUndone)
    #expect(stage.text == newer)
  }

  /// A cluster where somebody else writes right after the change was written.
  private static func stage(overtakenBy text: String) throws -> Stage {
    try Stage {
      $0.onProgress = { stage, event in
        guard case .written = event else { return }
        do { try stage.write(text) } catch { Issue.record(error) }
      }
    }
  }

  @Test func `a write whose answer was lost is looked for before anything else`() async throws {
    let stage = try Stage()
    let api = LossyKube(inner: stage.kube, lost: 1, afterwards: .timeout)
    let report = try await LossyKube.change(on: stage, through: api).get()
    #expect(report.outcome == .live)
    #expect(stage.text == Stage.changedText)
  }

  @Test func `a write that was repeated and met its own result is ours`() async throws {
    let stage = try Stage()
    let api = LossyKube(inner: stage.kube, lost: 1, afterwards: .conflict)
    let report = try await LossyKube.change(on: stage, through: api).get()
    #expect(report.outcome == .live)
    #expect(report.diff.contains("+    - registry.example/lab:3"))
    #expect(stage.pods == ["pod-2"])
  }

  @Test func `the last of the attempts may have met its own result, too`() async throws {
    let stage = try Stage()
    let api = LossyKube(inner: stage.kube, lost: 1, afterwards: .conflict)
    let confirm = Self.interfering(stage, times: Spawner.writeAttempts - 1, Self.commented)
    let report = try await LossyKube.change(on: stage, through: api, confirm: confirm).get()
    #expect(report.outcome == .live)
    #expect(stage.text == "# edit 4\n" + Stage.changedText)
  }

  @Test func `a write that never arrived is not claimed`() async throws {
    let stage = try Stage()
    stage.kube.fail(FakeFailure(verb: "patch", resource: "configmaps", times: 1, status: 503))
    let error = try await #require(throws: KubeError.self) { try await stage.change().get() }
    #expect(error.code == .unavailable)
    #expect(stage.text == Stage.text)
  }

  @Test func `a write of which nothing is known says so`() async throws {
    let stage = try Stage()
    let api = LossyKube(inner: stage.kube, lost: .max, afterwards: .unreachable)
    let error = try await #require(throws: SpawnerError.self) {
      try await LossyKube.change(on: stage, through: api).get()
    }
    #expect(error.change == .maybeWritten)
    #expect(
      error.description.hasPrefix(
        "the change may have been written to ConfigMap 'jupyter-web-app-config-9c2fbg2gdc': "
      )
    )
  }
}

/// A cluster that does what it is asked and loses the answer to the first writes of ConfigMaps.
struct LossyKube: KubeAPI {
  let inner: FakeKube
  let lost: Int
  let afterwards: KubeError.Code
  private let count = Losses()

  final class Losses: Sendable {
    let value = Mutex(0)
  }

  init(inner: FakeKube, lost: Int, afterwards: KubeError.Code) {
    self.inner = inner
    self.lost = lost
    self.afterwards = afterwards
  }

  func send(_ request: KubeRequest) async throws -> KubeResponse {
    guard request.attributes?.resource == "configmaps" else { return try await inner.send(request) }
    let losses = count.value.withLock { $0 }
    if request.method == .get {
      guard lost < .max || losses == 0 else { throw failure }
      return try await inner.send(request)
    }
    let response = try await inner.send(request)
    guard losses < lost else { return response }
    count.value.withLock { $0 += 1 }
    throw failure
  }

  private var failure: KubeError { KubeError(code: afterwards, message: "made to fail") }

  func lines(_ request: KubeRequest) async throws -> AsyncThrowingStream<[UInt8], any Error> {
    try await inner.lines(request)
  }

  func exec(_ request: ExecRequest) async throws -> ExecOutput { try await inner.exec(request) }

  static func change(
    on stage: Stage,
    through api: LossyKube,
    confirm: @escaping Spawner.Confirmation = { _ in true }
  ) async -> Result<ChangeReport, any Error> {
    let spawner = Spawner(
      api: api,
      clock: stage.clock,
      surroundings: stage.spawner.surroundings
    )
    return await stage.ended {
      try await spawner.change(ChangeRequest([Stage.edit]), confirm: confirm)
    }
  }
}
