import KubeCore

/// Asks the app from inside its own container, with whatever program is there to ask with.
struct InsideQuestion: Sendable {
  let api: any KubeAPI
  let namespace: String
  let app: WebApp
  /// When nobody waits for the answer any more.
  var deadline: Deadline?

  /// Asks once.
  func ask(_ pod: String, _ expectation: ExpectedFile) async throws -> Sighting {
    var missing: [String] = []
    for tool in Tool.allCases {
      var request = ExecRequest(
        tool.command(asking: app),
        pod: pod,
        namespace: namespace,
        container: app.container
      )
      request.timeout = deadline.capping(.seconds(20))
      do {
        let output = try await api.exec(request)
        if let sighting = tool.sighting(of: output, against: expectation) { return sighting }
        missing.append(tool.rawValue)
      } catch let error as KubeError {
        guard let sighting = try ExecRefusal.sighting(of: error) else {
          missing.append(tool.rawValue)
          continue
        }
        return sighting
      }
    }
    return .closed("the container has none of \(missing.joined(separator: ", "))")
  }
}

/// What a refused command means.
enum ExecRefusal {
  /// What is known of the pod; nil where only this command cannot be run.
  ///
  /// - Throws: The error itself where the pod is gone, or the login.
  static func sighting(of error: KubeError) throws -> Sighting? {
    if error.isGonePod || error.isLostLogin { throw error }
    return switch error.code {
    case .forbidden, .methodNotAllowed, .unauthorized:
      .closed("running a command in the container is not allowed (\(error.status ?? 403))")
    case .unavailable, .timeout, .unreachable, .tooManyRequests:
      .notYet("no command can be run in the container yet")
    case .protocolViolation, .badRequest:
      .closed("no command can be run in the container")
    default: nil
    }
  }
}

extension KubeError {
  /// Whether the API server knows no such pod, as opposed to something else in the way.
  var isGonePod: Bool { isNotFound && isFromServer }

  /// Whether there is no login any more that the API server knows, as opposed to a node or an app.
  var isLostLogin: Bool { isConfigurationProblem && (isFromServer || status == nil) }
}

extension InsideQuestion {
  /// A program that can ask, the surest first.
  enum Tool: String, CaseIterable {
    case python3
    case curl
    case wget

    /// The program's exit code when nobody listens.
    private static let nobodyListens: Int32 = 7

    func command(asking app: WebApp) -> [String] {
      let url = "http://127.0.0.1:\(app.port)\(AppAnswer.path)"
      let header = "\(app.identityHeader): \(app.identity)"
      switch self {
      case .python3:
        return ["python3", "-c", Self.script, url, app.identityHeader, app.identity]
      case .curl:
        return ["curl", "-sS", "--noproxy", "*", "-H", header, "-w", "\n%{http_code}", url]
      case .wget:
        return ["wget", "-q", "-O", "-", "-Y", "off", "--header", header, url]
      }
    }

    /// What the output says; nil where the container has no such program.
    func sighting(of output: ExecOutput, against expectation: ExpectedFile) -> Sighting? {
      switch output.exitCode {
      case 0: return answer(in: output.stdout)?.sighting(against: expectation)
      case 126, 127: return nil
      case Self.nobodyListens where self != .wget: return .notYet("not answering yet")
      default:
        guard self == .wget else { return nil }
        return Self.wgetSighting(output, against: expectation)
      }
    }

    /// wget tells an error status only in its words.
    private static func wgetSighting(
      _ output: ExecOutput,
      against expectation: ExpectedFile
    ) -> Sighting {
      let words = String(decoding: output.stderr, as: UTF8.self)
      guard let match = words.firstMatch(of: /HTTP\/1\.\d (\d{3})/), let status = Int(match.1)
      else { return .notYet("not answering yet") }
      return AppAnswer(status: status, body: []).sighting(against: expectation)
    }

    private func answer(in stdout: [UInt8]) -> AppAnswer? {
      guard self != .wget else { return AppAnswer(status: 200, body: stdout) }
      guard let newline = stdout.lastIndex(of: UInt8(ascii: "\n")),
        let status = Int(String(decoding: stdout[(newline + 1)...], as: UTF8.self))
      else { return nil }
      return AppAnswer(status: status, body: Array(stdout[..<newline]))
    }

    /// Prints the body, a newline and the status; exit code 7 when nobody listens.
    private static let script = """
      import sys, urllib.request, urllib.error
      url, name, value = sys.argv[1:]
      opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
      try:
          answer = opener.open(urllib.request.Request(url, headers={name: value}), timeout=15)
      except urllib.error.HTTPError as error:
          answer = error
      except OSError:
          sys.exit(7)
      sys.stdout.buffer.write(answer.read() + b"\\n" + str(answer.getcode()).encode())
      """
  }
}
