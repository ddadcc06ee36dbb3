import KubeCore
import TestSupport
import Testing

/// Watches over the fake cluster: told, resumed, cancelled.
@Suite(.timeLimit(.minutes(30)))
struct WatchTests {
  private let kube = FakeKube()
  private let clock = ManualClock(.flying)

  @Test func `lists what is there and follows what happens`() async throws {
    try create("a")
    var events = watch().makeAsyncIterator()
    #expect(try await summary(events.next()) == "listed a")
    try create("b")
    #expect(try await summary(events.next()) == "added b")
    try kube.change(ConfigMap.self, name: "a", namespace: "n") { $0["data"] = ["k": "v"] }
    #expect(try await summary(events.next()) == "modified a")
    try kube.remove(ConfigMap.self, name: "b", namespace: "n")
    #expect(try await summary(events.next()) == "deleted b")
  }

  @Test func `resumes a stream that was closed, and misses nothing`() async throws {
    var events = watch().makeAsyncIterator()
    _ = try await events.next()
    try create("a")
    #expect(try await summary(events.next()) == "added a")
    kube.cutWatches()
    try create("b")
    #expect(try await summary(events.next()) == "added b")
    #expect(clock.elapsed == .zero)
    let versions = watchRequests.map { $0.queryValue("resourceVersion") }
    #expect(versions == ["1000", "1001"])
  }

  @Test func `says that a stream broke, pauses and goes on`() async throws {
    var events = watch().makeAsyncIterator()
    _ = try await events.next()
    try create("a")
    _ = try await events.next()
    kube.cutWatches(with: KubeError(code: .unreachable, message: "cut"))
    try create("b")
    #expect(try await summary(events.next()) == "interrupted unreachable")
    #expect(try await summary(events.next()) == "added b")
    #expect(clock.sleeps == [.milliseconds(500)])
  }

  @Test func `pauses longer and longer while the server is away`() async throws {
    var events = watch().makeAsyncIterator()
    _ = try await events.next()
    kube.fail(FakeFailure(verb: "watch", times: 4, status: 503))
    for _ in 1...4 {
      #expect(try await summary(events.next()) == "interrupted unavailable")
    }
    try create("a")
    #expect(try await summary(events.next()) == "added a")
    #expect(clock.sleeps == [500, 1000, 2000, 4000].map { .milliseconds($0) })
  }

  @Test func `lists again when the server has forgotten its place`() async throws {
    var events = watch().makeAsyncIterator()
    _ = try await events.next()
    try create("gone")
    #expect(try await summary(events.next()) == "added gone")
    kube.cutWatches(with: KubeError(code: .unreachable, message: "cut"))
    try kube.remove(ConfigMap.self, name: "gone", namespace: "n")
    try create("new")
    kube.compact()
    var view = WatchedObjects<ConfigMap>()
    #expect(try await summary(events.next()) == "interrupted unreachable")
    let event = try #require(try await events.next())
    #expect(summary(event) == "listed new")
    view.apply(event)
    #expect(view.objects.map(\.name) == ["new"])
  }

  @Test func `lists again when an event says so`() async throws {
    var events = watch().makeAsyncIterator()
    _ = try await events.next()
    try create("a")
    _ = try await events.next()
    kube.sendRaw(#"{"type":"ERROR","object":{"kind":"Status","code":410,"reason":"Gone"}}"#)
    #expect(try await summary(events.next()) == "listed a")
  }

  @Test func `resumes from a bookmark`() async throws {
    var events = watch().makeAsyncIterator()
    _ = try await events.next()
    try kube.create(ConfigMap(metadata: ObjectMeta(name: "elsewhere", namespace: "other")))
    try create("a")
    _ = try await events.next()
    try kube.create(ConfigMap(metadata: ObjectMeta(name: "more", namespace: "other")))
    try kube.sendBookmarks()
    kube.cutWatches()
    try create("b")
    #expect(try await summary(events.next()) == "added b")
    #expect(watchRequests.last?.queryValue("resourceVersion") == "1003")
  }

  @Test func `ends with an error where it may not watch`() async throws {
    var events = watch().makeAsyncIterator()
    _ = try await events.next()
    kube.fail(FakeFailure(verb: "watch", status: 403))
    let error = await #expect(throws: KubeError.self) { try await events.next() }
    #expect(
      error?.description
        == "configmaps in 'n': not allowed to watch configmaps: made to fail"
    )
  }

