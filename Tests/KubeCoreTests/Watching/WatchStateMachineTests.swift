import Testing

@testable import KubeCore

/// Every turn of a watch as a step, without a server.
struct WatchStateMachineTests {
  private typealias Machine = WatchStateMachine<ConfigMap>

  @Test func `lists, opens and reads`() throws {
    var machine = Machine()
    #expect(machine.step == .list)
    #expect(machine.listed(list(version: "5")) == .listed([]))
    #expect(machine.step == .open(resourceVersion: "5"))
    machine.opened()
    #expect(machine.step == .read)
    #expect(try machine.received(line("ADDED", "a", 6)) == .added(map("a", 6)))
    #expect(try machine.received(line("MODIFIED", "a", 7)) == .modified(map("a", 7)))
    #expect(try machine.received(line("DELETED", "a", 8)) == .deleted(map("a", 8)))
    #expect(machine.step == .read)
  }

  @Test func `opens again where a bookmark left it`() throws {
    var machine = reading()
    let event = try machine.received(
      bytes(#"{"type":"BOOKMARK","object":{"metadata":{"resourceVersion":"90"}}}"#)
    )
    #expect(event == nil)
    machine.closed()
    #expect(machine.step == .open(resourceVersion: "90"))
  }

  @Test func `opens again where the last event left it`() throws {
    var machine = reading()
    _ = try machine.received(line("ADDED", "a", 17))
    machine.closed()
    #expect(machine.step == .open(resourceVersion: "17"))
  }

  @Test func `pauses before it opens again what closes at once`() {
    var machine = reading()
    for pause in [500, 1000, 2000, 4000, 8000, 10_000, 10_000] {
      machine.closed()
      #expect(machine.step == .pause(.milliseconds(pause)))
      machine.paused()
      #expect(machine.step == .open(resourceVersion: "5"))
      machine.opened()
    }
  }

  @Test func `forgets earlier failures with the first line`() throws {
    var machine = reading()
    for _ in 1...3 {
      machine.closed()
      machine.paused()
      machine.opened()
    }
    _ = try machine.received(line("ADDED", "a", 6))
    #expect(try machine.failed(KubeError(code: .unreachable, message: "")) != nil)
    #expect(machine.step == .pause(.milliseconds(500)))
  }

  @Test func `lists again when the version is too old`() throws {
    var machine = reading()
    #expect(try machine.failed(KubeError(code: .gone, message: "")) == nil)
    #expect(machine.step == .list)
    #expect(machine.listed(list(version: "60")) == .listed([]))
    #expect(machine.step == .open(resourceVersion: "60"))
  }

  @Test func `lists again when an event says so`() throws {
    var machine = reading()
    let event = try machine.received(
      bytes(#"{"type":"ERROR","object":{"kind":"Status","code":410,"reason":"Expired"}}"#)
    )
    #expect(event == nil)
    #expect(machine.step == .list)
  }

  @Test func `does not list without end`() throws {
    var machine = reading()
    _ = try machine.failed(KubeError(code: .gone, message: ""))
    _ = machine.listed(list(version: "60"))
    _ = try machine.failed(KubeError(code: .gone, message: ""))
    #expect(machine.step == .pause(.seconds(1)))
    machine.paused()
    #expect(machine.step == .list)
  }

  @Test(arguments: [
    KubeError.Code.unreachable, .timeout, .unavailable, .tooManyRequests, .serverError,
  ])
  func `tells of a failure that may pass, and tries again`(_ code: KubeError.Code) throws {
    var machine = reading()
    let event = try machine.failed(KubeError(code: code, message: "x"))
    #expect(event == .interrupted(KubeError(code: code, message: "y")))
    #expect(machine.step == .pause(.milliseconds(500)))
  }

  @Test func `waits as long as the server asks`() throws {
    var machine = reading()
    var error = KubeError(code: .tooManyRequests, message: "")
    error.retryAfter = .seconds(30)
    _ = try machine.failed(error)
    #expect(machine.step == .pause(.seconds(30)))
  }

  @Test(arguments: [
    KubeError.Code.forbidden, .unauthorized, .notFound, .tls, .protocolViolation, .loginBroken,
  ])
  func `gives up where trying again is no use`(_ code: KubeError.Code) {
    var machine = reading()
    let error = #expect(throws: KubeError.self) {
      try machine.failed(KubeError(code: code, message: ""))
    }
    #expect(error?.code == code)
  }

  @Test func `gives up when it cannot even list`() {
    var machine = Machine()
    for code in [KubeError.Code.unreachable, .gone] {
      let error = #expect(throws: KubeError.self) {
        try machine.failed(KubeError(code: code, message: ""))
      }
      #expect(error?.code == code)
    }
  }

  @Test(arguments: [
    ("nonsense", "not the JSON expected: the text is not JSON"),
    (#"{"object":{}}"#, "not the JSON expected: 'type' is missing"),
    (#"{"type":"ADDED","object":{}}"#, "not the JSON expected: 'object.metadata' is missing"),
    (#"{"type":"GUESSED","object":{}}"#, "unknown watch event 'GUESSED'"),
  ])
  func `refuses a line that makes no sense`(_ line: String, _ words: String) {
    var machine = reading()
    let error = #expect(throws: KubeError.self) { try machine.received(bytes(line)) }
    #expect(error?.code == .protocolViolation)
    #expect(error?.message == words)
  }

  @Test func `a half line at the end of a stream is a cut stream`() throws {
    var machine = reading()
    _ = try machine.received(line("ADDED", "a", 17))
    #expect(try machine.received(bytes(#"{"type":"MODIFIED","obj"#)) == nil)
    machine.closed()
    #expect(machine.step == .open(resourceVersion: "17"))
    machine.opened()
    #expect(try machine.received(line("MODIFIED", "a", 18)) == .modified(map("a", 18)))
  }

  @Test func `a server that sends nothing but half lines is let rest`() throws {
    var machine = reading()
    #expect(try machine.received(bytes("{")) == nil)
    machine.closed()
    #expect(machine.step == .pause(.milliseconds(500)))
  }

  @Test func `refuses a broken line that another one follows`() throws {
    var machine = reading()
    #expect(try machine.received(bytes("{")) == nil)
    let error = #expect(throws: KubeError.self) { try machine.received(line("ADDED", "a", 6)) }
    #expect(error?.code == .protocolViolation)
    #expect(error?.message == "not the JSON expected: the text is not JSON")
  }

  @Test func `passes over empty lines`() throws {
    var machine = reading()
    #expect(try machine.received([]) == nil)
    #expect(machine.step == .read)
  }

  private func reading() -> Machine {
    var machine = Machine()
    _ = machine.listed(list(version: "5"))
    machine.opened()
    return machine
  }

  private func list(version: String) -> ObjectList<ConfigMap> {
    ObjectList(items: [], resourceVersion: version)
  }

  private func map(_ name: String, _ version: Int) -> ConfigMap {
    ConfigMap(metadata: ObjectMeta(name: name, resourceVersion: "\(version)"))
  }

  private func line(_ type: String, _ name: String, _ version: Int) -> [UInt8] {
    bytes(
      #"{"type":"\#(type)","object":{"metadata":{"name":"\#(name)","#
        + #""resourceVersion":"\#(version)"}}}"#
    )
  }

  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
}
