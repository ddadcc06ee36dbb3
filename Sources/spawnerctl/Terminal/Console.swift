import Logging

/// The two streams as one command's options want them used.
struct Console: Sendable {
  let context: CommandContext
  let options: OutputOptions

  /// Colours for stdout.
  var resultStyle: Style {
    Style(
      options.color,
      isTerminal: context.output.isTerminal,
      environment: context.environment
    )
  }

  /// Colours for stderr.
  var storyStyle: Style {
    Style(options.color, isTerminal: context.error.isTerminal, environment: context.environment)
  }

  /// Tells a step of the story, unless `--quiet`.
  func say(_ text: String) {
    if !options.quiet { context.error.line(text) }
  }

  /// Tells something that must not be missed, `--quiet` or not.
  func warn(_ text: String) {
    context.error.line(storyStyle(.warning, "warning: ") + text)
  }

  /// Tells a remark: a warning in any case, a note unless told to be quiet.
  func tell(_ remark: Remark) {
    switch remark {
    case .note(let text): say("note: \(text)")
    case .warning(let text): warn(text)
    }
  }

  /// Asks a question that wants a yes; anything else is a no.
  ///
  /// - Parameter question: What is asked, without the answers to choose from.
  /// - Returns: Whether the answer was `y` or `yes`.
  /// - Throws: `CancellationError` when interrupted while waiting.
  func confirms(_ question: String) async throws -> Bool {
    context.error.text("\(question) [y/N] ")
    let answer = try await context.input.readLine() ?? ""
    return ["y", "yes"].contains(answer.lowercased())
  }

  /// The logger handed to the client: silent unless `--verbose`.
  var requestLogger: Logger {
    guard options.verbose else {
      return Logger(label: "spawnerctl") { _ in SwiftLogNoOpLogHandler() }
    }
    let sink = context.error
    return Logger(label: "spawnerctl") { _ in RequestLog(sink: sink) }
  }
}

/// What is said beside a result.
enum Remark: Hashable, Sendable {
  /// Good to know.
  case note(String)
  /// Must not be missed.
  case warning(String)
}
