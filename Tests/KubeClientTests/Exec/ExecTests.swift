import KubeClient
import KubeCore
import NIOCore
import NIOWebSocket
import Synchronization
import TestSupport
import Testing

/// Commands in containers over real sockets, with and without TLS.
@Suite(.timeLimit(.minutes(30)), .aFewAtATime)
struct ExecTests {
  private let request = ExecRequest(
    ["sh", "-c", "echo ü && true"],
    pod: "web-0",
    namespace: "kubeflow",
    container: "app"
  )

  private func run(
    _ request: ExecRequest,
    _ connection: Connection,
    options: KubeClientOptions = KubeClientOptions()
  ) async throws -> ExecOutput {
    try await KubeClient.with(connection: connection, options: options) {
      try await $0.exec(request)
    }
  }

  @Test(arguments: ["v4.channel.k8s.io", "v5.channel.k8s.io"])
  func `runs a command`(version: String) async throws {
    let command = CommandScript(
      version,
      saying: [(1, "hel"), (2, "oh"), (1, "lo ü"), (3, CommandScript.success)]
    )
    try await StubServer.with(command: command) { _ in
      .close
    } _: { server in
      let connection = try server.connection(.token(Secret("t0k3n")), basePath: "/base")
      let output = try await run(request, connection)
      #expect(String(decoding: output.stdout, as: UTF8.self) == "hello ü")
      #expect(String(decoding: output.stderr, as: UTF8.self) == "oh")
      #expect(output.exitCode == 0)
      let received = try #require(server.received.first)
      #expect(
        received.target == "/base/api/v1/namespaces/kubeflow/pods/web-0/exec"
          + "?command=sh&command=-c&command=echo%20%C3%BC%20%26%26%20true"
          + "&container=app&stdout=true&stderr=true"
      )
      #expect(received.header("Authorization") == ["Bearer t0k3n"])
      #expect(
        received.header("Sec-WebSocket-Protocol") == ["v5.channel.k8s.io, v4.channel.k8s.io"]
      )
      #expect(received.header("Host") == ["127.0.0.1:\(server.port)"])
    }
  }

  @Test func `runs a command over TLS with a client certificate`() async throws {
    let command = CommandScript(saying: [(1, "ok"), (3, CommandScript.success)])
    let tls = ServerTLS(demandsClientCertificate: true)
    try await StubServer.with(tls: tls, command: command) { _ in
      .close
    } _: { server in
      var connection = try server.connection(host: "localhost")
      connection.clientCertificate = ClientCertificate(
        certificate: Array(TestCertificates.client.utf8),
        key: Secret(TestCertificates.clientKey)
      )
      let output = try await run(request, connection)
      #expect(output == ExecOutput(stdout: Array("ok".utf8)))
    }
  }

  @Test func `refuses a server with a certificate for another host`() async throws {
    let tls = ServerTLS(certificate: TestCertificates.elsewhere, key: TestCertificates.elsewhereKey)
    let command = CommandScript(saying: [(3, CommandScript.success)])
    try await StubServer.with(tls: tls, command: command) { _ in
      .close
    } _: { server in
      let connection = try server.connection()
      let error = await #expect(throws: KubeError.self) { try await run(request, connection) }
      #expect(error?.code == .tls)
      #expect(
        error?.description
          == "pods/exec 'web-0' in 'kubeflow': no secure connection: "
          + "the certificate of 'https://127.0.0.1:\(server.port)' is not valid for '127.0.0.1'"
      )
      #expect(server.received.isEmpty)
    }
  }

  @Test func `hands out the exit code of a command that failed`() async throws {
    let command = CommandScript(saying: [(2, "no such file"), (3, CommandScript.exit(2))])
    try await StubServer.with(command: command) { _ in
      .close
    } _: { server in
      let output = try await run(request, try server.connection())
      #expect(output == ExecOutput(stderr: Array("no such file".utf8), exitCode: 2))
    }
  }

  @Test(arguments: [
    (#""kind":"Status","reason":"InternalError","code":500,"#, "server error"),
    // As a kubelet sends it: no kind, no reason, no code.
    (#""metadata":{},"#, "server error"),
    (#""reason":"BadRequest","code":400,"#, "bad request"),
  ])
  func `says why a command could not be started`(fields: String, words: String) async throws {
    let message = #"exec: \"sh\": executable file not found in $PATH"#
    let status = #"{\#(fields)"status":"Failure","message":"\#(message)"}"#
    try await StubServer.with(command: CommandScript(saying: [(3, status)])) { _ in
      .close
    } _: {
      server in
      let connection = try server.connection()
      let error = await #expect(throws: KubeError.self) { try await run(request, connection) }
      #expect(
        error?.description
          == "pods/exec 'web-0' in 'kubeflow': \(words): "
          + #"exec: "sh": executable file not found in $PATH"#
      )
    }
  }

  @Test func `reads why the server refuses`() async throws {
    try await StubServer.with { _ in
      .status(403, reason: "Forbidden", "user may not exec")
    } _: {
      server in
      let connection = try server.connection()
      let error = await #expect(throws: KubeError.self) { try await run(request, connection) }
      #expect(error?.isForbidden == true)
      #expect(
        error?.description
          == "pods/exec 'web-0' in 'kubeflow': not allowed to get pods/exec: user may not exec"
      )
    }
  }

  @Test func `says that a server did not switch`() async throws {
    try await StubServer.with { _ in
      .json("{}")
    } _: { server in
      let connection = try server.connection()
      let error = await #expect(throws: KubeError.self) { try await run(request, connection) }
      #expect(error?.code == .protocolViolation)
      #expect(
        error?.message
          == "'http://127.0.0.1:\(server.port)' did not switch to a WebSocket, status 200"
      )
    }
  }

  @Test func `says that a server closed the connection`() async throws {
    try await StubServer.with { _ in
      .close
    } _: { server in
      let connection = try server.connection()
      let error = await #expect(throws: KubeError.self) { try await run(request, connection) }
      #expect(error?.code == .unreachable)
      #expect(
        error?.message
          == "'http://127.0.0.1:\(server.port)' closed the connection before it answered"
      )
    }
  }

  @Test(arguments: [(nil, "none"), ("v1.channel.k8s.io", "'v1.channel.k8s.io'")])
  func `refuses a protocol that it did not offer`(version: String?, found: String) async throws {
    let command = CommandScript(version, saying: [(3, CommandScript.success)])
    try await StubServer.with(command: command) { _ in
      .close
    } _: { server in
      let connection = try server.connection()
      let error = await #expect(throws: KubeError.self) { try await run(request, connection) }
      #expect(error?.code == .protocolViolation)
      #expect(
        error?.message == "'http://127.0.0.1:\(server.port)' speaks no protocol for commands "
          + "that is known, found \(found)"
      )
    }
  }

  @Test func `tells a command that was cut off from one that has ended`() async throws {
    try await StubServer.with(command: CommandScript(saying: [(1, "out")])) { _ in
      .close
    } _: {
      server in
      let connection = try server.connection()
      let error = await #expect(throws: KubeError.self) { try await run(request, connection) }
      #expect(error?.code == .unreachable)
      #expect(
        error?.message == "'http://127.0.0.1:\(server.port)' closed the streams "
          + "before the command had ended"
      )
    }
  }

  @Test func `refuses output beyond the limit`() async throws {
    let command = CommandScript(saying: [(1, "123456"), (2, "78901"), (3, CommandScript.success)])
    var options = KubeClientOptions()
    options.sizeLimit = 10
    try await StubServer.with(command: command) { _ in
      .close
    } _: { [options] server in
      let connection = try server.connection()
      let error = await #expect(throws: KubeError.self) {
        try await run(request, connection, options: options)
      }
      #expect(
        error?.message == "'http://127.0.0.1:\(server.port)' sent more than 10 bytes "
          + "of the command's output"
      )
    }
  }

  @Test(arguments: ["v4.channel.k8s.io", "v5.channel.k8s.io"])
  func `sends the input, and its end where that can be said`(version: String) async throws {
    let input = Array(String(repeating: "früh\n", count: 20_000).utf8)
    let heard = Heard()
    let command = CommandScript(version) { inbound, outbound in
      for try await frame in inbound {
        heard.note(Array(frame.unmaskedData.readableBytesView))
        if heard.input.count == input.count, version.hasPrefix("v4") || heard.hasEnded { break }
      }
      try await outbound.write(.message(3, CommandScript.success))
    }
    try await StubServer.with(command: command) { _ in
      .close
    } _: { server in
      var request = request
      request.stdin = input
      let output = try await run(request, try server.connection())
      #expect(output.exitCode == 0)
      #expect(heard.input == input)
      #expect(server.received.first?.target.contains("stdin=true") == true)
    }
  }

  @Test func `answers pings`() async throws {
    let command = CommandScript { inbound, outbound in
      try await outbound.write(
        WebSocketFrame(fin: true, opcode: .ping, data: ByteBuffer(string: "still there?"))
      )
      for try await frame in inbound where frame.opcode == .pong {
        try await outbound.write(.message(1, String(buffer: frame.unmaskedData)))
        break
      }
      try await outbound.write(.message(3, CommandScript.success))
    }
    try await StubServer.with(command: command) { _ in
      .close
    } _: { server in
      let output = try await run(request, try server.connection())
      #expect(String(decoding: output.stdout, as: UTF8.self) == "still there?")
    }
  }

  @Test func `does not wait long for a server that does not hang up`() async throws {
    let clock = ManualClock()
    let options = KubeClientOptions(clock: clock)
    let command = CommandScript { inbound, outbound in
      try await outbound.write(.message(1, "out"))
      try await outbound.write(.message(3, CommandScript.success))
      for try await _ in inbound {}
    }
    try await StubServer.with(command: command) { _ in
      .close
    } _: { server in
      let connection = try server.connection()
      let task = Task { try await run(request, connection, options: options) }
      await clock.waitForSleepers()
      clock.advance(by: .seconds(2))
      let output = try await task.value
      #expect(output == ExecOutput(stdout: Array("out".utf8)))
    }
  }

  @Test func `gives up when a command does not end in time`() async throws {
    let clock = ManualClock()
    let options = KubeClientOptions(clock: clock)
    var request = request
    request.timeout = .seconds(10)
    let command = CommandScript { inbound, _ in for try await _ in inbound {} }
    try await StubServer.with(command: command) { _ in
      .close
    } _: { [request] server in
      let connection = try server.connection()
      let task = Task { try await run(request, connection, options: options) }
      await server.log.waitForRequests(1)
      await clock.waitForSleepers()
      clock.advance(by: .seconds(10))
      let error = await #expect(throws: KubeError.self) { try await task.value }
      #expect(error?.code == .timeout)
      await server.log.waitForEnd(of: 1)
    }
  }

  @Test func `passes cancellation on as it is and hangs up`() async throws {
    let command = CommandScript { inbound, _ in for try await _ in inbound {} }
    try await StubServer.with(command: command) { _ in
      .close
    } _: { server in
      let connection = try server.connection()
      let task = Task { try await run(request, connection) }
      await server.log.waitForRequests(1)
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
      await server.log.waitForEnd(of: 1)
    }
  }

  /// Keeps what a server heard on the channels of the input.
  private final class Heard: Sendable {
    private let box = Mutex<(input: [UInt8], hasEnded: Bool)>(([], false))

    var input: [UInt8] { box.withLock(\.input) }
    var hasEnded: Bool { box.withLock(\.hasEnded) }

    func note(_ message: [UInt8]) {
      box.withLock { box in
        if message.first == 0 { box.input += message.dropFirst() }
        if message == [255, 0] { box.hasEnded = true }
      }
    }
  }
}
