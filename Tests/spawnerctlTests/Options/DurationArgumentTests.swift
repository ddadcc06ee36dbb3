import Testing

@testable import spawnerctl

/// Durations on the command line.
@Suite struct DurationArgumentTests {
  @Test(arguments: [
    ("5m", Duration.seconds(300)), ("90s", .seconds(90)), ("1h30m", .seconds(5400)),
    ("500ms", .milliseconds(500)), ("1.5s", .milliseconds(1500)), ("30", .seconds(30)),
  ])
  func `reads what kubectl reads`(text: String, duration: Duration) {
    #expect(DurationArgument(argument: text)?.limit == duration)
  }

  @Test(arguments: ["0", "0s"]) func `takes zero for no limit`(text: String) throws {
    let argument = try #require(DurationArgument(argument: text))
    #expect(argument.limit == nil)
  }

  @Test(arguments: ["", "-5s", "5", "5x", "m", "soon", "5 m", "+5", "1e9s", "５m"])
  func `refuses anything else`(text: String) {
    let isPlainNumber = text == "5"
    #expect((DurationArgument(argument: text) == nil) == !isPlainNumber)
  }
}
