import KubeCore
import SpawnerKit
import Synchronization

/// Shows the story while it happens: one live line on a terminal, one line per change in a pipe.
///
/// Reference semantics because steps arrive from concurrent work; the state is behind a mutex.
final class ProgressDisplay: Sendable {
  private struct State {
    var current = ""
    var isDrawn = false
    var lastLine = ""
    var configMap: String?
  }

  private let console: Console
  private let text: ProgressText
  private let elapsed: @Sendable () -> Duration
  private let state = Mutex(State())

  private init(console: Console) {
    self.console = console
    text = ProgressText(style: console.storyStyle)
    elapsed = console.context.clock.stopwatch()
  }

  /// Runs the body with a display that is gone from the screen when it ends, however it ends.
  static func with<Result: Sendable>(
    _ console: Console,
    body: (ProgressDisplay) async throws -> Result
  ) async throws -> Result {
    let display = ProgressDisplay(console: console)
    defer { display.erase() }
    guard display.isLive else { return try await body(display) }
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await display.tick() }
      defer { group.cancelAll() }
      return try await body(display)
    }
  }

  /// Takes one step of the story.
  func show(_ event: ProgressEvent) {
    if case .located(_, _, let configMap, _) = event {
      state.withLock { $0.configMap = configMap }
    }
    guard let (weight, line) = text.line(for: event), !console.options.quiet else { return }
    state.withLock { state in
      if isLive && weight == .passing {
        state.current = line
        draw(&state)
      } else if line != state.lastLine {
        state.lastLine = line
        state.current = ""
        erase(&state)
        console.say(line)
      }
    }
  }

  /// The ConfigMap that the work is about, once it was found.
  var configMap: String? { state.withLock { $0.configMap } }

  /// Runs something that writes to the terminal itself, with the live line out of the way.
  func paused<Result>(_ body: () async throws -> Result) async rethrows -> Result {
    let current = state.withLock { state in
      erase(&state)
      defer { state.current = "" }
      return state.current
    }
    defer { state.withLock { $0.current = current } }
    return try await body()
  }

  private var isLive: Bool {
    console.context.error.isTerminal && !console.options.quiet && !console.options.verbose
  }

  private func tick() async throws {
    while true {
      try await console.context.clock.sleep(for: .milliseconds(250))
      state.withLock { draw(&$0) }
    }
  }

  private func draw(_ state: inout State) {
    guard isLive, !state.current.isEmpty else { return }
    let line = "\(elapsed().onWatch)  \(state.current)"
      .truncated(toColumns: max(10, console.context.columns - 1))
    console.context.error.text("\r\u{1B}[K" + line)
    state.isDrawn = true
  }

  private func erase() {
    state.withLock { erase(&$0) }
  }

  private func erase(_ state: inout State) {
    if state.isDrawn { console.context.error.text("\r\u{1B}[K") }
    state.isDrawn = false
  }
}
