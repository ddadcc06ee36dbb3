import Foundation
import KubeClient
import KubeCore
import SpawnerSandbox
import TestSupport
import Testing

/// Commands in containers, over real WebSockets.
@Suite(.timeLimit(.minutes(30)), .aFewAtATime) struct ExecTests {
  private let file = "/etc/config/spawner_ui_config.yaml"

  @Test(arguments: KubeAPIBehaviour.execChecks)
  func `runs commands as a node does`(_ check: KubeAPIBehaviour.Check) async throws {
    try await Lab.with { sandbox, client in
      try await check.run(on: client, namespace: sandbox.namespace)
    }
  }

  private func request(_ words: [String], in sandbox: Sandbox) throws -> ExecRequest {
    let name = try sandbox.onlyPod()["metadata"]?["name"]?.string ?? ""
    return ExecRequest(words, pod: name, namespace: sandbox.namespace)
  }

  @Test func `carries more than fits in a frame`() async throws {
    var options = SandboxOptions()
    options.configText = String(repeating: "# a line of comment: gr\u{fc}\u{df}e\n", count: 20_000)
    try await Lab.with(options) { sandbox, client in
      let output = try await client.exec(request(["cat", file], in: sandbox))
      #expect(String(decoding: output.stdout, as: UTF8.self) == options.configText)
    }
  }

  @Test func `hands over words as they are`() async throws {
    try await Lab.with { sandbox, client in
      let path = "/no such/\u{fc}+%2F&command=x"
      let output = try await client.exec(request(["cat", path], in: sandbox))
      let words = String(decoding: output.stderr, as: UTF8.self)
      #expect(words == "cat: \(path): No such file or directory\n")
    }
  }

  @Test func `asks the app from inside`() async throws {
    try await Lab.with { sandbox, client in
      let output = try await client.exec(
        request(
          ["curl", "-s", "-H", "kubeflow-userid: me", "http://127.0.0.1:5000/api/config"],
          in: sandbox
        )
      )
      let answer = try JSONValue(parsing: output.stdout)
      #expect(answer["user"] == "me")
      #expect(answer["config"]?["image"]?["value"] != nil)
    }
  }

  @Test func `notes commands among the requests`() async throws {
    try await Lab.with { sandbox, client in
      let request = try request(["env"], in: sandbox)
      _ = try await client.exec(request)
      #expect(
        sandbox.requests == ["GET /api/v1/namespaces/kubeflow/pods/\(request.pod)/exec 101"]
      )
    }
  }

  @Test func `forbids commands on demand, each refusal used up once`() async throws {
    try await Lab.with { sandbox, client in
      sandbox.faults.inject(.forbidden(verb: "get", resource: "pods/exec").limited(to: 1))
      let request = try request(["env"], in: sandbox)
      let error = await #expect(throws: KubeError.self) { try await client.exec(request) }
      #expect(error?.code == .forbidden)
      #expect(error?.status == 403)
      #expect(error?.message.contains("cannot get resource \"pods/exec\"") == true)
      #expect(try await client.exec(request).exitCode == 0)
    }
  }

  @Test func `hangs up on a command on demand`() async throws {
    try await Lab.with { sandbox, client in
      sandbox.faults.inject(Fault.refuse.on(nil, "pods/exec"))
      let request = try request(["env"], in: sandbox)
      let error = await #expect(throws: KubeError.self) { try await client.exec(request) }
      #expect(error?.code == .unreachable)
    }
  }

  @Test func `needs the token for commands too`() async throws {
    try await Lab.with { sandbox, _ in
      var connection = try Lab.connection(to: sandbox)
      let bare = sandbox.server.absoluteString.replacing("/\(sandbox.token)", with: "")
      connection.server = try ServerAddress(parsing: bare)
      connection.credentials = .none
      let request = try request(["env"], in: sandbox)
      try await KubeClient.with(connection: connection, options: Lab.impatient) { client in
        let error = await #expect(throws: KubeError.self) { try await client.exec(request) }
        #expect(error?.code == .unauthorized)
      }
    }
  }

  @Test func `runs several commands at a time`() async throws {
    try await Lab.with { sandbox, client in
      let request = try request(["cat", file], in: sandbox)
      let codes = try await withThrowingTaskGroup(of: Int32.self) { group in
        for _ in 0..<20 { group.addTask { try await client.exec(request).exitCode } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(codes == Array(repeating: 0, count: 20))
    }
  }

  @Test func `answers over HTTP who asks for another protocol`() async throws {
    try await Lab.with { sandbox, client in
      var request = try request(["env"], in: sandbox).request
      request.headers = ["Upgrade": "SPDY/3.1", "Connection": "Upgrade"]
      let error = await #expect(throws: KubeError.self) { try await client.send(request) }
      #expect(error?.code == .badRequest)
      #expect(error?.message.contains("not over spdy/3.1") == true)
    }
  }

  @Test func `answers over HTTP what is no command`() async throws {
    try await Lab.with { sandbox, client in
      var request = KubeRequest(.get, path: "/api/v1/namespaces/kubeflow/pods")
      request.headers = [
        "Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
      ]
      let list: ObjectList<Pod> = try await client.object(request)
      #expect(list.items.count == 2)
      #expect(sandbox.requests == ["GET /api/v1/namespaces/kubeflow/pods 200"])
    }
  }
}
