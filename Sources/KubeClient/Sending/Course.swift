import KubeCore

/// How far one request has come: attempts, renewed login, time left.
struct Course: Sendable {
  let request: KubeRequest
  /// Which attempt is under way; the first is 1.
  var attempt = 1
  /// Whether the login was renewed already; a second 401 is final.
  private(set) var hasRenewed = false

  private let options: KubeClientOptions
  private var elapsed: @Sendable () -> Duration = { .zero }

  /// Begins with the first attempt.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - options: Timeout, policy, clock and chance.
  init(request: KubeRequest, options: KubeClientOptions) {
    self.request = request
    self.options = options
  }

  /// How long all attempts together may take; nil for as long as they need.
  var limit: Duration? { request.timeout ?? options.requestTimeout }

  /// How much of that is left.
  var remaining: Duration? { limit.map { $0 - elapsed() } }

  /// Starts the time anew; what a login took is not counted.
  mutating func startTime() {
    elapsed = options.clock.stopwatch()
  }

  /// Notes that there is a new login, which gets the whole time again.
  mutating func noteRenewal() {
    hasRenewed = true
    startTime()
  }

  /// Decides whether to try again.
  ///
  /// - Parameter error: How the last attempt failed.
  /// - Returns: How long to wait before; nil when the failure is final, which it also is when the
  ///   wait alone would use up the time.
  func pause(after error: KubeError) -> Duration? {
    let pause = options.retryPolicy.pause(
      afterAttempt: attempt,
      of: request,
      failedWith: error,
      random: options.random()
    )
    guard let pause, let remaining else { return pause }
    return pause < remaining ? pause : nil
  }
}

extension Duration? {
  /// The duration for messages, such as `30 s` or `1.5 s`.
  var inWords: String {
    guard let self else { return "any time" }
    return self.inWords
  }
}

extension Duration {
  /// The duration for messages: whole milliseconds below a second, else seconds.
  var inWords: String {
    let (seconds, attoseconds) = components
    let milliseconds = attoseconds / 1_000_000_000_000_000
    if seconds == 0 { return "\(milliseconds) ms" }
    if milliseconds == 0 { return "\(seconds) s" }
    let tenths = milliseconds / 100
    return tenths == 0 ? "\(seconds) s" : "\(seconds).\(tenths) s"
  }
}
