import KubeCore

/// A call of curl, as far as one asks an app for something with it.
struct CurlCall: Sendable {
  /// What became of the request.
  enum Result: Sendable {
    case answer(WebApp.Answer)
    /// Nobody listens on the port.
    case refused
    case unknownHost
  }

  private var url: String?
  private var request = AppRequest(path: "/")
  private var format = ""
  private var failsOnErrors = false
  private var isSilent = false
  private var showsErrors = false

  /// Plays a call.
  ///
  /// - Parameters:
  ///   - arguments: curl's arguments.
  ///   - send: Sends a request to a port of a host.
  /// - Returns: What curl prints, and its exit code.
  static func run(
    _ arguments: [String],
    send: (_ host: String, _ port: Int, AppRequest) -> Result
  ) -> ExecOutput {
    var call = CurlCall()
    do {
      try call.read(arguments[...])
      return call.output(sending: send)
    } catch {
      return .complaint("curl: \(error.words)", exitCode: 2)
    }
  }

  private struct UsageError: Error {
    let words: String
  }

  // MARK: Arguments

  private mutating func read(_ arguments: ArraySlice<String>) throws(UsageError) {
    var rest = arguments
    while let word = rest.popFirst() {
      if word.hasPrefix("--") {
        try take(option: word, from: &rest)
      } else if word.hasPrefix("-") {
        // Letters without a value may stand together.
        for letter in word.dropFirst() { try take(option: "-\(letter)", from: &rest) }
      } else {
        url = word
      }
    }
  }

  private mutating func take(
    option: String,
    from rest: inout ArraySlice<String>
  ) throws(UsageError) {
    switch option {
    case "-s", "--silent": isSilent = true
    case "-S", "--show-error": showsErrors = true
    case "-f", "--fail": failsOnErrors = true
    case "-H", "--header": add(header: try Self.value(of: option, from: &rest))
    case "-X", "--request": request.method = try Self.value(of: option, from: &rest)
    case "-w", "--write-out": format = try Self.value(of: option, from: &rest)
    case "-m", "--max-time", "--connect-timeout", "--noproxy":
      _ = try Self.value(of: option, from: &rest)
    default: throw UsageError(words: "option \(option): is unknown")
    }
  }

  private static func value(
    of option: String,
    from rest: inout ArraySlice<String>
  ) throws(UsageError) -> String {
    guard let value = rest.popFirst() else {
      throw UsageError(words: "option \(option): requires parameter")
    }
    return value
  }

  private mutating func add(header: String) {
    guard let colon = header.firstIndex(of: ":") else { return }
    let value = header[header.index(after: colon)...].drop { $0 == " " }
    request.headers[header[..<colon].lowercased()] = String(value)
  }

  // MARK: Output

  private func output(
    sending send: (_ host: String, _ port: Int, AppRequest) -> Result
  ) -> ExecOutput {
    guard let url else { return .complaint("curl: no URL specified!", exitCode: 2) }
    guard let (host, port, path) = Self.parts(of: url) else {
      return failure(3, "URL rejected: Malformed input to a URL function")
    }
    var request = request
    request.path = path
    switch send(host, port, request) {
    case .unknownHost: return failure(6, "Could not resolve host: \(host)")
    case .refused: return failure(7, "Failed to connect to \(host) port \(port): Could not connect")
    case .answer(let answer) where failsOnErrors && answer.status >= 400:
      return failure(22, "The requested URL returned error: \(answer.status)")
    case .answer(let answer):
      return ExecOutput(stdout: answer.body + Array(epilogue(answer.status).utf8))
    }
  }

  private func epilogue(_ status: Int) -> String {
    format.replacing("%{http_code}", with: String(status)).replacing("\\n", with: "\n")
  }

  private func failure(_ code: Int32, _ words: String) -> ExecOutput {
    guard showsErrors || !isSilent else { return ExecOutput(exitCode: code) }
    return .complaint("curl: (\(code)) \(words)", exitCode: code)
  }

  private static func parts(of url: String) -> (host: String, port: Int, path: String)? {
    let text = url.hasPrefix("http://") ? url.dropFirst(7) : url[...]
    let authority = text.prefix { $0 != "/" && $0 != "?" }
    let path = text[authority.endIndex...].prefix { $0 != "?" }
    let sides = authority.split(separator: ":", omittingEmptySubsequences: false)
    guard let host = sides.first, !host.isEmpty, sides.count <= 2 else { return nil }
    guard let port = sides.count == 2 ? Int(sides[1]) : 80 else { return nil }
    return (String(host), port, path.isEmpty ? "/" : String(path))
  }
}
