/// A request to the API server, taken out of HTTP.
struct APIRequest: Sendable {
  var method: String
  /// The path's segments, decoded; the secret in front of them is gone.
  var segments: [String]
  var query: [String: String] = [:]
  /// The words of a command, which are the only parameter that comes several times.
  var command: [String] = []
  /// Names in lower case.
  var headers: [String: String] = [:]
  var body: [UInt8] = []

  var accept: String { headers["accept"] ?? "" }
  var contentType: String {
    (headers["content-type"] ?? "application/json").prefix { $0 != ";" }.lowercased()
  }

  func flag(_ name: String) -> Bool { ["true", "1"].contains(query[name]) }

  var isWatch: Bool { flag("watch") }
  var isDryRun: Bool { query["dryRun"] == "All" }

  /// Who is writing: as they say themselves, or the name of their program.
  var fieldManager: String {
    query["fieldManager"] ?? String((headers["user-agent"] ?? "unknown").prefix { $0 != "/" })
  }

  /// The path as a person reads it in a list of requests.
  var path: String { "/" + segments.joined(separator: "/") }
}

extension APIRequest {
  /// Takes the target of a request apart, such as `/api/v1/pods?limit=5`.
  init(method: String, target: String) {
    let sides = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let query = sides.count > 1 ? String(sides[1]) : ""
    self.method = method
    segments = (sides.first ?? "").split(separator: "/").map { PercentDecoding.segment($0) }
    self.query = PercentDecoding.query(query)
    command = PercentDecoding.values(of: "command", in: query)
  }
}
