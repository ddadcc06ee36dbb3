import KubeClient
import KubeCore
import Logging
import Synchronization
import TestSupport
import Testing

/// The log's lines: one for each attempt, and nothing secret in them.
@Suite(.timeLimit(.minutes(30)), .aFewAtATime)
struct RequestLogTests {
  /// Keeps what is logged, at every level.
  private final class Recorder: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock(\.self) }

    var logger: Logger {
      var logger = Logger(label: "test") { _ in Handler(recorder: self) }
      logger.logLevel = .trace
      return logger
    }

    struct Handler: LogHandler {
      let recorder: Recorder
      var metadata: Logger.Metadata = [:]
      var logLevel = Logger.Level.trace

      subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
      }

      func log(event: LogEvent) {
        let text = "\(event.level) \(event.message) \(event.metadata ?? [:])"
        recorder.lines.withLock { $0.append(text) }
      }
    }
  }

  @Test func `writes one line for each attempt`() async throws {
    let recorder = Recorder()
    var options = KubeClientOptions(logger: recorder.logger, clock: ManualClock(.flying))
    options.random = { 0 }
    try await StubServer.with { request in
      request.number == 1 ? .status(503, reason: "ServiceUnavailable", "starting") : .json("{}")
    } _: { [options] server in
      let connection = try server.connection(basePath: "/base")
      _ = try await KubeClient.with(connection: connection, options: options) {
        try await $0.send(
          KubeRequest(.get, path: "/api/v1/pods", query: [.init("labelSelector", "app=web")])
        )
      }
      let request = "GET http://127.0.0.1:\(server.port)/…/api/v1/pods?labelSelector=app%3Dweb"
      #expect(
        recorder.all == [
          "debug \(request): 503 in 0 ms [:]", "debug \(request): 200 in 0 ms (attempt 2) [:]",
        ]
      )
    }
  }

  @Test func `says why there was no answer`() async throws {
    let recorder = Recorder()
    let options = KubeClientOptions(
      logger: recorder.logger,
      retryPolicy: .never,
      clock: ManualClock(.flying)
    )
    try await StubServer.with { _ in
      .close
    } _: { server in
      let connection = try server.connection()
      let error = await #expect(throws: KubeError.self) {
        try await KubeClient.with(connection: connection, options: options) {
          try await $0.send(KubeRequest(.get, path: "/version"))
        }
      }
      let name = "http://127.0.0.1:\(server.port)"
      #expect(error?.message == "'\(name)' closed the connection before it answered")
      #expect(recorder.all == ["debug GET \(name)/version: unreachable in 0 ms [:]"])
    }
  }

  @Test(arguments: [
    Answer.close, .whole(404, "no page at /s3cr3t/version"),
    .status(403, reason: "Forbidden", "path /s3cr3t/version is forbidden"),
  ])
  func `hides the server's base path, which may be a token`(answer: Answer) async throws {
    let recorder = Recorder()
    let options = KubeClientOptions(logger: recorder.logger, retryPolicy: .never)
    try await StubServer.with { _ in
      answer
    } _: { server in
      let connection = try server.connection(basePath: "/s3cr3t")
      let error = await #expect(throws: KubeError.self) {
        try await KubeClient.with(connection: connection, options: options) {
          try await $0.send(KubeRequest(.get, path: "/version"))
        }
      }
      #expect(server.received.map(\.target) == ["/s3cr3t/version"])
      let said = "\(try #require(error)) \(recorder.all)"
      #expect(said.contains("/…"))
      #expect(!said.contains("s3cr3t"))
    }
  }

  @Test(arguments: [
    Credentials.token(Secret("s3cr3t")), .basic(username: "admin", password: Secret("s3cr3t")),
  ])
  func `holds no secret, in the log or in errors`(credentials: Credentials) async throws {
    let recorder = Recorder()
    let options = KubeClientOptions(logger: recorder.logger, retryPolicy: .never)
    try await StubServer.with { request in
      request.number.isMultiple(of: 2) ? .status(403, reason: "Forbidden", "no") : .close
    } _: { server in
      let connection = try server.connection(credentials)
      var said: [String] = []
      try await KubeClient.with(connection: connection, options: options) { client in
        for _ in 1...2 {
          var request = KubeRequest(.put, path: "/api/v1/namespaces/a/secrets/b")
          request.body = Array("s3cr3t".utf8)
          do {
            _ = try await client.send(request)
          } catch {
            said.append("\(error) \(String(reflecting: error))")
            dump(error, to: &said[said.count - 1])
          }
        }
        dump(client, to: &said[0])
      }
      let text = (recorder.all + said).joined()
      #expect(server.received.count == 2)
      #expect(server.received.allSatisfy { $0.header("Authorization").count == 1 })
      for secret in ["s3cr3t", "czNjcjN0", "YWRtaW46czNjcjN0", "Bearer", "Authorization"] {
        #expect(!text.contains(secret))
      }
    }
  }
}
