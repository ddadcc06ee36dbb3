import KubeClient
import KubeCore
import TestSupport
import Testing

/// Streams of lines: as they come, to their end, or cut.
@Suite(.timeLimit(.minutes(30)), .aFewAtATime)
struct LinesTests {
  private let watch = KubeRequest(
    .get,
    path: "/api/v1/namespaces/kubeflow/pods",
    query: [.init("watch", "1")]
  )

  /// Reads lines until the stream ends or breaks.
  private func read(
    _ stream: AsyncThrowingStream<[UInt8], any Error>
  ) async -> (lines: [String], error: (any Error)?) {
    var lines: [String] = []
    do {
      for try await line in stream { lines.append(String(decoding: line, as: UTF8.self)) }
      return (lines, nil)
    } catch {
      return (lines, error)
    }
  }

  @Test func `hands out lines across the borders of chunks`() async throws {
    try await StubServer.with { _ in
      .pieces(["früh", "er\nzwe", "i\n", "\nrest"], .complete)
    } _: {
      server in
      let connection = try server.connection()
      try await KubeClient.with(connection: connection) { client in
        let (lines, error) = await read(try await client.lines(watch))
        #expect(lines == ["früher", "zwei", "", "rest"])
        #expect(error == nil)
      }
    }
  }

  @Test func `hands out a line before the answer is complete`() async throws {
    try await StubServer.with { _ in
      .pieces(["one\n"], .open)
    } _: { server in
      let connection = try server.connection()
      try await KubeClient.with(connection: connection) { client in
        for try await line in try await client.lines(watch) {
          #expect(String(decoding: line, as: UTF8.self) == "one")
          break
        }
        // Leaving the loop has closed the connection.
        await server.log.waitForEnd(of: 1)
      }
    }
  }

  @Test func `tells a stream that was cut from one that has ended`() async throws {
    try await StubServer.with { _ in
      .pieces(["one\n", "tw"], .cut)
    } _: { server in
      let connection = try server.connection()
      try await KubeClient.with(connection: connection) { client in
        let (lines, error) = await read(try await client.lines(watch))
        #expect(lines == ["one"])
        let failure = try #require(error as? KubeError)
        #expect(failure.code == .unreachable)
        #expect(
          failure.description
            == "pods in 'kubeflow': cannot be reached: "
            + "'http://127.0.0.1:\(server.port)' cut the stream short"
        )
        #expect(failure.verb == "watch")
      }
    }
  }

  @Test func `refuses a line that is longer than the limit`() async throws {
    var options = KubeClientOptions()
    options.sizeLimit = 10
    try await StubServer.with { _ in
      .pieces(["12345", "678901"], .open)
    } _: { [options] server in
      let connection = try server.connection()
      try await KubeClient.with(connection: connection, options: options) { client in
        let (lines, error) = await read(try await client.lines(watch))
        #expect(lines == [])
        #expect(
          (error as? KubeError)?.message
            == "a line of the answer of 'http://127.0.0.1:\(server.port)' is longer than 10 bytes"
        )
      }
    }
  }

  @Test func `reads why the server does not start a stream`() async throws {
    try await StubServer.with { _ in
      .status(410, reason: "Expired", "too old version: 1")
    } _: {
      server in
      let connection = try server.connection()
      let error = await #expect(throws: KubeError.self) {
        try await KubeClient.with(connection: connection) { _ = try await $0.lines(watch) }
      }
      #expect(error?.isGone == true)
    }
  }

  @Test func `lets the timeout end when the answer begins`() async throws {
    let clock = ManualClock()
    let options = KubeClientOptions(requestTimeout: .seconds(5), clock: clock)
    try await StubServer.with { _ in
      .pieces(["one\n", "two\n"], .complete)
    } _: { server in
      let connection = try server.connection()
      try await KubeClient.with(connection: connection, options: options) { client in
        let stream = try await client.lines(watch)
        clock.advance(by: .seconds(60))
        let (lines, error) = await read(stream)
        #expect(lines == ["one", "two"])
        #expect(error == nil)
      }
    }
  }

  @Test func `closes the connection when the reader is cancelled`() async throws {
    try await StubServer.with { _ in
      .pieces(["one\n"], .open)
    } _: { server in
      let connection = try server.connection()
      let (seen, signal) = AsyncStream.makeStream(of: Void.self)
      let task = Task {
        try await KubeClient.with(connection: connection) { client in
          for try await _ in try await client.lines(watch) { signal.yield() }
          try Task.checkCancellation()
        }
      }
      for await _ in seen { break }
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
      await server.log.waitForEnd(of: 1)
    }
  }

  @Test func `carries a watch on after it was cut`() async throws {
    try await StubServer.with { request in
      switch request.number {
      case 1:
        .json(#"{"metadata":{"resourceVersion":"10"},"items":[\#(Self.pod("a", version: 9))]}"#)
      case 2: .pieces([#"{"type":"ADDED","object":\#(Self.pod("b", version: 11))}"# + "\n"], .cut)
      default: .pieces([#"{"type":"ADDED","object":\#(Self.pod("c", version: 12))}"# + "\n"], .open)
      }
    } _: { server in
      let connection = try server.connection()
      try await KubeClient.with(connection: connection) { client in
        var told: [String] = []
        let clock = ManualClock(.flying)
        let watch = client.watch(
          Pod.self,
          namespace: "kubeflow",
          options: WatchOptions(),
          clock: clock
        )
        for try await event in watch {
          switch event {
          case .listed(let pods): told += pods.map { "listed \($0.metadata.name)" }
          case .added(let pod): told.append("added \(pod.metadata.name)")
          case .interrupted(let error): told.append("interrupted \(error.code)")
          case .modified, .deleted: told.append("something else")
          }
          if told.count == 4 { break }
        }
        #expect(told == ["listed a", "added b", "interrupted unreachable", "added c"])
      }
      let versions = server.received.map { request in
        request.target.split(separator: "&").last { $0.contains("resourceVersion=") }
      }
      #expect(versions.count == 3)
      #expect(versions[1]?.hasSuffix("resourceVersion=10") == true)
      #expect(versions[2]?.hasSuffix("resourceVersion=11") == true)
    }
  }

  private static func pod(_ name: String, version: Int) -> String {
    """
    {"apiVersion":"v1","kind":"Pod","metadata":{"name":"\(name)","namespace":"kubeflow",\
    "uid":"uid-\(name)","resourceVersion":"\(version)"}}
    """
  }
}
