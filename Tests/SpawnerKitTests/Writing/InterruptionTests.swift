import KubeCore
import SpawnerConfig
import Synchronization
import TestSupport
import Testing

@testable import SpawnerKit

/// Changes that are cut short say how far they have come.
struct InterruptionTests {
  /// Where a change is cut short, and what is said about it.
  struct Cut: Sendable, CustomTestStringConvertible {
    let name: String
    let at: @Sendable (ProgressEvent) -> Bool
    let words: String
    let state: ChangeState

    var testDescription: String { name }
  }

  static let cuts = [
    Cut(
      name: "before the write",
      at: { if case .located = $0 { true } else { false } },
      words: "interrupted, nothing was changed",
      state: .nothing
    ),
    Cut(
      name: "after the write",
      at: { if case .written = $0 { true } else { false } },
      words: "interrupted, the change is written to ConfigMap 'jupyter-web-app-config-9c2fbg2gdc' "
        + "and the pods are being renewed",
      state: .rolling(resourceVersion: "1005")
    ),
    Cut(
      name: "in the waiting",
      at: { if case .pod = $0 { true } else { false } },
      words: "interrupted, the change is written to ConfigMap 'jupyter-web-app-config-9c2fbg2gdc' "
        + "and the pods are being renewed",
      state: .rolling(resourceVersion: "1005")
    ),
    Cut(
      name: "in the proof",
      at: { if case .proving = $0 { true } else { false } },
      words: "interrupted, the change is written to ConfigMap 'jupyter-web-app-config-9c2fbg2gdc' "
        + "and the pods are being renewed",
      state: .rolling(resourceVersion: "1005")
    ),
  ]

  @Test(arguments: cuts)
  func `an interruption says what was already changed`(_ cut: Cut) async throws {
    let stage = try Stage()
    let task = Task {
      try await stage.spawner.change(ChangeRequest([Stage.edit]), confirm: { _ in true }) { event in
        if cut.at(event) { withUnsafeCurrentTask { $0?.cancel() } }
      }
    }
    let result = await task.result
    let error = try #require(throws: SpawnerError.self) { try result.get() }
    #expect(error.code == .interrupted)
    #expect(error.description == cut.words)
    #expect(error.change == cut.state)
    #expect(stage.text == (cut.state == .nothing ? Stage.text : Stage.changedText))
  }

  @Test func `an interrupted restart says that the pods are being renewed`() async throws {
    let stage = try Stage()
    let task = Task {
      try await stage.spawner.restart(progress: { event in
        if case .rolling = event { withUnsafeCurrentTask { $0?.cancel() } }
      })
    }
    let result = await task.result
    let error = try #require(throws: SpawnerError.self) { try result.get() }
    #expect(error.code == .interrupted)
    #expect(
      error.description == "interrupted, the pods of Deployment 'jupyter-web-app-deployment' are "
        + "being renewed"
    )
    #expect(error.change == .rolling(resourceVersion: nil))
  }

  @Test func `an interrupted undoing says what is in the ConfigMap`() async throws {
    let stage = try Stage { $0.outcome = { _ in .crashing(exitCode: 1) } }
    let task = Task {
      try await stage.spawner.change(ChangeRequest([Stage.edit]), confirm: { _ in true }) { event in
        if case .restored = event { withUnsafeCurrentTask { $0?.cancel() } }
      }
    }
    let result = await task.result
    let error = try #require(throws: SpawnerError.self) { try result.get() }
    #expect(error.code == .interrupted)
    #expect(
      error.description == "interrupted, the old file is back in ConfigMap "
        + "'jupyter-web-app-config-9c2fbg2gdc' and the pods are being renewed"
    )
    #expect(stage.text == Stage.text)
  }

  @Test func `an undoing interrupted in its write says that either file may be there`()
    async throws
  {
    let stage = try Stage { $0.outcome = { _ in .crashing(exitCode: 1) } }
    let writes = Counter()
    let spawner = stage.spawner { request, kube in
      if request.isWrite(of: "configmaps"), writes.next() == 1 {
        _ = try await kube.send(request)
        withUnsafeCurrentTask { $0?.cancel() }
        throw CancellationError()
      }
      return try await kube.send(request)
    }
    let task = Task {
      try await spawner.change(ChangeRequest([Stage.edit]), confirm: { _ in true })
    }
    let result = await task.result
    let error = try #require(throws: SpawnerError.self) { try result.get() }
    #expect(error.code == .interrupted)
    #expect(error.change == .maybeWritten)
    #expect(
      error.description == "interrupted, the change was written to ConfigMap "
        + "'jupyter-web-app-config-9c2fbg2gdc', and the old file may be back there"
    )
    #expect(stage.text == Stage.text)
  }
}
