import SpawnerConfig
import TestSupport
import Testing

@testable import SpawnerKit

/// A whole text put in the place of the live one, while others write too.
struct ReplacingTextTests {
  private func change(
    _ stage: Stage,
    to text: String,
    basis: String? = nil,
    confirm: @escaping Spawner.Confirmation = { _ in true }
  ) async -> Result<ChangeReport, any Error> {
    var request = ChangeRequest([.replaceText(Array(text.utf8))])
    request.basis = basis.map { Array($0.utf8) }
    let wanted = request
    return await stage.ended {
      try await stage.spawner.change(wanted, confirm: confirm) { stage.hear($0) }
    }
  }

  @Test func `a text that cannot be read is repaired and goes live`() async throws {
    let text = FileShape.complete
    let stage = try Stage(text: text.replacing("  shm:", with: "\tshm:"))
    let report = try await change(stage, to: text).get()
    #expect(report.outcome == .live)
    #expect(report.summaries == ["replace the whole text of the file"])
    #expect(stage.text == text)
  }

  @Test func `the text that is there already is no change`() async throws {
    let stage = try Stage()
    let report = try await change(stage, to: Stage.text, basis: "older").get()
    #expect(report.outcome == .unchanged)
    #expect(stage.writes.isEmpty)
  }

  @Test func `a change made for another text is not written`() async throws {
    let stage = try Stage()
    let error = try await #require(throws: SpawnerError.self) {
      try await change(stage, to: Stage.changedText, basis: Stage.text + "# theirs\n").get()
    }
    #expect(error.code == .conflict)
    #expect(
      error.message == "somebody else has changed ConfigMap '\(Objects.configMapName)' since it "
        + "was read: nothing was written"
    )
    #expect(stage.text == Stage.text)
  }

  @Test func `nor is one whose text is changed while it is looked at`() async throws {
    let stage = try Stage()
    let error = try await #require(throws: SpawnerError.self) {
      try await change(stage, to: Stage.changedText, basis: Stage.text) { _ in
        try stage.write("# theirs\n" + Stage.text)
        return true
      }.get()
    }
    #expect(error.code == .conflict)
    #expect(error.change == .nothing)
    #expect(stage.text == "# theirs\n" + Stage.text)
  }

  @Test func `without a basis what others wrote is shown again before it is replaced`() async throws
  {
    let stage = try Stage()
    let report = try await change(
      stage,
      to: Stage.changedText,
      confirm: ConflictTests.interfering(stage, times: 1, ConflictTests.commented)
    ).get()
    #expect(report.outcome == .live)
    #expect(stage.text == Stage.changedText)
    #expect(report.diff.contains("\n-# edit 1\n"))
  }

  @Test func `a basis does not hinder a change that fits it`() async throws {
    let stage = try Stage()
    let report = try await change(stage, to: Stage.changedText, basis: Stage.text).get()
    #expect(report.outcome == .live)
  }
}
