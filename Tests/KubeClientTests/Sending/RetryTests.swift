import KubeClient
import KubeCore
import TestSupport
import Testing

/// Requests that are repeated, and those that are not, against a server that fails.
@Suite(.timeLimit(.minutes(30)), .aFewAtATime)
struct RetryTests {
  private let read = KubeRequest(.get, path: "/api/v1/namespaces/kubeflow/pods")

  private func options(_ clock: ManualClock) -> KubeClientOptions {
    var options = KubeClientOptions(clock: clock)
    options.random = { 0 }
    return options
  }

  @Test func `repeats a read until the server is back`() async throws {
    let clock = ManualClock(.flying)
    let options = options(clock)
    try await StubServer.with { request in
      request.number < 3 ? .status(503, reason: "ServiceUnavailable", "starting") : .json("{}")
    } _: { server in
      let connection = try server.connection()
      let response = try await KubeClient.with(connection: connection, options: options) {
        try await $0.send(read)
      }
      #expect(response.status == 200)
      #expect(server.received.count == 3)
      #expect(clock.sleeps == [.milliseconds(200), .milliseconds(400)])
    }
  }

  @Test func `honours Retry-After`() async throws {
    let clock = ManualClock(.flying)
    let options = options(clock)
    try await StubServer.with { request in
      request.number == 1
        ? .status(429, reason: "TooManyRequests", "slow down", headers: [("Retry-After", "7")])
        : .json("{}")
    } _: { server in
      let connection = try server.connection()
      _ = try await KubeClient.with(connection: connection, options: options) {
        try await $0.send(read)
      }
      #expect(clock.sleeps == [.seconds(7)])
    }
  }

  @Test func `gives up after the last attempt with the last answer`() async throws {
    let options = options(ManualClock(.flying))
    try await StubServer.with {
      .status(503, reason: "ServiceUnavailable", "try \($0.number)")
    } _: {
      server in
      let connection = try server.connection()
      let error = await #expect(throws: KubeError.self) {
        try await KubeClient.with(connection: connection, options: options) {
          try await $0.send(read)
        }
      }
      #expect(error?.description == "pods in 'kubeflow': unavailable: try 5")
      #expect(server.received.count == 5)
    }
  }

  @Test func `never repeats a write that is not guarded`() async throws {
    let options = options(ManualClock(.flying))
    try await StubServer.with { _ in
      .status(503, reason: "ServiceUnavailable", "starting")
    } _: {
      server in
      let connection = try server.connection()
      let writes = [KubeRequest.Method.post, .put, .patch, .delete].map {
        KubeRequest($0, path: "/api/v1/namespaces/kubeflow/configmaps/web")
      }
      for write in writes {
        await #expect(throws: KubeError.self) {
          try await KubeClient.with(connection: connection, options: options) {
            try await $0.send(write)
          }
        }
      }
      #expect(server.received.map(\.method) == ["POST", "PUT", "PATCH", "DELETE"])
    }
  }

  @Test func `repeats a read whose connection was closed before the answer`() async throws {
    let options = options(ManualClock(.flying))
    try await StubServer.with {
      $0.number == 1 ? .close : .json("{}")
    } _: { server in
      let connection = try server.connection()
      let response = try await KubeClient.with(connection: connection, options: options) {
        try await $0.send(read)
      }
      #expect(response.status == 200)
      #expect(server.received.map(\.connection) == [1, 2])
    }
  }

  @Test func `names a server that refuses the connection`() async throws {
    let clock = ManualClock(.flying)
    let options = options(clock)
    try await ClosedPort.with { port in
      let server = try ServerAddress(parsing: "http://127.0.0.1:\(port)")
      let error = await #expect(throws: KubeError.self) {
        try await KubeClient.with(connection: Connection(server: server), options: options) {
          try await $0.send(read)
        }
      }
      #expect(error?.code == .unreachable)
      #expect(
        error?.description
          == "pods in 'kubeflow': cannot be reached: "
          + "'http://127.0.0.1:\(port)' refused the connection"
      )
      #expect(clock.sleeps.count == 2)
      #expect(error?.isUnsent == false, "an earlier attempt may have arrived")
    }
  }

  @Test func `knows that a write to a server that refuses the connection was not sent`()
    async throws
  {
    try await ClosedPort.with { port in
      let server = try ServerAddress(parsing: "http://127.0.0.1:\(port)")
      let error = await #expect(throws: KubeError.self) {
        try await KubeClient.with(connection: Connection(server: server)) {
          try await $0.send(KubeRequest(.patch, path: "/api/v1/namespaces/kubeflow/configmaps/web"))
        }
      }
      #expect(error?.code == .unreachable)
      #expect(error?.isUnsent == true)
    }
  }

  @Test func `does not know so of a connection that was closed before the answer`() async throws {
    try await StubServer.with { _ in
      .close
    } _: { server in
      let connection = try server.connection()
      let error = await #expect(throws: KubeError.self) {
        try await KubeClient.with(connection: connection) {
          try await $0.send(KubeRequest(.patch, path: "/api/v1/namespaces/kubeflow/configmaps/web"))
        }
      }
      #expect(error?.code == .unreachable)
      #expect(error?.isUnsent == false)
    }
  }

  @Test func `names a host that is not known`() async throws {
    let options = options(ManualClock(.flying))
    // No name has so long a part: it is known to be none without asking a name server, which may be
    // out of reach where the tests run.
    let host = String(repeating: "x", count: 64) + ".example"
    let server = try ServerAddress(parsing: "https://\(host):6443")
    let error = await #expect(throws: KubeError.self) {
      try await KubeClient.with(connection: Connection(server: server), options: options) {
        try await $0.send(read)
      }
    }
    #expect(error?.code == .unreachable)
    #expect(error?.message == "the host name '\(host)' is not known")
  }

  @Test func `does not begin a pause that the time left does not allow`() async throws {
    let clock = ManualClock()
    var options = options(clock)
    options.requestTimeout = .seconds(5)
    try await StubServer.with { _ in
      .status(429, reason: "TooManyRequests", "slow down", headers: [("Retry-After", "60")])
    } _: { [options] server in
      let connection = try server.connection()
      let error = await #expect(throws: KubeError.self) {
        try await KubeClient.with(connection: connection, options: options) {
          try await $0.send(read)
        }
      }
      #expect(error?.code == .tooManyRequests)
      #expect(error?.retryAfter == .seconds(60))
      #expect(server.received.count == 1)
    }
  }
}
