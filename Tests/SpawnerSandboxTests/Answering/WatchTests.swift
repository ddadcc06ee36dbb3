import KubeCore
import TestSupport
import Testing

@testable import SpawnerSandbox

/// Watches as streams of lines: their start, their changes, their end.
@Suite(.timeLimit(.minutes(30)), .aFewAtATime)
struct WatchTests {
  private let desk = Desk()
  private let path = "/api/v1/namespaces/kubeflow/configmaps"

  /// The events of the next chunk, as type and name.
  private func events(_ source: inout any LineSource) async throws -> [String] {
    guard let bytes = try await source.next() else { return ["end"] }
    return try bytes.split(separator: UInt8(ascii: "\n")).map { line in
      let event = try JSONValue(parsing: Array(line))
      let object = event["object"] ?? .null
      return "\(event["type"]?.string ?? "?") \(object.at("data", "k")?.string ?? object.name)"
    }
  }

  private var version: Int { desk.cluster.look { $0.store.version } }

  @Test func `starts with what there is where no version is named`() async throws {
    var source = try await desk.stream("/api/v1/namespaces?watch=1")
    #expect(
      try await events(&source) == ["ADDED default", "ADDED kubeflow", "ADDED sandbox-user"]
    )
  }

  @Test func `tells of changes after a version`() async throws {
    let since = version
    _ = try await desk.patch(desk.configMapPath, ["data": ["k": "1"]])
    _ = try await desk.patch(desk.configMapPath, ["data": ["k": "2"]])
    _ = try await desk.ask("DELETE", desk.configMapPath)
    var source = try await desk.stream("\(path)?watch=true&resourceVersion=\(since)")
    #expect(try await events(&source) == ["MODIFIED 1", "MODIFIED 2", "DELETED 2"])
  }

  @Test func `waits for changes`() async throws {
    let desk = desk
    var source = try await desk.stream("\(path)?watch=1&resourceVersion=\(version)")
    async let change = desk.patch(desk.configMapPath, ["data": ["k": "later"]])
    #expect(try await events(&source) == ["MODIFIED later"])
    #expect(try await change.status == 200)
  }

  @Test func `shows what enters and leaves the selection as added and deleted`() async throws {
    _ = try await desk.patch(desk.configMapPath, ["data": ["k": "1"]])
    var source = try await desk.stream(
      "\(path)?watch=1&resourceVersion=\(version)&labelSelector=mine"
    )
    _ = try await desk.patch(desk.configMapPath, ["metadata": ["labels": ["mine": "yes"]]])
    _ = try await desk.patch(desk.configMapPath, ["data": ["k": "2"]])
    _ = try await desk.patch(desk.configMapPath, ["metadata": ["labels": ["mine": .null]]])
    _ = try await desk.patch(desk.configMapPath, ["data": ["k": "3"]])
    #expect(try await events(&source) == ["ADDED 1", "MODIFIED 2", "DELETED 2"])
  }

  @Test func `says that a version is too old`() async throws {
    let since = version
    desk.cluster.act { $0.store.forgetChanges() }
    var source = try await desk.stream("\(path)?watch=1&resourceVersion=\(since)")
    let bytes = try #require(try await source.next())
    let event = try JSONValue(parsing: bytes.dropLast())
    #expect(event["type"] == "ERROR")
    #expect(event.at("object", "code") == 410)
    #expect(event.at("object", "reason") == "Expired")
    #expect(
      event.at("object", "message")?.string == "too old resource version: \(since) (\(since + 2))"
        as String?
    )
    #expect(try await source.next() == nil)
  }

  @Test func `refuses a version that is none`() async throws {
    let answer = try await desk.ask("\(path)?watch=1&resourceVersion=new")
    #expect(answer.status == 400)
  }

  @Test func `sends bookmarks to those who want them`() async throws {
    var source = try await desk.stream(
      "\(path)?watch=1&resourceVersion=\(version)&allowWatchBookmarks=true"
    )
    let waker = desk.cluster.wakeups()
    // The first look enters the time of the bookmark; nothing is due yet.
    async let first = events(&source)
    while desk.cluster.look({ $0.agenda.nextDue }) == nil { await Task.yield() }
    desk.clock.advance(by: .seconds(10))
    desk.cluster.act { _ in }
    #expect(try await first == ["BOOKMARK "])
    waker.end()
  }

  @Test func `ends when its time is up`() async throws {
    var source = try await desk.stream(
      "\(path)?watch=1&resourceVersion=\(version)&timeoutSeconds=5"
    )
    desk.clock.advance(by: .seconds(5))
    #expect(try await events(&source) == ["end"])
  }

  @Test func `breaks off after so many lines on demand`() async throws {
    desk.cluster.act { $0.faults.inject(Fault.cutStream(after: 2).on("watch", "namespaces")) }
    var source = try await desk.stream("/api/v1/namespaces?watch=1")
    #expect(try await events(&source) == ["ADDED default", "ADDED kubeflow"])
    await #expect(throws: StreamCut.self) { try await source.next() }
  }

  @Test func `stays open and says nothing more on demand, even when its time is up`() async throws {
    desk.cluster.act { $0.faults.inject(Fault.silence(after: 2).on("watch", "namespaces")) }
    var source = try await desk.stream("/api/v1/namespaces?watch=1&timeoutSeconds=5")
    #expect(try await events(&source) == ["ADDED default", "ADDED kubeflow"])
    desk.clock.advance(by: .seconds(60))
    desk.cluster.act { _ in }
    // Only its client ends it; the third namespace is never told of.
    source.stop()
    #expect(try await events(&source) == ["end"])
  }

  @Test func `ends when it is stopped`() async throws {
    var source = try await desk.stream("\(path)?watch=1&resourceVersion=\(version)")
    source.stop()
    #expect(try await source.next() == nil)
  }

  @Test func `sends rows to those who want rows`() async throws {
    var source = try await desk.stream(
      "/api/v1/namespaces?watch=1",
      headers: ["accept": "application/json;as=Table;v=v1"]
    )
    let bytes = try #require(try await source.next())
    let first = try JSONValue(parsing: bytes.prefix { $0 != UInt8(ascii: "\n") })
    #expect(first.at("object", "kind") == "Table")
    #expect(first.at("object", "rows")?.array?.count == 1)
  }
}
