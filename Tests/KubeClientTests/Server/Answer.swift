#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a stub server does with a request.
enum Answer: Sendable {
  /// What becomes of a body that is sent in pieces.
  enum Ending: Sendable {
    /// It is complete.
    case complete
    /// The connection is closed in the middle.
    case cut
    /// It stays open until the client goes.
    case open
  }

  /// Sends a whole answer.
  case whole(Int, headers: [(String, String)] = [], String)
  /// Sends the pieces one by one, each flushed.
  case pieces([String], Ending)
  /// Sends bytes that need not be HTTP at all, and closes.
  case raw(String)
  /// Never answers.
  case silence
  /// Closes the connection.
  case close

  /// 200 with a JSON body.
  static func json(_ body: String) -> Answer {
    .whole(200, headers: [("Content-Type", "application/json")], body)
  }

  /// A Status object, as the API server sends it.
  static func status(
    _ code: Int,
    reason: String,
    _ message: String,
    headers: [(String, String)] = []
  ) -> Answer {
    let body = """
      {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure",\
      "message":"\(message)","reason":"\(reason)","code":\(code)}
      """
    return .whole(code, headers: [("Content-Type", "application/json")] + headers, body)
  }
}
