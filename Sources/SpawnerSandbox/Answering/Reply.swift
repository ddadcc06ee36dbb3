import KubeCore

/// An answer, before it becomes HTTP.
struct Reply: Sendable {
  enum Body: Sendable {
    case bytes([UInt8])
    case stream(any LineSource)
    /// The connection becomes the streams of a command, spoken in a protocol.
    case command(ContainerCommand, String)
    /// The connection is closed without an answer.
    case hangUp
  }

  var status = 200
  var contentType = "application/json"
  var headers: [String: String] = [:]
  var body: Body

  static let hangUp = Reply(body: .hangUp)

  static func json(_ value: JSONValue, status: Int = 200) -> Reply {
    do {
      return Reply(status: status, body: .bytes(try value.encoded()))
    } catch {
      let words: StaticString =
        #"{"kind":"Status","apiVersion":"v1","status":"Failure","reason":"InternalError","code":500}"#
      return Reply(status: 500, body: .bytes(Array("\(words)".utf8)))
    }
  }

  static func text(_ text: String) -> Reply {
    Reply(contentType: "text/plain", body: .bytes(Array(text.utf8)))
  }

  static func failure(_ failure: APIFailure) -> Reply {
    var reply = json(failure.body, status: failure.status)
    if let seconds = failure.retryAfter { reply.headers["Retry-After"] = String(seconds) }
    return reply
  }
}

/// Where the lines of a watch or of a followed log come from.
protocol LineSource: Sendable {
  /// Waits for the next lines, each with its newline; nil ends the answer.
  ///
  /// - Throws: ``StreamCut`` where the connection is to break off.
  mutating func next() async throws -> [UInt8]?

  /// Ends the wait for lines, for a client that has gone.
  var stop: @Sendable () -> Void { get }
}

/// A stream is to break off without its proper end.
struct StreamCut: Error {}
