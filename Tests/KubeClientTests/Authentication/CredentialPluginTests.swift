import KubeCore
import Synchronization
import TestSupport
import Testing

@testable import KubeClient

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Logging in by what another program prints, as kubeconfigs may want it.
@Suite(.timeLimit(.minutes(30)), .aFewAtATime)
struct CredentialPluginTests {
  private static let version = "client.authentication.k8s.io/v1"
  private let request = KubeRequest(.get, path: "/version")

  /// A plugin made of shell commands.
  private func plugin(_ script: String, _ arguments: [String] = []) -> ExecPlugin {
    var plugin = ExecPlugin(command: "/bin/sh", arguments: ["-c", script, "plugin"] + arguments)
    plugin.interactiveMode = .never
    return plugin
  }

  /// A shell command that prints credentials.
  private func printing(_ status: String, version: String = Self.version) -> String {
    #"printf '%s' '{"kind":"ExecCredential","apiVersion":"\#(version)","status":\#(status)}'"#
  }

  private func failure(
    _ plugin: ExecPlugin,
    isTerminal: Bool = false,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async -> KubeError? {
    await #expect(throws: KubeError.self, sourceLocation: sourceLocation) {
      try await CredentialPlugin(plugin, isTerminal: isTerminal).run()
    }
  }

  @Test func `logs in by the token that a program prints`() async throws {
    try await StubServer.with { _ in
      .json("{}")
    } _: { server in
      let plugin = plugin(printing(#"{"token":"t0k3n"}"#))
      let connection = try server.connection(.exec(plugin))
      try await KubeClient.with(connection: connection) { client in
        for _ in 1...2 { _ = try await client.send(request) }
      }
      #expect(
        server.received.map { $0.header("Authorization") }
          == Array(
            repeating: ["Bearer t0k3n"],
            count: 2
          )
      )
    }
  }

  @Test(arguments: [Self.version, "client.authentication.k8s.io/v1beta1"])
  func `tells the program what it may expect`(version: String) async throws {
    try await TemporaryDirectory.with { directory in
      var plugin = plugin(
        #"printf '%s' "$KUBERNETES_EXEC_INFO" > "$1"; printf '%s' "$REGION/$2" > "$3"; "#
          + printing(#"{"token":"t"}"#, version: version),
        [directory.path(of: "info"), "a b", directory.path(of: "rest")]
      )
      plugin.apiVersion = version
      plugin.environment = [.init(name: "REGION", value: Secret("nörd"))]
      plugin.cluster = ["server": "https://kube.example", "config": ["a": 1]]
      _ = try await CredentialPlugin(plugin, isTerminal: true).run()
      #expect(
        String(decoding: try directory.read("info"), as: UTF8.self)
          == #"{"apiVersion":"\#(version)","kind":"ExecCredential","spec":{"cluster":"#
          + #"{"config":{"a":1},"server":"https://kube.example"},"interactive":false}}"#
      )
      #expect(String(decoding: try directory.read("rest"), as: UTF8.self) == "nörd/a b")
    }
  }

  @Test func `asks again shortly before a login expires`() async throws {
    try await TemporaryDirectory.with { directory in
      let clock = TimeOfDay(Date(timeIntervalSince1970: 1_800_000_000))
      var options = KubeClientOptions()
      options.now = { clock.now }
      let script =
        #"echo x >> "$1"; "#
        + printing(
          #"{"token":"t","expirationTimestamp":"2027-01-15T08:01:00Z"}"#
        )
      let plugin = plugin(script, [directory.path(of: "runs")])
      try await StubServer.with { _ in
        .json("{}")
      } _: { [options] server in
        let connection = try server.connection(.exec(plugin))
        try await KubeClient.with(connection: connection, options: options) { client in
          // It is 08:00:00, and the margin is ten seconds.
          var runs: [Int] = []
          for seconds in [0.0, 49, 2] {
            clock.advance(by: seconds)
            _ = try await client.send(request)
            runs.append(try directory.read("runs").count / 2)
          }
          #expect(runs == [1, 1, 2])
        }
      }
    }
  }

  @Test func `asks again once when the server does not know the login`() async throws {
    try await TemporaryDirectory.with { directory in
      let script =
        #"echo x >> "$1"; n=$(wc -l < "$1"); "#
        + #"printf '{"kind":"ExecCredential","apiVersion":"%s","status":{"token":"t%d"}}' "#
        + #""\#(Self.version)" "$n""#
      let plugin = plugin(script, [directory.path(of: "runs")])
      try await StubServer.with { request in
        request.header("Authorization") == ["Bearer t2"]
          ? .json("{}") : .status(401, reason: "Unauthorized", "Unauthorized")
      } _: { server in
        let connection = try server.connection(.exec(plugin))
        let response = try await KubeClient.with(connection: connection) {
          try await $0.send(request)
        }
        #expect(response.status == 200)
        #expect(try directory.read("runs").count == 4)
      }
    }
  }

  @Test func `runs the program once for many requests at a time`() async throws {
    try await TemporaryDirectory.with { directory in
      let script = #"echo x >> "$1"; "# + printing(#"{"token":"t"}"#)
      let plugin = plugin(script, [directory.path(of: "runs")])
      try await StubServer.with { _ in
        .json("{}")
      } _: { server in
        let connection = try server.connection(.exec(plugin))
        try await KubeClient.with(connection: connection) { client in
          try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 1...8 { group.addTask { _ = try await client.send(request) } }
            try await group.waitForAll()
          }
        }
        #expect(server.received.count == 8)
        #expect(try directory.read("runs").count == 2)
      }
    }
  }

