import KubeClient
import KubeCore
import TestSupport
import Testing

/// Every kind of login of a kubeconfig, as the server gets to see it.
@Suite(.timeLimit(.minutes(30)), .aFewAtATime)
struct LoginTests {
  private let version = KubeRequest(.get, path: "/version")

  private func failure(_ connection: Connection) async -> KubeError? {
    await #expect(throws: KubeError.self) {
      _ = try await KubeClient.with(connection: connection) { try await $0.send(version) }
    }
  }

  @Test func `logs in by token`() async throws {
    try await StubServer.with { _ in
      .json("{}")
    } _: { server in
      let connection = try server.connection(.token(Secret("t0k3n")))
      _ = try await KubeClient.with(connection: connection) { try await $0.send(version) }
      #expect(server.received.first?.header("Authorization") == ["Bearer t0k3n"])
    }
  }

  @Test func `logs in by name and password`() async throws {
    try await StubServer.with { _ in
      .json("{}")
    } _: { server in
      let connection = try server.connection(
        .basic(username: "admin", password: Secret("pässword"))
      )
      _ = try await KubeClient.with(connection: connection) { try await $0.send(version) }
      #expect(server.received.first?.header("Authorization") == ["Basic YWRtaW46cMOkc3N3b3Jk"])
    }
  }

  @Test func `acts as somebody else`() async throws {
    try await StubServer.with { _ in
      .json("{}")
    } _: { server in
      var connection = try server.connection(.token(Secret("t0k3n")))
      connection.impersonation = Impersonation(
        user: "jane",
        groups: ["admins", "users"],
        uid: "7",
        extra: ["scopes": ["a", "b"]]
      )
      _ = try await KubeClient.with(connection: connection) { try await $0.send(version) }
      let received = try #require(server.received.first)
      #expect(received.header("Authorization") == ["Bearer t0k3n"])
      #expect(received.header("Impersonate-User") == ["jane"])
      #expect(received.header("Impersonate-Group") == ["admins", "users"])
      #expect(received.header("Impersonate-Uid") == ["7"])
      #expect(received.header("Impersonate-Extra-scopes") == ["a", "b"])
    }
  }

  @Test func `reads a token file again after a minute`() async throws {
    let clock = ManualClock()
    let options = KubeClientOptions(clock: clock)
    try await TemporaryDirectory.with { directory in
      let path = try directory.write("first\n", to: "token")
      try await StubServer.with { _ in
        .json("{}")
      } _: { server in
        let connection = try server.connection(.tokenFile(path))
        try await KubeClient.with(connection: connection, options: options) { client in
          _ = try await client.send(version)
          try directory.write("second\n", to: "token")
          clock.advance(by: .seconds(59))
          _ = try await client.send(version)
          clock.advance(by: .seconds(1))
          _ = try await client.send(version)
        }
        #expect(
          server.received.map { $0.header("Authorization") } == [
            ["Bearer first"], ["Bearer first"], ["Bearer second"],
          ]
        )
      }
    }
  }

  @Test func `reads a token file again when the server does not know the token`() async throws {
    try await TemporaryDirectory.with { directory in
      let path = try directory.write("old", to: "token")
      try await StubServer.with { request in
        if request.header("Authorization") == ["Bearer new"] { return .json("{}") }
        try directory.write("new", to: "token")
        return .status(401, reason: "Unauthorized", "Unauthorized")
      } _: { server in
        let connection = try server.connection(.tokenFile(path))
        var write = KubeRequest(.post, path: "/api/v1/namespaces/kubeflow/configmaps")
        write.body = Array("{}".utf8)
        let request = write
        let response = try await KubeClient.with(connection: connection) {
          try await $0.send(request)
        }
        #expect(response.status == 200)
        #expect(server.received.count == 2)
      }
    }
  }

  @Test func `takes a second 401 as the answer`() async throws {
    try await TemporaryDirectory.with { directory in
      let path = try directory.write("old", to: "token")
      try await StubServer.with { _ in
        .status(401, reason: "Unauthorized", "Unauthorized")
      } _: {
        server in
        let error = await failure(try server.connection(.tokenFile(path)))
        #expect(error?.isUnauthorized == true)
        #expect(error?.description == "not logged in: Unauthorized")
        #expect(server.received.count == 2)
      }
    }
  }

  @Test(arguments: [Credentials.none, .token(Secret("t0k3n"))])
  func `takes the first 401 as the answer where nothing can be renewed`(
    credentials: Credentials
  ) async throws {
    try await StubServer.with { _ in
      .status(401, reason: "Unauthorized", "Unauthorized")
    } _: {
      server in
      let error = await failure(try server.connection(credentials))
      #expect(error?.isUnauthorized == true)
      #expect(server.received.count == 1)
    }
  }

  @Test(arguments: [("", "is empty"), (" \n", "is empty")])
  func `names a token file without a token`(content: String, words: String) async throws {
    try await TemporaryDirectory.with { directory in
      let path = try directory.write(content, to: "tökén")
      let server = try ServerAddress(parsing: "https://kube.invalid")
      let error = await failure(Connection(server: server, credentials: .tokenFile(path)))
      #expect(error?.code == .loginBroken)
      #expect(error?.description == "the token file '\(path)' \(words)")
    }
  }

  @Test func `names a token file that cannot be read`() async throws {
    let server = try ServerAddress(parsing: "https://kube.invalid")
    let error = await failure(
      Connection(server: server, credentials: .tokenFile("/nonexistent/token"))
    )
    #expect(error?.code == .fileUnreadable)
    #expect(error?.description == "the token file '/nonexistent/token' cannot be read")
  }

  @Test(arguments: ["s3cr3t\nmore", "s3cr3t more", "s3cr3t\u{7f}", "s3cr3t\r\nX-Other: 1"])
  func `refuses a token that cannot be sent, without showing it`(token: String) async throws {
    try await StubServer.with { _ in
      .json("{}")
    } _: { server in
      let error = await failure(try server.connection(.token(Secret(token))))
      #expect(error?.code == .loginBroken)
      #expect(
        error?.description == "the token holds a blank, a line break or a control character"
      )
      #expect(error?.underlying == nil)
      #expect(server.received.isEmpty)
    }
  }
}
