import SpawnerConfig
import TestSupport
import Testing

@testable import spawnerctl

/// The page in a real browser: the same facts as the text, at the width of a desk and of a phone.
@Suite(
  .enabled(if: Chromium.name != nil, "needs chromium"),
  .timeLimit(.minutes(10)),
  .aFewAtATime
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
  func `shows the facts of the form and nothing else`(setting: Case) async throws {
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
  }

  @Test(arguments: cases)
  func `needs no scrolling sideways, no script and nothing from elsewhere`(
    setting: Case
  ) async throws {
    let page = FormPage(setting.sample.preview).html
    let found = try await Chromium.look(at: page, width: setting.width)
    #expect(found.width <= setting.width)
    #expect(found.width > setting.width - 20)
    #expect(found.contentWidth <= found.width)
    #expect(found.scripts == 0)
    #expect(found.requests == 0)
    #expect(found.small.isEmpty)
    #expect(found.hidden.isEmpty)
  }
}
