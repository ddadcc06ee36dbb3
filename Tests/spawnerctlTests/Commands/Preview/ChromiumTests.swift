import SpawnerConfig
import TestSupport
import Testing

@testable import spawnerctl

/// The page in a real browser: the same facts as the text, at the width of a desk and of a phone.
@Suite(
  .enabled(if: Chromium.name != nil, "needs chromium"),
  .timeLimit(.minutes(30)),
  .oneAtATime
)
struct ChromiumTests {
  struct Case: Sendable, CustomStringConvertible {
    let sample: PreviewSample
    let width: Int
    var description: String { "\(sample) at \(width)" }
  }

  static let cases = PreviewSample.all.flatMap { sample in
    [1280, 390, 320].map { Case(sample: sample, width: $0) }
  }

  @Test(arguments: cases)
  func `shows the facts of the form and nothing else, and needs no scrolling sideways`(
    setting: Case
  ) async throws {
    let preview = setting.sample.preview
    let found = try await Chromium.look(at: FormPage(preview).html, width: setting.width)
    let facts = preview.facts
    #expect(found.facts.count == facts.count)
    for (found, fact) in zip(found.facts, facts) {
      #expect(found.part == fact.part)
      #expect(found.panel == fact.panel)
      #expect(found.label == fact.label)
      #expect(found.value == fact.value)
      #expect(found.marks == fact.marks)
      #expect(found.options == fact.options)
      #expect(found.notes == fact.notes)
    }
    #expect(found.remarks == preview.form.remarks.map(\.placed))
    #expect(found.reasons == preview.reasons.map(\.placed))
    #expect(found.verdict == (preview.form.launch == nil ? "" : preview.launchWords))
    #expect(found.title == preview.title)
    expectFit(found, at: setting.width)
  }

  /// Nothing has to be scrolled sideways, no script runs, and nothing comes from elsewhere.
  private func expectFit(_ found: Chromium.Finding, at width: Int) {
    #expect(found.width <= width)
    #expect(found.width > width - 20)
    #expect(found.contentWidth <= found.width)
    #expect(found.scripts == 0)
    #expect(found.requests == 0)
    #expect(found.small.isEmpty)
    #expect(found.hidden.isEmpty)
  }
}
