import KubeCore

/// How an answer of the web app is understood, whichever way it came.
struct AppAnswer: Sendable {
  /// The path that is asked for.
  static let path = "/api/config"

  let status: Int
  let body: [UInt8]

  /// What the answer says, compared with what is expected.
  func sighting(against expectation: ExpectedFile) -> Sighting {
    switch status {
    case 200..<300:
      guard let config = config else { return .failing("its answer is not the configuration") }
      return expectation.sighting(of: ServedValue(answered: config))
    case 401: return .closed("the app does not accept the identity (401)")
    case 403: return .closed("a policy forbids asking the app (403)")
    case 404: return .closed("the app knows no '\(Self.path)' (404)")
    case 502, 503, 504: return .notYet("not answering yet (\(status))")
    case 500...: return .failing("it answers with an error (\(status)): it cannot read its file")
    default: return .closed("something else than the app answers (\(status))")
    }
  }

  /// The member `config` of the answer; nil where the answer is something else.
  private var config: JSONValue? {
    do throws(KubeError) {
      return try JSONValue(parsing: body)["config"]
    } catch {
      // An HTML page, or numbers that JSON does not know.
      return nil
    }
  }
}
