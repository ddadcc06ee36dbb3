import KubeCore
import TestSupport

@testable import SpawnerSandbox

/// The API server without a network: requests in, answers out, time moved by hand.
struct Desk: Sendable {
  let clock: ManualClock
  let cluster: Cluster
  let server: APIServer

  init(_ options: SandboxOptions = SandboxOptions()) {
    var options = options
    let clock = ManualClock()
    options.clock = clock
    self.clock = clock
    cluster = Cluster(options)
    server = APIServer(cluster: cluster, token: "secret")
  }

  var namespace: String { cluster.stock.namespace }
  var configMapPath: String { "/api/v1/namespaces/kubeflow/configmaps/\(configMapName)" }
  var configMapName: String { cluster.stock.configMapName }
  let deploymentPath = "/apis/apps/v1/namespaces/kubeflow/deployments/jupyter-web-app-deployment"
  let podsPath = "/api/v1/namespaces/kubeflow/pods"

  struct Answer: Sendable {
    let status: Int
    let contentType: String
    let headers: [String: String]
    let text: String
    let json: JSONValue
  }

  /// Reads something with the right token.
  func ask(_ path: String) async throws -> Answer { try await ask("GET", path) }

  /// Asks the server with the right token.
  func ask(
    _ method: String,
    _ path: String,
    _ body: JSONValue? = nil,
    headers: [String: String] = [:]
  ) async throws -> Answer {
    var request = Self.request(method, path)
    request.headers = ["authorization": "Bearer secret", "user-agent": "test/1.0"]
    request.headers.merge(headers) { _, new in new }
    if let body { request.body = try body.encoded() }
    return try Self.answer(await server.answer(request))
  }

  /// Changes an object by merge patch.
  func patch(_ path: String, _ body: JSONValue) async throws -> Answer {
    try await ask("PATCH", path, body, headers: ["content-type": "application/merge-patch+json"])
  }

  static func request(_ method: String, _ path: String) -> APIRequest {
    APIRequest(method: method, target: path)
  }

  static func answer(_ reply: Reply) throws -> Answer {
    guard case .bytes(let bytes) = reply.body else { throw LabError("the answer has no bytes") }
    let text = String(decoding: bytes, as: UTF8.self)
    let json = text.hasPrefix("{") ? try JSONValue(parsing: bytes) : .null
    return Answer(
      status: reply.status,
      contentType: reply.contentType,
      headers: reply.headers,
      text: text,
      json: json
    )
  }

  /// The lines of a stream, one by one.
  func stream(_ path: String, headers: [String: String] = [:]) async throws -> any LineSource {
    var request = Self.request("GET", path)
    request.headers = ["authorization": "Bearer secret"].merging(headers) { _, new in new }
    let reply = await server.answer(request)
    guard case .stream(let source) = reply.body else { throw LabError("the answer is no stream") }
    return source
  }

  /// The pods of the web app as they are now, in name order.
  var pods: [JSONValue] {
    cluster.look { $0.store.all(.pods, in: "kubeflow") }.filter {
      $0.labels["app"] == "jupyter-web-app"
    }
  }

  /// The path of the web app's newest pod.
  var podPath: String {
    let pod = pods.max { Int($0.resourceVersion) ?? 0 < Int($1.resourceVersion) ?? 0 }
    return "\(podsPath)/\(pod?.name ?? "none")"
  }

  /// Asks the web app for the configuration, through the proxy.
  func config(user: String? = "me") async throws -> Answer {
    let headers = user.map { ["kubeflow-userid": $0] } ?? [:]
    return try await ask("GET", "\(podPath):5000/proxy/api/config", headers: headers)
  }
}
