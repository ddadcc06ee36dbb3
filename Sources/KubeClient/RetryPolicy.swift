public import KubeCore

/// When a failed request is sent again, and after how long.
///
/// Only requests that do no harm when they arrive twice are repeated, and only after failures
/// that pass: 429, 503 and 504, and, for reads, a connection that was refused or broke before an
/// answer. The pause doubles from one attempt to the next and is spread by chance, so that many
/// clients do not come back at once. A server's `Retry-After` overrules it.
public struct RetryPolicy: Hashable, Sendable {
  /// How often a request is sent at most, the first time included.
  public var maximumAttempts: Int
  /// How often it is sent at most where the server cannot be reached.
  public var maximumAttemptsUnreachable: Int
  /// The pause after the first attempt, before chance shortens it.
  public var firstPause: Duration
  /// The longest pause, unless the server asks for a longer one.
  public var longestPause: Duration

  /// Makes a policy.
  ///
  /// - Parameters:
  ///   - maximumAttempts: How often a request is sent at most.
  ///   - maximumAttemptsUnreachable: How often where the server cannot be reached.
  ///   - firstPause: The pause after the first attempt.
  ///   - longestPause: The longest pause.
  public init(
    maximumAttempts: Int = 5,
    maximumAttemptsUnreachable: Int = 3,
    firstPause: Duration = .milliseconds(200),
    longestPause: Duration = .seconds(5)
  ) {
    self.maximumAttempts = maximumAttempts
    self.maximumAttemptsUnreachable = maximumAttemptsUnreachable
    self.firstPause = firstPause
    self.longestPause = longestPause
  }

  /// Sends everything once.
  public static let never = RetryPolicy(maximumAttempts: 1, maximumAttemptsUnreachable: 1)

  /// Decides about the next attempt.
  ///
  /// - Parameters:
  ///   - attempt: How often the request was sent so far; 1 after the first time.
  ///   - request: The request.
  ///   - error: How the last attempt failed.
  ///   - random: A number from 0 up to 1, which takes away up to half of the pause.
  /// - Returns: How long to wait before the next attempt; nil when there must be none.
  public func pause(
    afterAttempt attempt: Int,
    of request: KubeRequest,
    failedWith error: KubeError,
    random: Double
  ) -> Duration? {
    guard request.mayRetry, attempt < limit(for: error, of: request) else { return nil }
    if let asked = error.retryAfter { return asked }
    var pause = firstPause
    for _ in 1..<attempt where pause < longestPause { pause *= 2 }
    return min(pause, longestPause) * (1 - random / 2)
  }

  private func limit(for error: KubeError, of request: KubeRequest) -> Int {
    switch error.status {
    case 429, 503, 504: maximumAttempts
    case nil where error.code == .unreachable && request.method == .get:
      maximumAttemptsUnreachable
    default: 1
    }
  }
}
