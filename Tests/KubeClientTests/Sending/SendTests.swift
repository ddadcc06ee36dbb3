import KubeClient
import KubeCore
import TestSupport
import Testing

/// Single requests and their answers over real sockets.
@Suite(.timeLimit(.minutes(30)), .aFewAtATime)
struct SendTests {
  @Test func `sends method, target, fields and body below the base path`() async throws {
    try await StubServer.with { _ in
      .json(#"{"ok":true}"#)
    } _: { server in
      var request = KubeRequest(
        .patch,
        path: "/api/v1/namespaces/kubeflow/configmaps/web%20app",
        query: [.init("fieldManager", "spawnerctl"), .init("x", "a b/ü&=")]
      )
      request.headers["kubeflow-userid"] = "user@example.com"
      request.contentType = "application/merge-patch+json"
      request.body = Array(#"{"a":"ü"}"#.utf8)

      let connection = try server.connection(basePath: "/k8s/clusters/c-1")
      let response = try await KubeClient.with(connection: connection) { client in
        try await client.send(request)
      }

      #expect(response.status == 200)
      #expect(response.headers["content-type"] == "application/json")
      #expect(String(decoding: response.body, as: UTF8.self) == #"{"ok":true}"#)
      let received = try #require(server.received.first)
      #expect(received.method == "PATCH")
      #expect(
        received.target == "/k8s/clusters/c-1/api/v1/namespaces/kubeflow/configmaps/web%20app"
          + "?fieldManager=spawnerctl&x=a%20b%2F%C3%BC%26%3D"
      )
      #expect(received.header("kubeflow-userid") == ["user@example.com"])
      #expect(received.header("content-type") == ["application/merge-patch+json"])
      #expect(received.header("host") == ["127.0.0.1:\(server.port)"])
      #expect(received.header("user-agent") == ["spawnerctl"])
      #expect(received.header("authorization") == [])
      #expect(String(decoding: received.body, as: UTF8.self) == #"{"a":"ü"}"#)
    }
  }

  @Test func `keeps its connection for the next request`() async throws {
    try await StubServer.with { _ in
      .json("{}")
    } _: { server in
      try await KubeClient.with(connection: try server.connection()) { client in
        for _ in 1...3 { _ = try await client.send(KubeRequest(.get, path: "/version")) }
      }
      #expect(server.received.map(\.connection) == [1, 1, 1])
    }
  }

  @Test(arguments: [
    (401, "Unauthorized", KubeError.Code.unauthorized, "not logged in"),
    (403, "Forbidden", .forbidden, "not allowed to get configmaps"),
    (404, "NotFound", .notFound, "not found"),
    (409, "Conflict", .conflict, "conflict"),
    (409, "AlreadyExists", .alreadyExists, "already exists"),
    (410, "Expired", .gone, "version too old"),
    (422, "Invalid", .invalid, "invalid"),
    (500, "InternalError", .serverError, "server error"),
  ])
  func `reads the Status of a refusal`(
    status: Int,
    reason: String,
    code: KubeError.Code,
    words: String
  ) async throws {
    try await StubServer.with { _ in
      .status(status, reason: reason, "weil es „so“ ist")
    } _: {
      server in
      let error = await #expect(throws: KubeError.self) {
        try await KubeClient.with(connection: try server.connection()) { client in
          try await client.send(.get(ConfigMap.self, name: "web", namespace: "kubeflow"))
        }
      }
      #expect(error?.code == code)
      #expect(error?.status == status)
      #expect(error?.reason == reason)
      #expect(
        error?.description == "configmaps 'web' in 'kubeflow': \(words): weil es „so“ ist"
      )
      #expect(server.received.count == 1)
    }
  }

  @Test func `refuses an answer that is larger than the limit`() async throws {
    try await StubServer.with { _ in
      .json(String(repeating: "x", count: 1001))
    } _: { server in
      var options = KubeClientOptions()
      options.sizeLimit = 1000
      let connection = try server.connection()
      let error = await #expect(throws: KubeError.self) {
        try await KubeClient.with(connection: connection, options: options) { client in
          try await client.send(KubeRequest(.get, path: "/version"))
        }
      }
      #expect(error?.code == .protocolViolation)
      #expect(
        error?.message
          == "the answer of 'http://127.0.0.1:\(server.port)' is larger than 1000 bytes"
      )
    }
  }

  @Test func `says that a server does not speak HTTP`() async throws {
    try await StubServer.with { _ in
      .raw("220 mail.example ESMTP\r\n")
    } _: { server in
      let error = await #expect(throws: KubeError.self) {
        try await KubeClient.with(connection: try server.connection()) { client in
          try await client.send(KubeRequest(.get, path: "/version"))
        }
      }
      #expect(error?.code == .protocolViolation)
      #expect(error?.message == "'http://127.0.0.1:\(server.port)' does not speak HTTP")
    }
  }
}