  @Test func `ends with an error where it cannot list`() async throws {
    kube.fail(FakeFailure(verb: "list", times: 1, status: 503))
    var events = watch().makeAsyncIterator()
    let error = await #expect(throws: KubeError.self) { try await events.next() }
    #expect(error?.code == .unavailable)
  }

  @Test func `ends with an error when the server talks nonsense`() async throws {
    var events = watch().makeAsyncIterator()
    _ = try await events.next()
    try create("a")
    _ = try await events.next()
    kube.sendRaw("nonsense")
    let error = await #expect(throws: KubeError.self) { try await events.next() }
    #expect(error?.code == .protocolViolation)
  }

  @Test func `takes a stream that outlasts its time for dead, and opens another`() async throws {
    let clock = ManualClock()
    let options = WatchOptions(timeout: .seconds(60))
    let watch = kube.watch(ConfigMap.self, namespace: "n", options: options, clock: clock)
    let (told, ear) = AsyncStream.makeStream(of: WatchEvent<ConfigMap>.self)
    let watching = Task { for try await event in watch { ear.yield(event) } }
    var events = told.makeAsyncIterator()
    #expect(await summary(events.next()) == "listed ")
    await clock.waitForSleep(of: .seconds(75))
    clock.advance(by: .seconds(74))
    try create("a")
    #expect(await summary(events.next()) == "added a")
    // The time is that of the stream, whatever it has told meanwhile.
    await clock.waitForSleep(of: .seconds(1))
    kube.deafenWatches()
    try create("b")
    clock.advance(by: .seconds(1))
    #expect(await summary(events.next()) == "interrupted timeout")
    await clock.waitForSleep(of: .milliseconds(500))
    clock.advance(by: .milliseconds(500))
    #expect(await summary(events.next()) == "added b")
    #expect(watchRequests.map { $0.queryValue("timeoutSeconds") } == ["60", "60"])
    #expect(watchRequests.map { $0.queryValue("resourceVersion") } == ["1000", "1001"])
    watching.cancel()
    await #expect(throws: CancellationError.self) { try await watching.value }
  }

  @Test func `is cancelled while it waits, and lets go of the stream`() async throws {
    let watch = watch()
    let ended = await withTaskGroup(of: Bool.self) { group in
      group.addTask {
        do {
          for try await _ in watch {}
          return false
        } catch {
          return error is CancellationError
        }
      }
      while kube.openWatches == 0 { await Task.yield() }
      group.cancelAll()
      return await group.next() ?? false
    }
    #expect(ended)
    #expect(kube.openWatches == 0)
  }

  @Test func `is cancelled while it pauses`() async throws {
    let clock = ManualClock()
    let watch = kube.watch(ConfigMap.self, namespace: "n", clock: clock)
    kube.fail(FakeFailure(verb: "watch", status: 503))
    let ended = await withTaskGroup(of: Bool.self) { group in
      group.addTask {
        do {
          for try await _ in watch {}
          return false
        } catch {
          return error is CancellationError
        }
      }
      await clock.waitForSleepers()
      group.cancelAll()
      return await group.next() ?? false
    }
    #expect(ended)
  }

  private func watch() -> Watch<ConfigMap> {
    // On a clock that flies, a stream that may stay open for a time would end at once.
    kube.watch(ConfigMap.self, namespace: "n", options: WatchOptions(), clock: clock)
  }

  private var watchRequests: [KubeRequest] {
    kube.requests.filter { $0.attributes?.verb == "watch" }
  }

  private func create(_ name: String) throws {
    try kube.create(ConfigMap(metadata: ObjectMeta(name: name, namespace: "n")))
  }

  private func summary(_ event: WatchEvent<ConfigMap>?) -> String {
    switch event {
    case nil: "nothing"
    case .listed(let maps)?: "listed " + maps.map(\.name).joined(separator: ",")
    case .added(let map)?: "added \(map.name)"
    case .modified(let map)?: "modified \(map.name)"
    case .deleted(let map)?: "deleted \(map.name)"
    case .interrupted(let error)?: "interrupted \(error.code)"
    }
  }
}
