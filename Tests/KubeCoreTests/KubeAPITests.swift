import KubeCore
import TestSupport
import Testing

/// Lists that come in pages.
struct KubeAPITests {
  private let kube = FakeKube()

  @Test func `reads all pages`() async throws {
    for index in 10..<17 { try create("m\(index)") }
    let list = try await kube.list(
      ConfigMap.self,
      namespace: "n",
      options: ListOptions(limit: 3)
    )
    #expect(list.items.map(\.name) == (10..<17).map { "m\($0)" })
    #expect(list.continueToken == nil)
    #expect(kube.requests.map { $0.queryValue("limit") } == ["3", "3", "3"])
  }

  @Test func `starts anew when the server has forgotten the pages`() async throws {
    for index in 0..<4 { try create("m\(index)") }
    let gone = KubeResponse(status: 410)
    let forgetful = Interposed(kube) { request, count in
      guard count == 2 else { return }
      #expect(request.queryValue("continue") != nil)
      throw KubeError(answer: gone, to: request)
    }
    let list = try await forgetful.list(
      ConfigMap.self,
      namespace: "n",
      options: ListOptions(limit: 2)
    )
    #expect(list.items.map(\.name) == ["m0", "m1", "m2", "m3"])
    #expect(kube.requests.map { $0.queryValue("continue") == nil } == [true, true, false])
  }

  @Test func `gives up on pages that are never there`() async throws {
    for index in 0..<4 { try create("m\(index)") }
    let forgetful = Interposed(kube) { request, _ in
      guard request.queryValue("continue") != nil else { return }
      throw KubeError(answer: KubeResponse(status: 410), to: request)
    }
    let error = await #expect(throws: KubeError.self) {
      try await forgetful.list(ConfigMap.self, namespace: "n", options: ListOptions(limit: 2))
    }
    #expect(error?.isGone == true)
    #expect(kube.requests.count == 3)
  }

  @Test func `tells absence from failure`() async throws {
    #expect(
      try await kube.getIfPresent(ConfigMap.self, name: "x", namespace: "n") == nil
    )
    try create("x")
    #expect(
      try await kube.getIfPresent(ConfigMap.self, name: "x", namespace: "n")?.name == "x"
    )
    kube.fail(FakeFailure(verb: "get", status: 403))
    await #expect(throws: KubeError.self) {
      try await kube.getIfPresent(ConfigMap.self, name: "x", namespace: "n")
    }
  }

  @Test func `names the request whose answer cannot be read`() async throws {
    try kube.create(
      ConfigMap.self,
      ["metadata": ["name": "x", "namespace": "n"], "data": ["k": 7]]
    )
    let error = await #expect(throws: KubeError.self) {
      try await kube.get(ConfigMap.self, name: "x", namespace: "n")
    }
    #expect(
      error?.description == "configmaps 'x' in 'n': unexpected answer: not the JSON expected: "
        + "expected String at 'data.k'"
    )
  }

  @Test func `splits a log into lines`() async throws {
    kube.onLog { request in
      #expect(request.queryValue("tailLines") == "2")
      return KubeResponse(status: 200, body: Array("one\ntwo \u{e9}\n".utf8))
    }
    let lines = try await kube.podLog(
      pod: "p",
      namespace: "n",
      options: LogOptions(tailLines: 2)
    )
    #expect(lines == ["one", "two \u{e9}"])
  }

  private func create(_ name: String) throws {
    try kube.create(ConfigMap(metadata: ObjectMeta(name: name, namespace: "n")))
  }
}

/// An API with something in between that may refuse; requests are counted from 1.
private struct Interposed: KubeAPI {
  private actor Counter {
    private var count = 0

    func next() -> Int {
      count += 1
      return count
    }
  }

  private let api: any KubeAPI
  private let counter = Counter()
  private let check: @Sendable (KubeRequest, Int) throws -> Void

  init(_ api: any KubeAPI, _ check: @escaping @Sendable (KubeRequest, Int) throws -> Void) {
    self.api = api
    self.check = check
  }

  func send(_ request: KubeRequest) async throws -> KubeResponse {
    try check(request, await counter.next())
    return try await api.send(request)
  }

  func lines(
    _ request: KubeRequest
  ) async throws -> AsyncThrowingStream<[UInt8], any Error> {
    try await api.lines(request)
  }

  func exec(_ request: ExecRequest) async throws -> ExecOutput { try await api.exec(request) }
}
