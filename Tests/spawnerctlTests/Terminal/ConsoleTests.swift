import Logging
import TestSupport
import Testing

@testable import spawnerctl

/// Questions, warnings, and what is said in spite of --quiet.
@Suite(.aFewAtATime)
struct ConsoleTests {
  private func console(_ words: [String], scene: Scene, story: Recorder) throws -> Console {
    Console(context: scene.context(out: Recorder(), story: story), options: try .parsed(words))
  }

  @Test(arguments: [("y", true), ("Yes", true), ("n", false), ("", false), ("yep", false)])
  func `takes only a yes for a yes`(answer: String, isConfirmed: Bool) async throws {
    let story = Recorder()
    let scene = Scene(isTerminal: true, answers: [answer])
    let console = try console([], scene: scene, story: story)
    #expect(try await console.confirms("really?") == isConfirmed)
    #expect(story.text == "really? [y/N] ")
  }

  @Test func `takes the end of the input for a no`() async throws {
    let console = try console([], scene: Scene(isTerminal: true), story: Recorder())
    #expect(try await !console.confirms("really?"))
  }

  @Test func `warns even when told to be quiet`() throws {
    let story = Recorder()
    let console = try console(["-q"], scene: Scene(), story: story)
    console.say("a step")
    console.warn("a danger")
    #expect(story.text == "warning: a danger\n")
  }

  @Test func `logs requests only when told to`() throws {
    let story = Recorder()
    try console([], scene: Scene(), story: story).requestLogger.debug("GET /")
    #expect(story.text.isEmpty)
    var logger = try console(["-v"], scene: Scene(), story: story).requestLogger
    logger[metadataKey: "b"] = "2"
    logger.debug("GET /", metadata: ["a": "1"])
    #expect(story.text == "GET / a=1 b=2\n")
  }
}
