/// A failure as the user meets it: a status, what happened and where, what to try.
///
/// The only place where hints are given; they are chosen by code, never by words.
struct Failure: Hashable, Sendable {
  let status: ExitStatus
  /// What happened, the place first.
  var message: String
  /// What else there is to know: the state of things, candidates, log lines.
  var details: [String] = []
  /// What to do next, one proposal each.
  var hints: [Hint] = []

  /// One proposal, and what it is good for.
  struct Hint: Hashable, Sendable, ExpressibleByStringInterpolation {
    /// What stands before it: `try`, `to finish` or `to undo`.
    var purpose = "try"
    let text: String

    init(_ text: String, purpose: String = "try") {
      self.text = text
      self.purpose = purpose
    }

    init(stringLiteral value: String) {
      self.init(value)
    }
  }

  /// Writes the failure to stderr, never more quietly than this.
  func report(on context: CommandContext) {
    let style = Style(
      .auto,
      isTerminal: context.error.isTerminal,
      environment: context.environment
    )
    context.error.line(style(.bad, "error: ") + message)
    for detail in details { context.error.line("  " + detail) }
    for hint in hints { context.error.line(style(.strong, "\(hint.purpose): ") + hint.text) }
  }
}