  @Test func `shows the certificate that a program hands out`() async throws {
    try await TemporaryDirectory.with { directory in
      let status = [
        "clientCertificateData": TestCertificates.clientRSA,
        "clientKeyData": TestCertificates.clientRSAKey,
      ]
      let json = String(decoding: try JSONEncoder().encode(status), as: UTF8.self)
      let path = try directory.write(
        #"{"kind":"ExecCredential","apiVersion":"\#(Self.version)","status":\#(json)}"#,
        to: "credential"
      )
      let tls = ServerTLS(demandsClientCertificate: true)
      let command = CommandScript(saying: [(3, CommandScript.success)])
      try await StubServer.with(tls: tls, command: command) { _ in
        .json("{}")
      } _: { server in
        let connection = try server.connection(.exec(plugin(#"cat "$1""#, [path])))
        try await KubeClient.with(connection: connection) { client in
          let output = try await client.exec(ExecRequest(["id"], pod: "a", namespace: "b"))
          #expect(output.exitCode == 0)
        }
      }
      try await StubServer.with(tls: tls) { _ in
        .json("{}")
      } _: { server in
        let connection = try server.connection(.exec(plugin(#"cat "$1""#, [path])))
        let response = try await KubeClient.with(connection: connection) {
          try await $0.send(request)
        }
        #expect(response.status == 200)
        #expect(server.received.first?.header("Authorization") == [])
      }
    }
  }

  @Test func `ends the program when it is cancelled`() async throws {
    try await TemporaryDirectory.with { directory in
      let started = directory.path(of: "started")
      let plugin = plugin(#"echo x > "$1"; exec sleep 1000"#, [started])
      let task = Task { try await CredentialPlugin(plugin, isTerminal: false).run() }
      while try !directory.names().contains("started") { await Task.yield() }
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
    }
  }

  @Test(arguments: [
    ("echo s3cr3t; exit 3", "ended with exit code 3"),
    ("kill -9 $$", "ended with signal 9"),
    ("echo s3cr3t", "did not print an ExecCredential in JSON"),
    (
      #"echo '{"kind":"s3cr3t","apiVersion":"\#(Self.version)"}'"#,
      "printed an object of another kind, expected 'ExecCredential'"
    ),
    (
      #"echo '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1beta1"}'"#,
      "speaks another version, expected 'client.authentication.k8s.io/v1', "
        + "found 'client.authentication.k8s.io/v1beta1'"
    ),
    (
      #"echo '{"kind":"ExecCredential","apiVersion":"\#(Self.version)"}'"#, "printed no credentials"
    ),
  ])
  func `says what a program did wrong, but not what it printed`(
    script: String,
    words: String
  ) async {
    let error = await failure(plugin(script))
    #expect(error?.code == .loginBroken)
    #expect(error?.description == "the login program '/bin/sh' \(words)")
    #expect(!String(reflecting: error).contains("s3cr3t"))
  }

  @Test(arguments: [
    ("{}", "printed neither a token nor a certificate"),
    (
      #"{"clientKeyData":"s3cr3t"}"#,
      "printed a certificate without its key, or a key without its certificate"
    ),
    (
      #"{"token":"s3cr3t","expirationTimestamp":"tomorrow"}"#,
      "printed an expirationTimestamp that is no time"
    ),
  ])
  func `says what is wrong with credentials, but not what they are`(
    status: String,
    words: String
  ) async {
    let error = await failure(plugin(printing(status)))
    #expect(error?.code == .loginBroken)
    #expect(error?.message == "the login program '/bin/sh' \(words)")
    #expect(!String(reflecting: error).contains("s3cr3t"))
  }

  @Test(arguments: ["no-such-login-program", "/nonexistent/login-program"])
  func `gives the hint of the kubeconfig where there is no such program`(command: String) async {
    var plugin = ExecPlugin(command: command, place: "config: user 'jane'")
    plugin.installHint = "see https://login.example"
    let error = await failure(plugin)
    #expect(error?.code == .loginBroken)
    #expect(
      error?.description == "config: user 'jane': the login program '\(command)' was not found: "
        + "see https://login.example"
    )
  }

  @Test func `refuses a program that needs a terminal where there is none`() async {
    var plugin = plugin(printing(#"{"token":"t"}"#))
    plugin.interactiveMode = .always
    let error = await failure(plugin)
    #expect(
      error?.message == "the login program '/bin/sh' needs a terminal, and standard input is none"
    )
  }

  @Test(arguments: [
    ("2027-01-15T08:00:00Z", 1_800_000_000.0), ("2027-01-15T08:00:00.5Z", 1_800_000_000.5),
    ("2027-01-15T09:30:00+01:30", 1_800_000_000),
  ])
  func `reads times as RFC 3339 has them`(text: String, seconds: Double) throws {
    let date = try #require(Date(timestamp: text))
    #expect(abs(date.timeIntervalSince1970 - seconds) < 0.001)
  }

  /// A time of day that a test moves.
  private final class TimeOfDay: Sendable {
    private let box: Mutex<Date>

    init(_ start: Date) { box = Mutex(start) }

    var now: Date { box.withLock(\.self) }

    func advance(by seconds: TimeInterval) { box.withLock { $0.addTimeInterval(seconds) } }
  }
}
