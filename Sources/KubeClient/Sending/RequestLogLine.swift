import KubeCore
import Logging

/// The line that `-v` shows for one attempt of a request.
///
/// It is made of the request alone, which knows nothing of the login, so there is nothing secret
/// in it: `GET https://host/api/v1/pods?limit=500: 200 in 12 ms (attempt 2)`. The server's base path
/// may be a secret; it is left out: `GET https://host/…/api/v1/pods`.
struct RequestLogLine {
  let request: KubeRequest
  /// The server for people: without its base path.
  let server: String
  let attempt: Int

  /// Writes the line.
  ///
  /// - Parameters:
  ///   - logger: Where to.
  ///   - outcome: The status, or why there is none.
  ///   - duration: How long the attempt took.
  func write(to logger: Logger, outcome: String, after duration: Duration) {
    logger.debug("\(text(outcome: outcome, duration: duration))")
  }

  /// The words of the line.
  ///
  /// - Parameters:
  ///   - outcome: The status, or why there is none.
  ///   - duration: How long the attempt took.
  /// - Returns: The line, without a newline.
  func text(outcome: String, duration: Duration) -> String {
    let repetition = attempt == 1 ? "" : " (attempt \(attempt))"
    return "\(request.method.rawValue) \(server)\(request.target): "
      + "\(outcome) in \(duration.inWords)\(repetition)"
  }
}
