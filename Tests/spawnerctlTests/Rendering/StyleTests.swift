import Testing

@testable import spawnerctl

/// Colours, where they are seen and wanted.
@Suite struct StyleTests {
  @Test(arguments: [
    (Style.Choice.auto, true, [:], true),
    (.auto, false, [:], false),
    (.auto, true, ["NO_COLOR": "1"], false),
    (.auto, true, ["NO_COLOR": ""], true),
    (.auto, true, ["TERM": "dumb"], false),
    (.always, false, ["NO_COLOR": "1"], true),
    (.never, true, [:], false),
  ])
  func `colours only where it is seen and wanted`(
    choice: Style.Choice,
    isTerminal: Bool,
    environment: [String: String],
    isEnabled: Bool
  ) {
    let style = Style(choice, isTerminal: isTerminal, environment: environment)
    #expect(style.isEnabled == isEnabled)
  }

  @Test func `colours a diff line by line and leaves its text alone`() {
    let diff = "--- a\n+++ b\n@@ -1 +1 @@\n same\n-old\n+new\n"
    let plain = Style(.never, isTerminal: true, environment: [:])
    let colourful = Style(.always, isTerminal: false, environment: [:])
    #expect(TextRenderer.diff(diff, style: plain) == diff)
    let coloured = TextRenderer.diff(diff, style: colourful)
    #expect(coloured.contains("\n\u{1B}[31m-old\u{1B}[0m\n\u{1B}[32m+new\u{1B}[0m\n"))
    #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == diff)
  }
}
