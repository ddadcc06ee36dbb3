import KubeClient
import KubeCore
import Synchronization
import TestSupport
import Testing

/// Which servers are trusted, and what is said of those that are not.
@Suite(.timeLimit(.minutes(30)), .aFewAtATime)
struct TransportSecurityTests {
  private let version = KubeRequest(.get, path: "/version")

  private func send(
    _ connection: Connection,
    options: KubeClientOptions = KubeClientOptions()
  ) async throws -> KubeResponse {
    try await KubeClient.with(connection: connection, options: options) {
      try await $0.send(version)
    }
  }

  /// Sends a request that must fail.
  private func failure(
    _ connection: Connection,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async -> KubeError? {
    await #expect(throws: KubeError.self, sourceLocation: sourceLocation) {
      try await send(connection)
    }
  }

  @Test(arguments: ["127.0.0.1", "localhost"])
  func `trusts a server of the given authority`(host: String) async throws {
    try await StubServer.with(tls: ServerTLS()) { _ in
      .json("{}")
    } _: { server in
      let response = try await send(try server.connection(host: host))
      #expect(response.status == 200)
      #expect(server.received.first?.header("host") == ["\(host):\(server.port)"])
    }
  }

  @Test func `refuses a server of an unknown authority`() async throws {
    try await StubServer.with(tls: ServerTLS()) { _ in
      .json("{}")
    } _: { server in
      var connection = try server.connection()
      connection.certificateAuthority = Array(TestCertificates.otherAuthority.utf8)
      let error = await failure(connection)
      #expect(error?.code == .tls)
      #expect(
        error?.description
          == "no secure connection: the certificate of 'https://127.0.0.1:\(server.port)' "
          + "is signed by an unknown authority"
      )
      #expect(server.received.isEmpty)
    }
  }

  @Test func `trusts the system's authorities where none is given`() async throws {
    try await StubServer.with(tls: ServerTLS()) { _ in
      .json("{}")
    } _: { server in
      var connection = try server.connection()
      connection.certificateAuthority = nil
      let error = await failure(connection)
      #expect(error?.message.hasSuffix("is signed by an unknown authority") == true)
    }
  }

  @Test func `refuses a server whose certificate has expired`() async throws {
    let tls = ServerTLS(certificate: TestCertificates.expired, key: TestCertificates.expiredKey)
    try await StubServer.with(tls: tls) { _ in
      .json("{}")
    } _: { server in
      let error = try await failure(server.connection())
      #expect(error?.code == .tls)
      #expect(
        error?.message
          == "the certificate of 'https://127.0.0.1:\(server.port)' expired on 2020-01-31"
      )
    }
  }

  @Test(arguments: [
    "127.0.0.1", "other.example", "wild.example", "a.b.wild.example", "10.0.0.2",
  ])
  func `refuses a server whose certificate is for another host`(name: String) async throws {
    let tls = ServerTLS(certificate: TestCertificates.elsewhere, key: TestCertificates.elsewhereKey)
    try await StubServer.with(tls: tls) { _ in
      .json("{}")
    } _: { server in
      var connection = try server.connection()
      connection.tlsServerName = name
      let error = await failure(connection)
      #expect(error?.code == .tls)
      #expect(
        error?.message == "the certificate of '\(connection.server)' is not valid for '\(name)'"
      )
      #expect(server.received.isEmpty)
    }
  }

  @Test func `does not take the address it connects to for the name it asked for`() async throws {
    // The TLS library alone would: the certificate is for 127.0.0.1, too.
    try await StubServer.with(tls: ServerTLS()) { _ in
      .json("{}")
    } _: { server in
      var connection = try server.connection()
      connection.tlsServerName = "other.example"
      let error = await failure(connection)
      #expect(error?.message.hasSuffix("is not valid for 'other.example'") == true)
      #expect(server.received.isEmpty)
    }
  }

  @Test(arguments: ["a.wild.example", "10.0.0.1"])
  func `takes a certificate for the tls-server-name`(name: String) async throws {
    let tls = ServerTLS(certificate: TestCertificates.elsewhere, key: TestCertificates.elsewhereKey)
    try await StubServer.with(tls: tls) { _ in
      .json("{}")
    } _: { server in
      var connection = try server.connection()
      connection.tlsServerName = name
      #expect(try await send(connection).status == 200)
    }
  }

  @Test func `asks for the tls-server-name but sends the real host`() async throws {
    try await StubServer.with(tls: ServerTLS()) { _ in
      .json("{}")
    } _: { server in
      var connection = try server.connection()
      connection.tlsServerName = "kube.example"
      #expect(try await send(connection).status == 200)
      #expect(server.received.first?.header("host") == ["127.0.0.1:\(server.port)"])
    }
  }

  @Test func `checks nothing where the kubeconfig demands it, and says so`() async throws {
    let tls = ServerTLS(certificate: TestCertificates.expired, key: TestCertificates.expiredKey)
    try await StubServer.with(tls: tls) { _ in
      .json("{}")
    } _: { server in
      var connection = try server.connection()
      connection.certificateAuthority = nil
      connection.skipsTLSVerification = true
      let notices = Notices()
      var options = KubeClientOptions()
      options.notify = { notices.note($0) }
      #expect(try await send(connection, options: options).status == 200)
      #expect(notices.all == [.certificateNotChecked(server: "\(connection.server)")])
      #expect(
        notices.all.map(\.description) == [
          "the certificate of 'https://127.0.0.1:\(server.port)' is not checked, "
            + "as the kubeconfig demands"
        ]
      )
    }
  }

  @Test func `says nothing of certificates that are checked`() async throws {
    try await StubServer.with(tls: ServerTLS()) { _ in
      .json("{}")
    } _: { server in
      let notices = Notices()
      var options = KubeClientOptions()
      options.notify = { notices.note($0) }
      _ = try await send(try server.connection(), options: options)
      #expect(notices.all.isEmpty)
    }
  }

  @Test(arguments: [
    (TestCertificates.client, TestCertificates.clientKey),
    (TestCertificates.clientRSA, TestCertificates.clientRSAKey),
  ])
  func `shows a client certificate`(certificate: String, key: String) async throws {
    let tls = ServerTLS(demandsClientCertificate: true)
    try await StubServer.with(tls: tls) { _ in
      .json("{}")
    } _: { server in
      var connection = try server.connection()
      connection.clientCertificate = ClientCertificate(
        certificate: Array(certificate.utf8),
        key: Secret(key)
      )
      #expect(try await send(connection).status == 200)
    }
  }

  @Test func `says that the server demands a client certificate`() async throws {
    let tls = ServerTLS(demandsClientCertificate: true)
    try await StubServer.with(tls: tls) { _ in
      .json("{}")
    } _: { server in
      let error = try await failure(server.connection())
      #expect(error?.code == .tls)
      #expect(
        error?.message == "'https://127.0.0.1:\(server.port)' demands a client certificate"
      )
    }
  }

  @Test func `says that a server does not speak TLS`() async throws {
    try await StubServer.with { _ in
      .json("{}")
    } _: { server in
      let address = try ServerAddress(parsing: "https://127.0.0.1:\(server.port)")
      let error = await failure(Connection(server: address))
      #expect(error?.code == .tls)
      #expect(error?.message == "'https://127.0.0.1:\(server.port)' does not speak TLS")
    }
  }

  @Test(arguments: [
    (
      "no PEM ü", TestCertificates.client, TestCertificates.clientKey,
      "the certificate authority is not a certificate in PEM"
    ),
    (
      TestCertificates.authority, "no PEM", TestCertificates.clientKey,
      "the client certificate is not a certificate in PEM"
    ),
    (
      TestCertificates.authority, TestCertificates.client, "s3cr3t",
      "the client key is not an unencrypted private key in PEM"
    ),
    (
      TestCertificates.authority, TestCertificates.client, TestCertificates.clientRSAKey,
      "the client certificate and its key do not belong together"
    ),
  ])
  func `finds what cannot be used before anything is sent`(
    authority: String,
    certificate: String,
    key: String,
    message: String
  ) async throws {
    var connection = Connection(server: try ServerAddress(parsing: "https://kube.invalid"))
    connection.certificateAuthority = Array(authority.utf8)
    connection.clientCertificate = ClientCertificate(
      certificate: Array(certificate.utf8),
      key: Secret(key)
    )
    let error = await failure(connection)
    #expect(error?.message == message)
    #expect(error?.underlying.map { "\($0)" }?.contains("s3cr3t") != true)
  }

  /// Keeps the notices that a client gives.
  private final class Notices: Sendable {
    private let box = Mutex<[ConnectionNotice]>([])

    var all: [ConnectionNotice] { box.withLock(\.self) }

    func note(_ notice: ConnectionNotice) { box.withLock { $0.append(notice) } }
  }
}
