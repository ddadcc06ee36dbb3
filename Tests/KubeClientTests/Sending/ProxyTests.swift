import KubeCore
import TestSupport
import Testing

@testable import KubeClient

/// Requests and commands that go through a proxy.
@Suite(.timeLimit(.minutes(30)), .aFewAtATime)
struct ProxyTests {
  private let version = KubeRequest(.get, path: "/version")

  /// The stub proxy answers when it is its turn, which the client may wait for.
  private var options: KubeClientOptions {
    var options = KubeClientOptions(retryPolicy: .never)
    options.connectTimeout = .seconds(1800)
    return options
  }

  /// Sends a request once, which must fail.
  private func failure(_ connection: Connection) async -> KubeError? {
    await #expect(throws: KubeError.self) {
      _ = try await KubeClient.with(connection: connection, options: options) {
        try await $0.send(version)
      }
    }
  }

  @Test func `goes through the proxy, with its login, to an address behind it`() async throws {
    let tls = ServerTLS(certificate: TestCertificates.elsewhere, key: TestCertificates.elsewhereKey)
    try await StubServer.with(tls: tls) { _ in
      .json("{}")
    } _: { server in
      try await StubProxy.with { proxy in
        // Nothing listens at 10.0.0.1 here: the tunnel leads to the stub instead.
        var connection = try server.connection(host: "10.0.0.1")
        connection.proxy = Secret("http://user:p%40ss@127.0.0.1:\(proxy.port)")
        let response = try await KubeClient.with(connection: connection, options: options) {
          try await $0.send(version)
        }
        #expect(response.status == 200)
        let head = try #require(proxy.asked.first)
        #expect(head.hasPrefix("CONNECT 10.0.0.1:\(server.port) HTTP/1.1\r\n"))
        #expect(head.lowercased().contains("\r\nproxy-authorization: basic dxnlcjpwqhnz\r\n"))
      }
    }
  }

  @Test func `checks the certificate behind a proxy against the server's address`() async throws {
    try await StubServer.with(tls: ServerTLS()) { _ in
      .json("{}")
    } _: { server in
      try await StubProxy.with { proxy in
        // The certificate is for 127.0.0.1, which is where the proxy is.
        var connection = try server.connection(host: "10.0.0.1")
        connection.proxy = Secret("http://127.0.0.1:\(proxy.port)")
        let error = await failure(connection)
        #expect(
          error?.message
            == "the certificate of 'https://10.0.0.1:\(server.port)' is not valid for '10.0.0.1'"
        )
      }
    }
  }

  @Test func `runs commands through the proxy`() async throws {
    let command = CommandScript(saying: [(1, "out"), (3, CommandScript.success)])
    let tls = ServerTLS(certificate: TestCertificates.elsewhere, key: TestCertificates.elsewhereKey)
    try await StubServer.with(tls: tls, command: command) { _ in
      .json("{}")
    } _: { server in
      try await StubProxy.with { proxy in
        var connection = try server.connection(host: "10.0.0.1")
        connection.proxy = Secret("http://user:p%40ss@127.0.0.1:\(proxy.port)")
        let output = try await KubeClient.with(connection: connection, options: options) {
          try await $0.exec(ExecRequest(["id"], pod: "web-0", namespace: "kubeflow"))
        }
        #expect(String(decoding: output.stdout, as: UTF8.self) == "out")
        #expect(
          proxy.asked == [
            "CONNECT 10.0.0.1:\(server.port) HTTP/1.1\r\nHost: 10.0.0.1:\(server.port)\r\n"
              + "Proxy-Authorization: Basic dXNlcjpwQHNz\r\n\r\n"
          ]
        )
      }
    }
  }

  @Test(arguments: [
    ("HTTP/1.1 407 Proxy Authentication Required", "demands a login"),
    ("HTTP/1.1 403 Forbidden", "refused the way to the server"),
  ])
  func `names a proxy that refuses`(answer: String, words: String) async throws {
    try await StubProxy.with(answering: answer) { proxy in
      var connection = Connection(server: try ServerAddress(parsing: "https://10.0.0.1"))
      connection.proxy = Secret("http://user:s3cr3t@127.0.0.1:\(proxy.port)")
      let error = await failure(connection)
      #expect(error?.code == .unreachable)
      #expect(error?.message == "the proxy 'http://127.0.0.1:\(proxy.port)' \(words)")
    }
  }

  @Test(arguments: [
    (
      "HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno",
      "refused the way to the server: 'HTTP/1.1 403 Forbidden'"
    ),
    ("HTTP/1.1 200 OK\r\n\r\nhello", "sent more than an answer to CONNECT"),
  ])
  func `says at once what a proxy answers for a command`(
    answer: String,
    words: String
  ) async throws {
    try await StubProxy.with(answering: answer) { proxy in
      var connection = Connection(server: try ServerAddress(parsing: "https://10.0.0.1"))
      connection.proxy = Secret("http://127.0.0.1:\(proxy.port)")
      let error = await #expect(throws: KubeError.self) {
        try await KubeClient.with(connection: connection, options: options) {
          try await $0.exec(ExecRequest(["id"], pod: "web-0", namespace: "kubeflow"))
        }
      }
      #expect(error?.message == "the proxy 'http://127.0.0.1:\(proxy.port)' \(words)")
    }
  }

  @Test func `reads the parts of a proxy's URL`() throws {
    let http = try ProxyAddress(parsing: "http://u:p@[::1]:3128/")
    #expect(http.scheme == .http)
    #expect(http.host == "::1")
    #expect(http.port == 3128)
    #expect(http.username == "u")
    #expect(http.password == Secret("p"))
    #expect(http.description == "http://[::1]:3128")
    let socks = try ProxyAddress(parsing: "socks5://proxy.example")
    #expect(socks.scheme == .socks)
    #expect(socks.port == 1080)
    #expect(socks.description == "socks5://proxy.example:1080")
  }

  @Test(arguments: [
    ("proxy", "proxy-url is not a URL with a host"),
    ("https://proxy", "proxy-url must start with http:// or socks5://, found 'https://'"),
    ("socks5://user:s3cr3t@proxy", "a login at a socks5 proxy is not supported"),
  ])
  func `refuses a proxy that it cannot use`(text: String, message: String) {
    let error = #expect(throws: KubeError.self) { try ProxyAddress(parsing: text) }
    #expect(error?.code == .badServer)
    #expect(error?.message == message)
  }
}
