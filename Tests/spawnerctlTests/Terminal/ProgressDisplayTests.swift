import SpawnerKit
import TestSupport
import Testing

@testable import spawnerctl

/// The story on a terminal, in a pipe, and when nobody wants it.
@Suite(.aFewAtATime)
struct ProgressDisplayTests {
  private let erase = "\r\u{1B}[K"

  private func told(
    in scene: Scene,
    options: [String] = [],
    body: (ProgressDisplay) async throws -> Void
  ) async throws -> String {
    let story = Recorder()
    let context = scene.context(out: Recorder(), story: story)
    let console = Console(context: context, options: try .parsed(options))
    try await ProgressDisplay.with(console, body: body)
    return story.text
  }

  @Test func `is one line per change in a pipe, none said twice in a row`() async throws {
    let story = try await told(in: Scene()) { display in
      display.show(.pod(name: "p", state: "starting"))
      display.show(.pod(name: "p", state: "starting"))
      display.show(.pod(name: "p", state: "ready"))
      display.show(.ready(pods: ["p"]))
    }
    #expect(story == "pod 'p': starting\npod 'p': ready\nready: 1 pod\n")
  }

  @Test func `is one live line on a terminal, with milestones above it`() async throws {
    let scene = Scene(environment: ["NO_COLOR": "1"], isTerminal: true, clock: ManualClock())
    let story = try await told(in: scene) { display in
      display.show(.pod(name: "p", state: "starting"))
      display.show(.pod(name: "p", state: "ready"))
      display.show(.ready(pods: ["p"]))
    }
    #expect(
      story == """
        \(erase)0:00  pod 'p': starting\(erase)0:00  pod 'p': ready\(erase)ready: 1 pod

        """
    )
  }

  @Test func `tells the time while nothing happens`() async throws {
    let clock = ManualClock()
    let scene = Scene(environment: ["NO_COLOR": "1"], isTerminal: true, clock: clock)
    let story = try await told(in: scene) { display in
      await clock.waitForSleepers()
      display.show(.pod(name: "p", state: "pending"))
      clock.advance(by: .seconds(67))
      await clock.waitForSleepers()
    }
    #expect(story == "\(erase)0:00  pod 'p': pending\(erase)1:07  pod 'p': pending\(erase)")
  }

  @Test func `keeps the live line within the terminal`() async throws {
    var scene = Scene(isTerminal: true, clock: ManualClock())
    scene.columns = 20
    let story = try await told(in: scene) { display in
      display.show(.pod(name: "a-rather-long-name", state: "pending"))
    }
    #expect(story == "\(erase)0:00  pod 'a-rathe…\(erase)")
  }

  @Test func `leaves no live line behind when the work fails`() async throws {
    let story = Recorder()
    let scene = Scene(isTerminal: true, clock: ManualClock())
    let context = scene.context(out: Recorder(), story: story)
    let console = Console(context: context, options: try .parsed([]))
    await #expect(throws: CancellationError.self) {
      try await ProgressDisplay.with(console) { display in
        display.show(.pod(name: "p", state: "pending"))
        throw CancellationError()
      }
    }
    #expect(story.text.hasSuffix("pending\(erase)"))
  }

  @Test func `makes room for a question`() async throws {
    let scene = Scene(isTerminal: true, clock: ManualClock())
    let story = try await told(in: scene) { display in
      display.show(.pod(name: "p", state: "pending"))
      await display.paused {}
    }
    #expect(story == "\(erase)0:00  pod 'p': pending\(erase)")
  }

  @Test(arguments: [true, false])
  func `says nothing when told to be quiet`(isTerminal: Bool) async throws {
    let scene = Scene(isTerminal: isTerminal, clock: ManualClock())
    let story = try await told(in: scene, options: ["--quiet"]) { display in
      display.show(.written(resourceVersion: "1"))
      display.show(.pod(name: "p", state: "pending"))
    }
    #expect(story.isEmpty)
  }

  @Test func `remembers where the file was found`() async throws {
    _ = try await told(in: Scene()) { display in
      #expect(display.configMap == nil)
      display.show(
        .located(namespace: "n", deployment: "d", configMap: "form", key: "k")
      )
      #expect(display.configMap == "form")
    }
  }
}
