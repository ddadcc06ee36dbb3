import KubeClient
import KubeCore
import TestSupport
import Testing

/// The time of a request, which covers its attempts and its pauses.
@Suite(.timeLimit(.minutes(30)), .aFewAtATime)
struct DeadlineTests {
  private let read = KubeRequest(.get, path: "/api/v1/namespaces/kubeflow/pods/web-0")

  @Test func `gives up when no answer comes in time`() async throws {
    let clock = ManualClock()
    let options = KubeClientOptions(requestTimeout: .seconds(30), clock: clock)
    try await StubServer.with { _ in
      .silence
    } _: { server in
      let connection = try server.connection()
      let answer = Task {
        try await KubeClient.with(connection: connection, options: options) {
          try await $0.send(read)
        }
      }
      await server.log.waitForRequests(1)
      await clock.waitForSleepers()
      clock.advance(by: .seconds(30))
      let error = await #expect(throws: KubeError.self) { try await answer.value }
      #expect(error?.code == .timeout)
      #expect(
        error?.description
          == "pods 'web-0' in 'kubeflow': timed out: "
          + "no answer from 'http://127.0.0.1:\(server.port)' within 30 s"
      )
      // The connection was not left behind.
      await server.log.waitForEnd(of: 1)
    }
  }

  @Test func `prefers the request's own timeout`() async throws {
    let clock = ManualClock()
    let options = KubeClientOptions(requestTimeout: .seconds(30), clock: clock)
    var request = read
    request.timeout = .milliseconds(1500)
    try await StubServer.with { _ in
      .silence
    } _: { [request] server in
      let connection = try server.connection()
      let answer = Task {
        try await KubeClient.with(connection: connection, options: options) {
          try await $0.send(request)
        }
      }
      await server.log.waitForRequests(1)
      await clock.waitForSleepers()
      clock.advance(by: .milliseconds(1500))
      let error = await #expect(throws: KubeError.self) { try await answer.value }
      #expect(error?.message.hasSuffix("within 1.5 s") == true)
    }
  }

  @Test func `counts the pauses between attempts into the time`() async throws {
    let clock = ManualClock()
    var options = KubeClientOptions(requestTimeout: .seconds(1), clock: clock)
    options.random = { 0 }
    try await StubServer.with { request in
      request.number == 1 ? .status(503, reason: "ServiceUnavailable", "starting") : .silence
    } _: { [options] server in
      let connection = try server.connection()
      let answer = Task {
        try await KubeClient.with(connection: connection, options: options) {
          try await $0.send(read)
        }
      }
      await clock.waitForSleep(of: .milliseconds(200))
      clock.advance(by: .milliseconds(200))
      await server.log.waitForRequests(2)
      await clock.waitForSleepers()
      // 800 ms are left of the second.
      clock.advance(by: .milliseconds(800))
      let error = await #expect(throws: KubeError.self) { try await answer.value }
      #expect(error?.code == .timeout)
    }
  }

  @Test func `passes cancellation on as it is and hangs up`() async throws {
    try await StubServer.with { _ in
      .silence
    } _: { server in
      let connection = try server.connection()
      let task = Task {
        try await KubeClient.with(connection: connection) { try await $0.send(read) }
      }
      await server.log.waitForRequests(1)
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
      await server.log.waitForEnd(of: 1)
    }
  }

  @Test func `sends nothing when it is cancelled before`() async throws {
    try await StubServer.with { _ in
      .json("{}")
    } _: { server in
      let connection = try server.connection()
      let task = Task {
        withUnsafeCurrentTask { $0?.cancel() }
        return try await KubeClient.with(connection: connection) { try await $0.send(read) }
      }
      await #expect(throws: CancellationError.self) { try await task.value }
      #expect(server.received.isEmpty)
    }
  }
}
